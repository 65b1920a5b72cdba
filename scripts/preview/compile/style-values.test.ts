import fc from 'fast-check';
import { portMediaParams, portValue } from './style-values';

it.each([
  ['24rpx', 'calc(var(--rpx) * 24)'],
  ['-12.5rpx auto', 'calc(var(--rpx) * -12.5) auto'],
  ['calc(100% - 20rpx)', 'calc(100% - calc(var(--rpx) * 20))'],
  ['translate(-50%, .5rpx)', 'translate(-50%, calc(var(--rpx) * 0.5))'],
  ['100vh', '100cqh'],
  ['env(safe-area-inset-bottom)', 'var(--safe-bottom)'],
  ['calc(env(safe-area-inset-top, 20px) + 8rpx)', 'calc(var(--safe-top, 20px) + calc(var(--rpx) * 8))'],
  ["url('a-12rpx.png')", "url('a-12rpx.png')"],
  ['var(--a12rpx)', 'var(--a12rpx)'],
])('ports %s', (from, to) => {
  expect(portValue(from)).toBe(to);
});

it('leaves values without such units alone, and is done after one pass', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -9999, max: 9999 }),
      fc.constantFrom('px', 'em', '%', 'rpx', 'vh', 'vw'),
      (size, unit) => {
        const once = portValue(`${size}${unit}`);
        expect(portValue(once)).toBe(once);
        if (unit !== 'rpx' && unit !== 'vh') expect(once).toBe(`${size}${unit}`);
      },
    ),
  );
});

it('counts media queries as on a phone 375 px wide', () => {
  expect(portMediaParams('(min-width: 600rpx) and (max-height: 10px)')).toBe(
    '(min-width: 300px) and (max-height: 10px)',
  );
});
