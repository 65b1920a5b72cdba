import { oneMonthAfter } from './one-month-after';

test.each([
  ['2026-01-15', '2026-02-15'],
  ['2026-01-31', '2026-02-28'],
  ['2028-01-31', '2028-02-29'],
  ['2026-12-31', '2027-01-31'],
])('a month after %s is %s', (from, to) => {
  expect(oneMonthAfter(new Date(`${from}T09:30`))).toEqual(new Date(`${to}T09:30`));
});
