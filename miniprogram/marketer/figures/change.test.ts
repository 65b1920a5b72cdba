import { inTenths, relativeChange, shareChange } from './change';

test('customers are compared with the year before in tenths of a percent', () => {
  expect(relativeChange(48216, 45401)).toEqual({ tenths: 62, direction: 'up' });
  expect(relativeChange(90, 100)).toEqual({ tenths: -100, direction: 'down' });
});

test('a first year is compared with nothing', () => {
  expect(relativeChange(10, 0)).toBeNull();
});

test('shares are compared in percentage points', () => {
  expect(shareChange(384, 395)).toEqual({ tenths: -11, direction: 'down' });
  expect(shareChange(384, 384).direction).toBe('same');
});

test.each([
  [384, false, '38.4'],
  [62, true, '+6.2'],
  [-11, true, '\u22121.1'],
  [0, true, '0.0'],
  [12345, false, '1,234.5'],
])('%d tenths are written as %s %s', (tenths, sign, text) => {
  expect(inTenths(tenths, sign)).toBe(text);
});
