import { financeLinks } from './finance-links';

test.each([
  ['hq', true],
  ['finance', true],
  ['marketer', false],
  ['manager', false],
] as const)('%s may open the books: %s', (role, may) => {
  expect(Object.values(financeLinks(role))).toEqual([may, may, may]);
});
