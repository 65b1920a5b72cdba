import { auditAccount, memberCode, type AdjustmentReason, type Fen, type MemberNo, type Points } from '@vip-card/core';
import { people } from '../shared/cloud/testing/seed';
import { article, openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';

const OTHER_HQ = 'o-hq-2';

let shop: ShopFloor;
beforeAll(async () => {
  shop = await openShop();
  const hq = await shop.store.signIns.find(people.hq);
  if (!hq) throw new Error('no hq');
  await shop.store.signIns.put(OTHER_HQ, { ...hq, staffId: 'hq-2', name: 'hq-2' });
}, 60_000);
afterAll(() => shop.cloud.stop());

const adjusting = (points: number, more: { reason?: AdjustmentReason; note?: string } = {}) => ({
  requestId: shop.request(),
  points: points as Points,
  reason: 'goodwill' as const,
  note: '雨天等候',
  ...more,
});
const propose = (memberNo: MemberNo, points: number, storeId = 'jingan') =>
  shop.get(people.hq, 'adjustments', 'propose', { ...adjusting(points), memberNo, storeId });
const decision = (adjustmentId: string, approve = true) => ({ requestId: shop.request(), adjustmentId, approve });
const accountOf = async (memberNo: MemberNo) => {
  const account = await shop.store.accounts.find(String(memberNo));
  if (!account) throw new Error('no account');
  const movements = await shop.store.movements.where({ memberNo }, { order: [['seq', 'asc']], limit: 1000 });
  expect(auditAccount(account, movements)).toEqual([]);
  return { account, movements };
};

/** A member who has some points, and stands before the manager too. */
async function memberWith(points: number) {
  const { openid, card, session } = await shop.member();
  if (points > 0) {
    const lines = [article(points * 100)];
    await shop.get(people.clerk, 'counter', 'sell', { requestId: shop.request(), session, lines });
  }
  await shop.cloud.clock.advance(30_000);
  const code = memberCode(card.memberNo, card.secret, await shop.now());
  const before = await shop.get(people.manager, 'counter', 'scan', { code });
  return { openid, memberNo: card.memberNo, session: before.session };
}

describe('a manager', () => {
  it('gives points within her limit at once to the member before her, who reads why', async () => {
    const { openid, memberNo, session } = await memberWith(0);
    const given = await shop.get(people.manager, 'adjustments', 'propose', { ...adjusting(500), session });
    expect(given).toMatchObject({
      pointsAfter: 500,
      adjustment: {
        memberNo,
        state: 'carried-out',
        store: '静安店',
        entity: 'suli',
        proposedBy: { staffId: 'manager' },
        decidedBy: null,
      },
    });
    const { account, movements } = await accountOf(memberNo);
    expect(account.lots).toMatchObject([{ remaining: 500, entity: 'suli' }]);
    expect(movements).toMatchObject([{ kind: 'adjust', by: 'manager', approvedBy: null, storeId: 'jingan' }]);
    const { points, lines } = await shop.get(openid, 'points', 'statement', {});
    expect(points).toBe(500);
    expect(lines[0]).toMatchObject({
      points: 500,
      store: '静安店',
      cause: { kind: 'adjust', reason: 'goodwill', note: '雨天等候' },
    });
  });

  it('above her limit asks for a second person, and nothing moves until then', async () => {
    const { memberNo, session } = await memberWith(100);
    const asked = await shop.get(people.manager, 'adjustments', 'propose', { ...adjusting(501), session });
    expect(asked).toMatchObject({ pointsAfter: null, adjustment: { state: 'proposed', decidedAt: null } });
    expect((await accountOf(memberNo)).account.balance).toBe(100);
    const { adjustments } = await shop.get(people.finance, 'adjustments', 'pending', {});
    expect(adjustments[0]).toEqual(asked.adjustment);
    const { adjustmentId } = asked.adjustment;
    const done = await shop.get(people.hq, 'adjustments', 'decide', decision(adjustmentId));
    expect(done).toMatchObject({
      pointsAfter: 601,
      adjustment: { state: 'carried-out', decidedBy: { staffId: 'hq' } },
    });
    const { movements } = await accountOf(memberNo);
    expect(movements[movements.length - 1]).toMatchObject({ kind: 'adjust', by: 'manager', approvedBy: 'hq' });
  });

  it('reaches only whom she has recognised, and by nothing but that', async () => {
    const { card, session } = await shop.member();
    const refused = (of: object) => shop.refusal(people.manager, 'adjustments', 'propose', { ...adjusting(10), ...of });
    expect(await refused({ session })).toEqual({ code: 'session_not_found' });
    expect(await refused({ memberNo: card.memberNo })).toEqual({ code: 'session_not_found' });
    const { session: own } = await memberWith(0);
    await shop.cloud.clock.advance(10 * 60_000);
    expect(await refused({ session: own })).toMatchObject({ code: 'session_expired' });
  });
});

describe('headquarters', () => {
  it('knows whom it is about to give points to, which the audit log says', async () => {
    const { memberNo } = await memberWith(120);
    expect(await shop.get(people.hq, 'adjustments', 'member', { memberNo })).toMatchObject({
      memberNo,
      points: 120,
      owed: 0,
      tier: 'linen',
      alone: 5_000,
    });
    const read = await shop.store.auditLog.where({ memberNo, action: 'adjustments.member' });
    expect(read).toMatchObject([{ staffId: 'hq', storeId: null }]);
    expect(await shop.refusal(people.hq, 'adjustments', 'member', { memberNo: 1 })).toEqual({
      code: 'member_not_found',
    });
  });

  it('takes points out of the lots that the member has, each entity its own', async () => {
    const { memberNo } = await memberWith(200);
    const taken = await propose(memberNo, -150);
    expect(taken.pointsAfter).toBe(50);
    expect((await accountOf(memberNo)).account.lots).toMatchObject([{ remaining: 50, entity: 'suli' }]);
  });

  it('takes no more than there is, now or on approval', async () => {
    const { memberNo } = await memberWith(200);
    const short = { code: 'points_short', available: 200, asked: 201 };
    const input = { ...adjusting(-201), memberNo, storeId: 'jingan' };
    expect(await shop.refusal(people.hq, 'adjustments', 'propose', input)).toEqual(short);
    const rich = await memberWith(6_000);
    const waiting = await propose(rich.memberNo, -6_000);
    await propose(rich.memberNo, -1);
    const approve = decision(waiting.adjustment.adjustmentId);
    expect(await shop.refusal(OTHER_HQ, 'adjustments', 'decide', approve)).toEqual({
      code: 'points_short',
      available: 5_999,
      asked: 6_000,
    });
    expect(await shop.get(OTHER_HQ, 'adjustments', 'decide', { ...approve, approve: false })).toMatchObject({
      pointsAfter: null,
      adjustment: { state: 'declined' },
    });
    expect((await accountOf(rich.memberNo)).account.balance).toBe(5_999);
  });

  it('repays what is owed first', async () => {
    const { memberNo, session } = await memberWith(300);
    await propose(memberNo, -300);
    const refund = { requestId: shop.request(), session, amount: 30_000 as Fen };
    await shop.get(people.manager, 'counter', 'refund', refund);
    expect((await accountOf(memberNo)).account.owed).toBe(300);
    expect(await propose(memberNo, 400)).toMatchObject({ pointsAfter: 100 });
    expect((await accountOf(memberNo)).account).toMatchObject({ owed: 0, balance: 100 });
  });

  it('names the store that bears it, when the member has no home', async () => {
    const { memberNo } = await memberWith(0);
    const input = (more: object) => ({ ...adjusting(10), memberNo, ...more });
    const refused = (more: object) => shop.refusal(people.hq, 'adjustments', 'propose', input(more));
    expect(await refused({})).toEqual({ code: 'store_not_found' });
    expect(await refused({ storeId: 'moon' })).toEqual({ code: 'store_not_found' });
    const { adjustment } = await propose(memberNo, 10, 'tianhe');
    expect(adjustment).toMatchObject({ entity: 'tianhe-trading', store: '天河店' });
  });

  it('cannot approve what it proposed itself', async () => {
    const { memberNo } = await memberWith(0);
    const { adjustment } = await propose(memberNo, 5_001);
    expect(adjustment.state).toBe('proposed');
    const approve = decision(adjustment.adjustmentId);
    expect(await shop.refusal(people.hq, 'adjustments', 'decide', approve)).toEqual({ code: 'second_person_required' });
    expect(await shop.refusal(OTHER_HQ, 'adjustments', 'decide', approve)).toBeUndefined();
    expect(await shop.refusal(OTHER_HQ, 'adjustments', 'decide', decision(adjustment.adjustmentId))).toEqual({
      code: 'adjustment_decided',
      state: 'carried-out',
    });
    expect(await shop.refusal(OTHER_HQ, 'adjustments', 'decide', decision('nothing'))).toEqual({
      code: 'adjustment_not_found',
    });
  });

  it('reads what was decided, newest first, page by page', async () => {
    const { memberNo } = await memberWith(0);
    for (let count = 0; count < 25; count += 1) await propose(memberNo, 1);
    const first = await shop.get(people.finance, 'adjustments', 'decided', {});
    expect(first.adjustments).toHaveLength(20);
    const rest = await shop.get(people.finance, 'adjustments', 'decided', { before: first.next ?? '' });
    const read = [...first.adjustments, ...rest.adjustments].map(({ adjustmentId }) => adjustmentId);
    expect(new Set(read).size).toBe(read.length);
    const times = [...first.adjustments, ...rest.adjustments].map(({ proposedAt }) => proposedAt);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    const total = (await shop.store.adjustments.where({}, { limit: 1000 })).filter(({ state }) => state !== 'proposed');
    const { next } = rest;
    expect(read).toHaveLength(Math.min(total.length, 40));
    expect(next === null).toBe(total.length <= 40);
  });
});

describe('a request', () => {
  it('that is sent again gets its first answer, and moves nothing twice', async () => {
    const { memberNo, session } = await memberWith(0);
    const input = { ...adjusting(40), session };
    const first = await shop.get(people.manager, 'adjustments', 'propose', input);
    // Also when the scan is over by then.
    await shop.cloud.clock.advance(11 * 60_000);
    expect(await shop.get(people.manager, 'adjustments', 'propose', input)).toEqual(first);
    expect((await accountOf(memberNo)).account.balance).toBe(40);
    const { adjustment } = await propose(memberNo, 9_000);
    const approve = decision(adjustment.adjustmentId);
    const done = await shop.get(OTHER_HQ, 'adjustments', 'decide', approve);
    expect(await shop.get(OTHER_HQ, 'adjustments', 'decide', approve)).toEqual(done);
    expect((await accountOf(memberNo)).account.balance).toBe(9_040);
  });

  it('is refused when its id was used for something else', async () => {
    const { memberNo } = await memberWith(0);
    const input = { ...adjusting(40), memberNo, storeId: 'jingan' };
    await shop.get(people.hq, 'adjustments', 'propose', input);
    expect(await shop.refusal(people.hq, 'adjustments', 'propose', { ...input, points: 41 })).toEqual({
      code: 'request_id_reused',
    });
  });

  it.each([{ points: 0 }, { points: 1.5 }, { points: 1_000_001 }, { reason: 'because' }, { note: '' }])(
    'is refused with %p',
    async (wrong) => {
      const input = { ...adjusting(1), memberNo: 80260001, storeId: 'jingan', ...wrong };
      expect(await shop.refusal(people.hq, 'adjustments', 'propose', input)).toMatchObject({
        code: 'invalid_input',
        path: Object.keys(wrong)[0],
      });
    },
  );
});

it('two who approve at once carry it out once', async () => {
  const { memberNo, session } = await memberWith(0);
  const { adjustment } = await shop.get(people.manager, 'adjustments', 'propose', { ...adjusting(700), session });
  const refusals = await Promise.all([
    shop.refusal(people.hq, 'adjustments', 'decide', decision(adjustment.adjustmentId)),
    shop.refusal(OTHER_HQ, 'adjustments', 'decide', decision(adjustment.adjustmentId)),
  ]);
  expect(refusals.filter((refusal) => refusal === undefined)).toHaveLength(1);
  expect(refusals.find((refusal) => refusal)).toEqual({ code: 'adjustment_decided', state: 'carried-out' });
  expect((await accountOf(memberNo)).account).toMatchObject({ balance: 700, seq: 1 });
});

it('an adjustment and sales at once all count', async () => {
  const { memberNo, session } = await memberWith(0);
  await Promise.all([
    ...[1, 2, 3].map(() =>
      shop.get(people.manager, 'counter', 'sell', { requestId: shop.request(), session, lines: [article(1_000)] }),
    ),
    ...[1, 2, 3].map(() => propose(memberNo, 5)),
  ]);
  expect((await accountOf(memberNo)).account.balance).toBe(45);
});
