import { boxesOf, pressDigit } from './last-four';

test('four digits are taken, and no fifth', () => {
  expect((['6', '2', '0', '7', '9'] as const).reduce(pressDigit, '')).toBe('6207');
});

test('delete takes back the last digit, and other keys do nothing', () => {
  expect((['6', '2', 'delete', '.', '00'] as const).reduce(pressDigit, '')).toBe('6');
});

test('there is a box for every digit, filled from the left', () => {
  expect(boxesOf('62')).toEqual(['6', '2', '', '']);
});
