import type { Fen, MemberNo, Points, StaffView } from '@vip-card/core';
import type { KeptSale } from '../../counter/kept-drafts';
import type { QueuedSale } from '../../counter/sale-queue';
import { pressOnSale, startSale } from '../../counter/sale-draft';
import { at, queuedSale, session, words } from '../../testing/shop';
import { lateSentence, openMembers, todayView, unansweredView, unfinishedView, whoView } from './home-view';

const now = at('2026-11-21T06:09:00Z');

test('today is three figures and the members seen, each with how long ago and what was paid', () => {
  const member = { memberNo: 80261148 as MemberNo, name: '', tier: 'black' as const };
  const view = todayView(
    {
      salesCount: 6,
      paid: 1284050 as Fen,
      pointsIssued: 12840 as Points,
      joined: 2,
      members: [
        { ...member, at: at('2026-11-21T06:08:00Z'), paid: 39800 as Fen },
        { ...member, name: '林知夏', at: at('2026-11-21T05:57:00Z'), paid: null },
      ],
    },
    now,
    words,
  );
  expect(view.figures.map(({ value }) => value)).toEqual(['6', '12,840.50', '2']);
  expect(view.members.map(({ name, tierName, when }) => `${name} ${tierName} ${when}`)).toEqual([
    '未留姓名 黑卡 1 分钟前，398 元',
    '林知夏 黑卡 12 分钟前',
  ]);
});

test('only what was sent without an answer is brought up again, with the page that sends it', () => {
  const typed: KeptSale = {
    kind: 'sale',
    requestId: 'r1',
    session: session.session,
    member: session.member,
    sent: false,
    startedAt: now,
    draft: startSale('womenswear'),
  };
  const sent = { ...typed, requestId: 'r2', sent: true };
  expect(unansweredView([typed, sent], words)).toEqual([
    {
      requestId: 'r2',
      sentence: '林知夏的一单没有收到答复。点这里再发一次，不会重复记账。',
      url: '/clerk/pages/sale/sale?session=jingan%3Azhou%3A80261148',
    },
  ]);
});

test('a bill that was typed and not sent is listed with its amount, an empty one is not', () => {
  const empty: KeptSale = {
    kind: 'sale',
    requestId: 'r1',
    session: session.session,
    member: session.member,
    sent: false,
    startedAt: now,
    draft: startSale('womenswear'),
  };
  const typed = { ...empty, requestId: 'r2', draft: pressOnSale(empty.draft, '9') };
  const sent = { ...typed, requestId: 'r3', sent: true };
  expect(unfinishedView([empty, typed, sent], words)).toEqual([
    {
      requestId: 'r2',
      sentence: '林知夏的一单还没有收款，9.00 元。点这里继续。',
      url: '/clerk/pages/sale/sale?session=jingan%3Azhou%3A80261148',
    },
  ]);
});

const staff: StaffView = {
  staffId: 's1',
  name: '周沐',
  role: 'clerk',
  scope: { kind: 'store', storeId: 'jingan' },
  store: { storeId: 'jingan', name: '静安店' },
};

test('a clerk is led to the counter only, a manager to the staff list too', () => {
  expect(whoView(staff, words).links).toEqual([]);
  expect(whoView({ ...staff, role: 'manager' }, words).links.map(({ label }) => label)).toEqual(['店员和邀请']);
});

test('headquarters has no counter and is led to the overview', () => {
  const view = whoView({ ...staff, role: 'hq', scope: { kind: 'chain' }, store: null }, words);
  expect(view.store).toBe('');
  expect(view.links.map(({ label }) => label)).toEqual(['总部概览', '店员和邀请']);
});

test('the badge says what most needs the clerk: refused, waiting, other points, put aside', () => {
  const settled = (points: number) => ({ points: points as Points, receipt: 'R1', at: now });
  const refused: QueuedSale = { ...queuedSale, waits: { code: 'receipt_reused', receipt: '0931', at: now } };
  const differing = { ...queuedSale, settled: settled(700) };
  const aside = { ...refused, asideAt: now };
  expect(lateSentence([], words)).toBe('');
  expect(lateSentence([aside, queuedSale, differing, refused], words)).toBe('1 单补录没有成功，请看');
  expect(lateSentence([aside, queuedSale, differing, queuedSale], words)).toBe('2 单待补录');
  expect(lateSentence([aside, differing], words)).toBe('1 单补录后积分不同，请看');
  expect(lateSentence([aside], words)).toBe('1 单放在一边，请发给总部');
  expect(lateSentence([{ ...queuedSale, settled: settled(789) }], words)).toBe('');
});

test('without a network those whose scan is open are a tap away', () => {
  expect(openMembers([session], words)).toEqual([
    {
      name: '林知夏',
      tier: 'gold',
      tierName: '金卡',
      url: '/clerk/pages/member/member?session=jingan%3Azhou%3A80261148',
    },
  ]);
});
