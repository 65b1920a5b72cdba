import { typeScale } from './appearance';

test('follows the reader’s font size up to where the screens are checked, and never below standard', () => {
  expect([undefined, 0.9, 1, 1.2, 1.4, 1.9].map(typeScale)).toEqual([1, 1, 1, 1.2, 1.4, 1.4]);
});
