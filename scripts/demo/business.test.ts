import type { Fen, MemberNo } from '@vip-card/core';
import type { MemberRecords } from '@vip-card/cloud';
import { customersOf } from './business';

type Customer = Pick<MemberRecords, 'member' | 'account'>;

const member = (memberNo: number, name: string, homeStoreId: string, spent: number): Customer =>
  ({
    member: { memberNo: memberNo as MemberNo, name, homeStoreId },
    account: { memberNo: memberNo as MemberNo, spent: spent as Fen },
  }) as Customer;

const members = [
  member(4, '顾清和', 'nanjing', 9_000),
  member(3, '许望舒', 'nanjing', 500),
  member(1, '江晚晴', 'nanjing', 800),
  member(2, '白露', 'nanjing', 800),
  member(5, '程雪', 'xiamen', 9_000),
];

test('the same members make the same customers: the best of a store, and none of those whom a visitor plays', () => {
  const chosen = customersOf(members, 'nanjing', 2).map(({ member: { name } }) => name);
  expect(chosen).toEqual(['江晚晴', '白露']);
  expect(customersOf([...members].reverse(), 'nanjing', 2).map(({ member: { name } }) => name)).toEqual(chosen);
});

test('a store with too few says so', () => {
  expect(() => customersOf(members, 'xiamen', 2)).toThrow('fewer than 2');
});
