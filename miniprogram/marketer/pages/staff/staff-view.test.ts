import type { EpochMs, Role, StaffView, StoreView } from '@vip-card/core';
import { zhCn as main } from '../../../copy/zh-cn';
import { zhCn as marketer } from '../../copy/zh-cn';
import { mayInvite, mayLookAfterTills, staffGroups } from './staff-view';

const words = { main, marketer };
const now = Date.parse('2026-11-21T06:00:00Z') as EpochMs;
const since = Date.parse('2026-05-26T02:00:00Z') as EpochMs;
const jingan = { storeId: 'jingan', name: '静安店' };
const store = (storeId: string, name: string): StoreView => ({
  storeId,
  name,
  region: '',
  address: '',
  opensAt: '10:00',
  closesAt: '22:00',
  phone: '',
});
const stores = [store('jingan', '静安店'), store('xuhui', '徐汇店')];
const hq: StaffView = { staffId: 'hq', name: '秦明玥', role: 'hq', scope: { kind: 'chain' }, store: null };
const manager: StaffView = {
  staffId: 'm1',
  name: '苏静',
  role: 'manager',
  scope: { kind: 'store', storeId: 'jingan' },
  store: jingan,
};
const clerk: StaffView = { ...manager, staffId: 'c1', name: '周沐', role: 'clerk' };
const staff = [hq, manager, clerk].map((each) => ({ ...each, since }));

test('headquarters sees itself first, then every store, the empty ones too', () => {
  const groups = staffGroups(staff, hq, stores, now, words);
  expect(groups.map(({ name, staff: members }) => [name, members.length])).toEqual([
    ['总部', 1],
    ['静安店', 2],
    ['徐汇店', 0],
  ]);
});

test('a manager sees her own store, may remove its clerk and never herself', () => {
  const [group, ...others] = staffGroups(staff.slice(1), manager, stores, now, words);
  expect(others).toEqual([]);
  expect(group?.staff.map(({ name, since: joined, you, mayDismiss }) => [name, joined, you, mayDismiss])).toEqual([
    ['苏静', '5月26日加入', true, false],
    ['周沐', '5月26日加入', false, true],
  ]);
});

test('managers and headquarters look after tills, a marketer does not', () => {
  expect(['manager', 'hq', 'marketer', 'finance'].map((role) => mayLookAfterTills(role as Role))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('a manager invites clerks, headquarters everybody, a marketer nobody', () => {
  expect(mayInvite('manager')).toEqual(['clerk']);
  expect(mayInvite('hq')).toEqual(['clerk', 'manager', 'marketer', 'hq', 'finance']);
  expect(mayInvite('marketer')).toEqual([]);
});
