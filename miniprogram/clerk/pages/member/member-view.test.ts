import type { Fen, Points } from '@vip-card/core';
import { at, categoryName, session, words } from '../../testing/shop';
import { memberView } from './member-view';

const now = at('2026-11-21T06:09:00Z');

test('says who she is, what she likes and what she bought', () => {
  const view = memberView(session, now, categoryName, words);
  expect(view).toMatchObject({
    name: '林知夏',
    tierName: '金卡',
    points: '2,486',
    about: '138****6207，上次到店 11月14日',
    owed: '',
    found: '',
    purchases: '近 12 个月 9 次购买',
    sizes: [{ category: '女装', size: 'M' }],
  });
  expect(view.recent).toEqual([
    { receipt: '0931', what: '亚麻衬衫、女装等 3 件', where: '11月14日，静安店', paid: '856.00', refunded: '' },
  ]);
});

test('a member found by phone is no proven one, and the page asks for her name', () => {
  expect(memberView({ ...session, proof: 'phone' }, now, categoryName, words).found).toContain('核对姓名');
});

test('a first visit without a phone number or a name is still somebody', () => {
  const member = { ...session.member, name: '', maskedPhone: null, lastVisitAt: null };
  const view = memberView({ ...session, member }, now, categoryName, words);
  expect(view.name).toBe('未留姓名');
  expect(view.about).toBe('第一次到店');
});

test('points that are owed, and what was returned, are said', () => {
  const [purchase] = session.member.recentPurchases;
  if (!purchase) throw new Error('The customer of these tests has bought something.');
  const recentPurchases = [{ ...purchase, refunded: 36800 as Fen }];
  const member = { ...session.member, owed: 334 as Points, recentPurchases };
  const view = memberView({ ...session, member }, now, categoryName, words);
  expect(view.owed).toBe('待补 334 分，下次积分先补。');
  expect(view.recent[0]?.refunded).toBe('已退 368.00');
});
