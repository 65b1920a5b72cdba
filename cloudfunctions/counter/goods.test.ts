import { memberCode, type Fen, type LineBack, type MemberNo, type Points, type SaleLine } from '@vip-card/core';
import { ledgerOf } from '../shared/cloud/testing/ledger';
import { people } from '../shared/cloud/testing/seed';
import { article, openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';

let shop: ShopFloor;
beforeAll(async () => {
  shop = await openShop();
}, 60_000);
afterAll(() => shop.cloud.stop());

const fen = (amount: number): Fen => amount as Fen;
const points = (count: number): Points => count as Points;
const sell = (session: string, lines: SaleLine[] | number, redeem = 0, clerk: string = people.clerk) =>
  shop.get(clerk, 'counter', 'sell', {
    requestId: shop.request(),
    session,
    lines: typeof lines === 'number' ? [article(lines)] : lines,
    ...(redeem > 0 ? { redeem: points(redeem) } : {}),
  });
const of = (receipt: string) => ({ storeId: 'jingan', receipt });
const back = (line: number, quantity = 1): LineBack => ({ line, quantity });
const stored = async (memberNo: MemberNo) => ledgerOf(shop, memberNo);

describe('paying with points', () => {
  it('takes them at the rules’ rate, earns on the money only, and leaves a line in the statement', async () => {
    const { card, openid, session } = await shop.member();
    await sell(session, 100_000);
    expect(await sell(session, 5_000, 1_000)).toMatchObject({
      paid: 5_000,
      due: 4_000,
      redeemed: { points: 1_000, worth: 1_000 },
      award: { total: 48 }, // silver by then: 40 and a fifth
      pointsAfter: 48,
    });
    const { lines } = await shop.get(openid, 'points', 'statement', {});
    expect(lines.map((each) => [each.cause.kind, each.points])).toEqual([
      ['sale', 48],
      ['redeem', -1_000],
      ['sale', 1_000],
    ]);
    expect((await stored(card.memberNo)).account).toMatchObject({ balance: 48, spent: 104_000 });
  });

  it('is refused without her code, above the cap, and beyond what she has; and nothing moves', async () => {
    const { card, session } = await shop.member();
    await sell(session, 20_000);
    const pay = (redeem: number, paid = 10_000, through = session, clerk: string = people.clerk) =>
      shop.refusal(clerk, 'counter', 'sell', {
        requestId: shop.request(),
        session: through,
        lines: [article(paid)],
        redeem,
      });
    expect(await pay(201)).toEqual({ code: 'points_short', available: 200, asked: 201 });
    expect(await pay(200, 300)).toEqual({ code: 'redeeming_above_cap', maximumPoints: 150, maximumWorth: 150 });
    expect((await stored(card.memberNo)).account).toMatchObject({ seq: 1, balance: 200 });
  });

  it('two tills with the same points at once: one wins, the other is told', async () => {
    const { card, session } = await shop.member();
    await sell(session, 20_000);
    await shop.cloud.clock.advance(30_000);
    const code = memberCode(card.memberNo, card.secret, await shop.now());
    const other = await shop.get(people.farClerk, 'counter', 'scan', { code });
    const pay = (openid: string, through: string) =>
      shop.refusal(openid, 'counter', 'sell', {
        requestId: shop.request(),
        session: through,
        lines: [article(1_000)],
        redeem: 150,
      });
    const refusals = await Promise.all([pay(people.clerk, session), pay(people.farClerk, other.session)]);
    expect(refusals.map((refusal) => refusal?.code).sort()).toEqual(['points_short', undefined]);
    const { account } = await stored(card.memberNo);
    expect(account.balance).toBe(200 - 150 + 8);
  });
});

describe('a return of lines', () => {
  it('does what its preview said: cash, points back, points taken, and the purchase shows what is left', async () => {
    const { card, openid, session } = await shop.member();
    await sell(session, 30_000);
    const bill = [{ ...article(10_000), quantity: 2 }, article(5_000)];
    const { receipt } = await sell(session, bill, 300);
    const goods = { session, of: of(receipt), lines: [back(0)] };
    const preview = await shop.get(people.clerk, 'counter', 'previewReturn', goods);
    const done = await shop.get(people.clerk, 'counter', 'refund', { requestId: shop.request(), ...goods });
    expect(done).toMatchObject(preview);
    expect(done).toMatchObject({ refunded: 5_000, cash: 4_900, restored: 100, reversed: 49, owedAdded: 0 });
    const { purchases } = await shop.get(people.clerk, 'counter', 'purchases', { session });
    expect(purchases[0]).toMatchObject({
      receipt,
      left: 10_000,
      voidable: 'no',
      lines: [{ returned: 1 }, { returned: 0 }],
    });
    expect((await shop.get(openid, 'points', 'purchases', {})).purchases[0]).toMatchObject({
      refunded: 5_000,
      worth: 300,
    });
    await stored(card.memberNo);
  });

  it('is not taken twice: a replay is answered, a second return of the same piece is refused', async () => {
    const { card, session } = await shop.member();
    const { receipt } = await sell(session, 10_000);
    const input = { requestId: shop.request(), session, of: of(receipt), lines: [back(0)] };
    const first = await shop.get(people.clerk, 'counter', 'refund', input);
    expect(await shop.get(people.clerk, 'counter', 'refund', input)).toEqual(first);
    const again = { ...input, requestId: shop.request() };
    expect(await shop.refusal(people.clerk, 'counter', 'refund', again)).toEqual({
      code: 'line_already_returned',
      line: 0,
      left: 0,
    });
    expect((await stored(card.memberNo)).account).toMatchObject({ seq: 2, balance: 0 });
  });

  it('at two counters at once takes one piece back once', async () => {
    const { card, session } = await shop.member();
    const { receipt } = await sell(session, 10_000);
    const refusals = await Promise.all(
      [1, 2, 3].map(() =>
        shop.refusal(people.clerk, 'counter', 'refund', {
          requestId: shop.request(),
          session,
          of: of(receipt),
          lines: [back(0)],
        }),
      ),
    );
    expect(refusals.filter((refusal) => refusal === undefined)).toHaveLength(1);
    expect((await stored(card.memberNo)).account.reversed).toBe(100);
  });

  it('of somebody else’s receipt is refused as if there were none', async () => {
    const [one, other] = [await shop.member(), await shop.member()];
    const { receipt } = await sell(one.session, 10_000);
    const input = { requestId: shop.request(), session: other.session, of: of(receipt), lines: [back(0)] };
    expect(await shop.refusal(people.clerk, 'counter', 'refund', input)).toEqual({ code: 'sale_not_found', receipt });
  });

  it('takes the value of missing points from the cash when she chooses so', async () => {
    const { card, session } = await shop.member();
    const { receipt } = await sell(session, 30_000);
    await sell(session, 600, 300);
    const input = { session, of: of(receipt), amount: fen(30_000) };
    expect(await shop.get(people.clerk, 'counter', 'previewReturn', input)).toMatchObject({
      owedAdded: 297,
      cash: 30_000,
    });
    const settled = { ...input, shortfall: 'cash' as const, requestId: shop.request() };
    expect(await shop.get(people.clerk, 'counter', 'refund', settled)).toMatchObject({
      owedAdded: 0,
      settled: { points: 297, worth: 297 },
      cash: 29_703,
    });
    expect((await stored(card.memberNo)).account).toMatchObject({ balance: 0, owed: 0 });
  });
});

describe('a receipt that is sent again under a new request, because its answer was lost', () => {
  it('is answered as the first time, though it could not be sold or taken back again', async () => {
    const { card, session } = await shop.member();
    await sell(session, 10_000);
    const all = { session, lines: [article(1_000)], redeem: points(100), receipt: 'AGAIN-1' };
    const sold = await shop.get(people.clerk, 'counter', 'sell', { requestId: shop.request(), ...all });
    expect(await shop.get(people.clerk, 'counter', 'sell', { requestId: shop.request(), ...all })).toEqual(sold);
    const whole = { session, of: of('AGAIN-1'), lines: [back(0)], receipt: 'AGAIN-2' };
    const taken = await shop.get(people.clerk, 'counter', 'refund', { requestId: shop.request(), ...whole });
    expect(await shop.get(people.clerk, 'counter', 'refund', { requestId: shop.request(), ...whole })).toEqual(taken);
    const { receipt } = await sell(session, 5_000);
    const goods = { session, of: of(receipt), back: [back(0)], lines: [article(5_000)], receipt: 'AGAIN-3' };
    const made = await shop.get(people.clerk, 'counter', 'exchange', { requestId: shop.request(), ...goods });
    expect(await shop.get(people.clerk, 'counter', 'exchange', { requestId: shop.request(), ...goods })).toEqual(made);
    const taking = { requestId: shop.request(), ...goods, of: of('AGAIN-3'), receipt: 'AGAIN-2' };
    expect(await shop.refusal(people.clerk, 'counter', 'exchange', taking)).toMatchObject({ code: 'receipt_reused' });
    await shop.cloud.clock.advance(11 * 60_000);
    expect(await shop.get(people.clerk, 'counter', 'sell', { requestId: shop.request(), ...all })).toEqual(sold);
    await stored(card.memberNo);
  });
});

describe('an exchange', () => {
  it('is counted once in today’s figures: its difference', async () => {
    const before = await shop.get(people.clerk, 'counter', 'today', {});
    const { session } = await shop.member();
    const { receipt } = await sell(session, 30_000);
    const goods = { session, of: of(receipt), back: [back(0)], lines: [article(40_000)] };
    await shop.get(people.clerk, 'counter', 'exchange', { requestId: shop.request(), ...goods });
    expect(await shop.get(people.clerk, 'counter', 'today', {})).toMatchObject({
      salesCount: before.salesCount + 1,
      paid: before.paid + 40_000,
      pointsIssued: before.pointsIssued + 400,
    });
  });

  it('across stores is one linked transaction: what stays stays, the difference is a sale', async () => {
    const { card, session } = await shop.member();
    const { receipt } = await sell(session, 10_000);
    await shop.cloud.clock.advance(86_400_000);
    const code = memberCode(card.memberNo, card.secret, await shop.now());
    const far = await shop.get(people.farClerk, 'counter', 'scan', { code });
    const goods = { session: far.session, of: of(receipt), back: [back(0)], lines: [article(13_000, 'kidswear')] };
    const preview = await shop.get(people.farClerk, 'counter', 'previewExchange', goods);
    const input = { requestId: shop.request(), ...goods };
    const made = await shop.get(people.farClerk, 'counter', 'exchange', input);
    expect(made).toMatchObject({ ...preview, receipt: made.receipt });
    expect(made).toMatchObject({ due: 3_000, cash: 0, carried: 100, earned: 30, pointsAfter: 130 });
    expect(await shop.get(people.farClerk, 'counter', 'exchange', input)).toEqual(made);
    const { account, sales } = await stored(card.memberNo);
    expect(account).toMatchObject({ seq: 2, purchases: 1, spent: 13_000 });
    expect(sales.map(({ receipt: each, exchangeFor }) => [each, exchangeFor?.receipt ?? null]).sort()).toEqual(
      [
        [receipt, null],
        [made.receipt, receipt],
      ].sort(),
    );
    const undone = {
      requestId: shop.request(),
      session: far.session,
      of: { storeId: 'tianhe', receipt: made.receipt },
      lines: [back(0)],
    };
    expect(await shop.get(people.farClerk, 'counter', 'refund', undone)).toMatchObject({ reversed: 130, cash: 13_000 });
  });
});

describe('a void', () => {
  it('makes the sale never made, and today’s figures forget it', async () => {
    const { card, openid, session } = await shop.member();
    const before = await shop.get(people.clerk, 'counter', 'today', {});
    const { receipt } = await sell(session, 10_000);
    const input = { requestId: shop.request(), session, of: of(receipt) };
    const done = await shop.get(people.clerk, 'counter', 'voidSale', input);
    expect(done).toMatchObject({ reversed: 100, cash: 10_000, pointsAfter: 0 });
    expect(await shop.get(people.clerk, 'counter', 'voidSale', input)).toEqual(done);
    expect((await stored(card.memberNo)).account).toMatchObject({ purchases: 0, lastPurchaseAt: null, balance: 0 });
    expect(await shop.get(people.clerk, 'counter', 'today', {})).toMatchObject({
      salesCount: before.salesCount,
      paid: before.paid,
      pointsIssued: before.pointsIssued,
    });
    expect((await shop.get(openid, 'points', 'purchases', {})).purchases).toMatchObject([
      { receipt, voidedAt: expect.any(Number) as number },
    ]);
  });

  it('moves a sale to the right card under its own receipt, both accounts in one transaction', async () => {
    const [wrong, right] = [await shop.member(), await shop.member()];
    const { receipt } = await sell(wrong.session, 10_000);
    const input = { requestId: shop.request(), session: wrong.session, to: right.session, of: of(receipt) };
    const moved = await shop.get(people.clerk, 'counter', 'reassignSale', input);
    expect(moved).toMatchObject({ from: { reversed: 100 }, to: { receipt, award: { total: 100 } } });
    expect(await shop.get(people.clerk, 'counter', 'reassignSale', input)).toEqual(moved);
    const keyed = { requestId: shop.request(), session: right.session, lines: [article(10_000)], receipt };
    expect(await shop.get(people.clerk, 'counter', 'sell', keyed)).toEqual(moved.to);
    expect((await stored(wrong.card.memberNo)).account).toMatchObject({ balance: 0, purchases: 0 });
    const { account, sales } = await stored(right.card.memberNo);
    expect(account).toMatchObject({ balance: 100, purchases: 1 });
    expect(sales).toMatchObject([{ receipt, memberNo: right.card.memberNo }]);
  });

  it('is a colleague’s only with the manager', async () => {
    const { session, card } = await shop.member();
    const { receipt } = await sell(session, 10_000);
    await shop.cloud.clock.advance(30_000);
    const code = memberCode(card.memberNo, card.secret, await shop.now());
    const other = await shop.get(people.colleague, 'counter', 'scan', { code });
    const input = { requestId: shop.request(), session: other.session, of: of(receipt) };
    expect(await shop.refusal(people.colleague, 'counter', 'voidSale', input)).toMatchObject({
      code: 'void_needs_manager',
    });
  });
});
