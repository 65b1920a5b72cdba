import type { EpochMs, Fen, Points, ReturnDecision, SaleResult } from '@vip-card/core';
import { at, purchase, session, words } from '../../testing/shop';
import { voidView, type VoidState } from './void-view';

const decision: ReturnDecision = {
  sales: [],
  unmatched: 0 as Fen,
  refunded: 85600 as Fen,
  cash: 85600 as Fen,
  restored: 0 as Points,
  grace: 0 as Points,
  reversed: 1284 as Points,
  lapsed: 0 as Points,
  settled: null,
  owedAdded: 0 as Points,
  pointsAfter: 1202 as Points,
  owedAfter: 0 as Points,
  tierBefore: 'gold',
  tierAfter: 'gold',
  rewardsLost: [],
};
const state: VoidState = {
  kept: {
    kind: 'void',
    requestId: 'r1',
    session: session.session,
    member: session.member,
    sent: false,
    startedAt: 0 as EpochMs,
    draft: { of: { storeId: 'jingan', receipt: '0931' }, reason: '', to: null },
  },
  purchase: { ...purchase, voidable: 'freely' },
  way: 'void',
  step: 'ready',
  decision,
  moved: undefined,
};
const view = (change: Partial<VoidState> = {}, draft: Partial<VoidState['kept']['draft']> = {}) =>
  voidView(
    { ...state, ...change, kept: { ...state.kept, draft: { ...state.kept.draft, ...draft } } },
    words,
    at('2026-11-21T06:09:00Z'),
  );
const to = { session: 'jingan:zhou:80260002', name: '顾清和', tier: 'silver' as const };

test('a void says what goes back before it is confirmed', () => {
  const shown = view();
  expect(shown).toMatchObject({ what: '作废后，这单当作没有发生。', confirm: '作废，退 856.00 元', mayConfirm: true });
  expect(shown.slip?.parts[0]).toMatchObject({ title: '收回积分', value: '\u22121,284 分' });
});

test('where a reason is asked for, nothing is confirmed without one', () => {
  const manager = { purchase: { ...purchase, voidable: 'with-reason' as const } };
  expect(view(manager)).toMatchObject({ asksReason: true, mayConfirm: false });
  expect(view(manager, { reason: ' ' }).mayConfirm).toBe(false);
  expect(view(manager, { reason: '收错款' }).mayConfirm).toBe(true);
});

test('a move asks for the right card, then for a yes', () => {
  expect(view({ way: 'move' })).toMatchObject({ scan: true, confirm: '', to: '' });
  expect(view({ way: 'move' }, { to })).toMatchObject({
    scan: false,
    to: '改到顾清和名下',
    confirm: '确认改到顾清和名下',
  });
  expect(view({ way: 'move' }).slip).toMatchObject({ label: '原来那张卡', figure: '' });
});

test('what points paid for is not moved, and the page says so at once', () => {
  const paid = { ...purchase, redeemed: 500 as Points, worth: 500 as Fen, voidable: 'freely' as const };
  expect(view({ way: 'move', purchase: paid })).toMatchObject({
    what: '这单用了积分抵现，不能改到别人名下，只能作废。',
    scan: false,
    confirm: '',
    slip: null,
  });
});

test('after a move it says what both cards have', () => {
  const reward = { kind: 'prize', zh: '羊绒围巾一条', en: 'A cashmere scarf' } as const;
  const reached = [{ milestone: 's@lifetime', ruleId: 's', measure: 'points', over: 'lifetime', reach: 1000, reward }];
  const moved = { award: { total: 856, reached }, pointsAfter: 3000 } as SaleResult;
  const shown = view({ way: 'move', step: 'done', moved, decision: { ...decision, rewardsLost: [reward] } }, { to });
  expect(shown.moved.map(({ title, value }) => `${title} ${value}`)).toEqual([
    '原来那张卡收回 \u22121,284 分',
    '不再可领 羊绒围巾一条',
    '顾清和得分 +856 分',
    '顾清和现有积分 3,000 分',
  ]);
  expect(shown.reached).toEqual(['累计得分满 1,000 分，可领羊绒围巾一条。请告诉顾客。']);
  expect(shown.slip).toBeNull();
});

test('while it is worked out nothing can be confirmed', () => {
  expect(view({ step: 'checking', decision: undefined })).toMatchObject({ confirm: '', ways: [], slip: null });
});
