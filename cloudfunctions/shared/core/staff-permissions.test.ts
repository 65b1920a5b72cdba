import { covers } from './staff';
import { maySupervise, worksInStore } from './staff-permissions';

it('lets managers lead clerks and nobody else', () => {
  expect(
    ['clerk', 'manager', 'marketer', 'hq', 'finance'].filter((role) => maySupervise('manager', role as never)),
  ).toEqual(['clerk']);
  expect(maySupervise('clerk', 'clerk')).toBe(false);
});

it('covers stores by store, region and chain', () => {
  const store = { storeId: 'jingan', regionId: 'east' };
  expect(covers({ kind: 'store', storeId: 'jingan' }, store)).toBe(true);
  expect(covers({ kind: 'store', storeId: 'xuhui' }, store)).toBe(false);
  expect(covers({ kind: 'region', regionId: 'east' }, store)).toBe(true);
  expect(covers({ kind: 'chain' }, store)).toBe(true);
});

it('puts clerks and managers behind counters', () => {
  expect(worksInStore('manager')).toBe(true);
  expect(worksInStore('hq')).toBe(false);
});
