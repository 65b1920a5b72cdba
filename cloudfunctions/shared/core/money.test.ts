import fc from 'fast-check';
import { parseYuan } from './money';

describe('parseYuan', () => {
  it.each([
    ['139.12', 13_912],
    ['0.29', 29],
    ['1.1', 110],
    ['5', 500],
    ['-5.10', -510],
    ['0', 0],
    ['-0.00', 0],
    ['77183.6', 7_718_360],
    ['4.350', 435],
    [' 12.5 ', 1250],
  ])('reads %s as %i fen', (text, fen) => {
    expect(parseYuan(text)).toBe(fen);
  });

  it.each(['', 'abc', '1.234', '1,000', '1e3', '--1', '1.', '.5', 'NaN', 'Infinity', '１２'])(
    'does not read %p',
    (text) => {
      expect(parseYuan(text)).toBeUndefined();
    },
  );

  it('gives back every amount it is given, without floats', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (fen) => {
        const text = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
        expect(parseYuan(text)).toBe(fen);
      }),
    );
  });
});
