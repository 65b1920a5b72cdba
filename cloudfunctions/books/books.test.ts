import {
  boundsOfMonth,
  memberCode,
  monthAfter,
  monthOf,
  type Book,
  type EpochMs,
  type Fen,
  type MemberNo,
  type MonthView,
  type Points,
  type TillDifference,
} from '@vip-card/core';
import { people } from '../shared/cloud/testing/seed';
import { article, openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (iso: string): EpochMs => Date.parse(iso) as EpochMs;
/** Months that no test shares with another. */
const BEGAN = at('2027-03-10T12:00:00+08:00');

let shop: ShopFloor;
beforeAll(async () => {
  shop = await openShop();
  await shop.cloud.clock.set(BEGAN);
}, 60_000);
afterAll(() => shop.cloud.stop());

const month = (of: string) => shop.get(people.finance, 'books', 'month', { month: of });
const closing = (of: string) => ({ requestId: shop.request(), month: of });
const liability = () => shop.get(people.finance, 'books', 'liability', {});
const thisMonth = async () => monthOf(await shop.now());
const sell = (openid: string, session: string, yuan: number, more: { redeem?: number; occurredAt?: EpochMs } = {}) =>
  shop.get(openid, 'counter', 'sell', {
    requestId: shop.request(),
    session,
    lines: [article(yuan * 100)],
    ...(more.redeem === undefined ? {} : { redeem: more.redeem as Points }),
    ...(more.occurredAt === undefined ? {} : { occurredAt: more.occurredAt }),
  });
const refund = (openid: string, session: string, yuan: number) =>
  shop.get(openid, 'counter', 'refund', { requestId: shop.request(), session, amount: (yuan * 100) as Fen });
const adjust = (memberNo: MemberNo, points: number, storeId: string) =>
  shop.get(people.hq, 'adjustments', 'propose', {
    requestId: shop.request(),
    memberNo,
    storeId,
    points: points as Points,
    reason: 'correction',
    note: '补记',
  });

/** The same member before the clerk of the other store. */
async function scanFarAway(card: { memberNo: MemberNo; secret: string }): Promise<string> {
  await shop.cloud.clock.advance(30_000);
  const code = memberCode(card.memberNo, card.secret, await shop.now());
  return (await shop.get(people.farClerk, 'counter', 'scan', { code })).session;
}

/** Moves on to an hour after a month has ended, with everything in it closed before. */
async function closeUpTo(last: string): Promise<MonthView> {
  let view = await month(last);
  for (let next = view.first; next <= last; next = monthAfter(next)) {
    view = await month(next);
    if (view.closed) continue;
    if ((await shop.now()) < view.closableFrom) await shop.cloud.clock.set(view.closableFrom);
    view = await shop.get(people.finance, 'books', 'close', closing(next));
  }
  return view;
}

function requireBalanced(books: readonly Book[]): void {
  for (const book of books) {
    const { opening, issued, redeemed, restored, expired, reversed, adjusted, transferred, closing: end } = book;
    expect(opening + issued + redeemed + restored + expired + reversed + adjusted + transferred).toBe(end);
  }
}

describe('the books of a month', () => {
  it('before anything happened are empty', async () => {
    const view = await month(await thisMonth());
    expect(view).toMatchObject({ books: [], closed: null, first: '2027-03', next: '2027-03' });
    expect(view.entities).toEqual([
      { entity: 'suli', stores: ['静安店'] },
      { entity: 'tianhe-trading', stores: ['天河店'] },
    ]);
  });

  it('add up by entity to what is owed', async () => {
    const { card, session } = await shop.member();
    await sell(people.clerk, session, 1_000);
    const far = await scanFarAway(card);
    await sell(people.farClerk, far, 300, { redeem: 100 });
    await refund(people.clerk, session, 200);
    await adjust(card.memberNo, 55, 'jingan');
    await adjust(card.memberNo, -5, 'tianhe');

    const { books } = await month(await thisMonth());
    requireBalanced(books);
    expect(books.map(({ entity }) => entity)).toEqual(['suli', 'tianhe-trading']);
    const [home] = books;
    expect(home).toMatchObject({ opening: 0, redeemed: -100, adjusted: 50 });
    const owed = (await liability()).liabilities;
    expect(books.map(({ closing: end }) => end)).toEqual(
      owed.map((each) => each.spendable + each.pending + each.expired - each.owed),
    );
    // 100 points pay 1 yuan, which is one fen a point.
    expect(owed.map(({ worth }) => worth)).toEqual(owed.map((each) => each.spendable + each.pending));
  });

  it('count what expired, and what another entity repaid', async () => {
    const { card, session } = await shop.member();
    await sell(people.clerk, session, 400);
    const far = await scanFarAway(card);
    await sell(people.farClerk, far, 800, { redeem: 400 });
    await adjust(card.memberNo, -796, 'tianhe');
    await refund(people.clerk, session, 1_200);
    expect((await shop.store.accounts.find(String(card.memberNo)))?.owed).toBeGreaterThan(0);
    await adjust(card.memberNo, 2_000, 'tianhe');
    const { books } = await month(await thisMonth());
    requireBalanced(books);
    expect(books.reduce((sum, { transferred }) => sum + transferred, 0)).toBe(0);
    const owed = (await liability()).liabilities;
    expect(books.map(({ closing: end }) => end)).toEqual(
      owed.map((each) => each.spendable + each.pending + each.expired - each.owed),
    );
  });
});

describe('closing', () => {
  it('waits until nothing more can be written to the month', async () => {
    const now = await shop.now();
    const running = monthOf(now);
    const { closableFrom } = await month(running);
    const refused = { code: 'month_not_over', month: running, from: closableFrom };
    expect(await shop.refusal(people.finance, 'books', 'close', closing(running))).toEqual(refused);
    await shop.cloud.clock.set(closableFrom - 60_000);
    expect(await shop.refusal(people.finance, 'books', 'close', closing(running))).toEqual(refused);
    await shop.cloud.clock.set(closableFrom);
    const before = await month(running);
    const closed = await shop.get(people.finance, 'books', 'close', closing(running));
    expect(closed).toMatchObject({ month: running, closed: { by: 'finance' }, next: monthAfter(running) });
    expect(closed.books).toEqual(before.books);
  });

  it('goes by the order of months, and once', async () => {
    const running = await thisMonth();
    await closeUpTo(running);
    const again = await shop.refusal(people.hq, 'books', 'close', closing(running));
    expect(again).toMatchObject({ code: 'month_closed', month: running });
    const late = monthAfter(running, 2);
    await shop.cloud.clock.set((await month(late)).closableFrom);
    expect(await shop.refusal(people.hq, 'books', 'close', closing(late))).toEqual({
      code: 'month_not_next',
      month: late,
      next: monthAfter(running),
    });
    expect(await shop.refusal(people.hq, 'books', 'close', closing('2026-12'))).toMatchObject({
      code: 'month_not_next',
    });
  });

  it('is answered again to the same request, and refuses its id for another month', async () => {
    const next = monthAfter((await closeUpTo(await thisMonth())).month);
    await shop.cloud.clock.set((await month(next)).closableFrom);
    const request = closing(next);
    const first = await shop.get(people.finance, 'books', 'close', request);
    expect(await shop.get(people.finance, 'books', 'close', request)).toEqual(first);
    const other = { ...request, month: monthAfter(next) };
    expect(await shop.refusal(people.finance, 'books', 'close', other)).toEqual({ code: 'request_id_reused' });
  });

  it('by two at once happens once', async () => {
    const next = monthAfter((await closeUpTo(await thisMonth())).month);
    await shop.cloud.clock.set((await month(next)).closableFrom);
    const refusals = await Promise.all([
      shop.refusal(people.finance, 'books', 'close', closing(next)),
      shop.refusal(people.hq, 'books', 'close', closing(next)),
    ]);
    expect(refusals.filter((refusal) => refusal === undefined)).toHaveLength(1);
    expect(refusals.find((refusal) => refusal)?.code).toBe('month_closed');
    expect(await shop.store.books.count({ month: next })).toBe(1);
  });

  it('leaves a month unchanged for ever: a late sale counts in the open one, and keeps its time', async () => {
    await shop.cloud.clock.set(boundsOfMonth(await thisMonth()).until - 2 * HOUR);
    const { card, session } = await shop.member();
    const occurredAt = await shop.now();
    await sell(people.clerk, session, 100);
    const before = monthOf(occurredAt);
    const closed = await closeUpTo(before);
    await shop.cloud.clock.advance(DAY);
    const code = memberCode(card.memberNo, card.secret, await shop.now());
    const { session: fresh } = await shop.get(people.clerk, 'counter', 'scan', { code });
    const opening = closed.books.find(({ entity }) => entity === 'suli')?.closing ?? 0;
    await sell(people.clerk, fresh, 70, { occurredAt: (occurredAt + HOUR) as EpochMs });

    const { closed: by, books } = await month(before);
    expect({ by, books }).toEqual({ by: closed.closed, books: closed.books });
    const open = await month(await thisMonth());
    requireBalanced(open.books);
    expect(open.books.find(({ entity }) => entity === 'suli')).toMatchObject({ opening, issued: 70 });
    const { sales } = await shop.get(people.finance, 'books', 'lateSales', {});
    expect(sales[0]).toMatchObject({
      memberNo: card.memberNo,
      store: '静安店',
      points: 70,
      paid: 7_000,
      occurredAt: occurredAt + HOUR,
      postedAt: expect.any(Number) as number,
    });
  });

  it('lets the next month begin where it ended, with months between that nobody has closed', async () => {
    const { session } = await shop.member();
    await sell(people.clerk, session, 10);
    const first = await thisMonth();
    await shop.cloud.clock.set((await month(first)).closableFrom);
    const { session: other } = await shop.member();
    await sell(people.clerk, other, 20);
    const [here, there] = [await month(first), await month(monthAfter(first))];
    expect(there.books.map(({ entity, opening }) => [entity, opening])).toEqual(
      here.books.map(({ entity, closing: end }) => [entity, end]),
    );
    requireBalanced(there.books);
  });
});

it('settles between entities what the one’s points paid in the other’s stores, less what came back', async () => {
  await shop.cloud.clock.set((await month(monthAfter(await thisMonth()))).closableFrom);
  const { card, session } = await shop.member();
  await sell(people.clerk, session, 1_000);
  const far = await scanFarAway(card);
  await sell(people.farClerk, far, 400, { redeem: 200 });
  await sell(people.clerk, session, 100, { redeem: 50 });
  const running = await thisMonth();
  const now = await shop.get(people.finance, 'books', 'settlement', { month: running });
  expect(now.settlements).toMatchObject([
    { issuer: 'suli', taker: 'tianhe-trading', redeemed: { points: 200, worth: 200 }, restored: { points: 0 } },
  ]);
  expect(now.balances).toEqual([{ from: 'suli', to: 'tianhe-trading', worth: 200 }]);
  const sales = await shop.store.sales.where({ memberNo: card.memberNo, storeId: 'tianhe' }, { limit: 1 });
  const receipt = sales[0]?.receipt ?? '';
  await shop.get(people.farClerk, 'counter', 'refund', {
    requestId: shop.request(),
    session: far,
    of: { storeId: 'tianhe', receipt },
    amount: 20_000 as Fen,
  });
  const after = await shop.get(people.finance, 'books', 'settlement', { month: running });
  expect(after.balances).toEqual([{ from: 'suli', to: 'tianhe-trading', worth: 100 }]);
});

describe('late sales', () => {
  it('are read page by page, the latest settled first, and sales in time are none', async () => {
    const { session } = await shop.member();
    const now = await shop.now();
    for (let count = 1; count <= 23; count += 1) {
      await sell(people.clerk, session, count, { occurredAt: (now - HOUR) as EpochMs });
    }
    await sell(people.clerk, session, 500, { occurredAt: (now - 5 * 60_000) as EpochMs });
    const first = await shop.get(people.finance, 'books', 'lateSales', {});
    expect(first.sales.map(({ points }) => points)).toEqual(Array.from({ length: 20 }, (_, index) => 23 - index));
    const rest = await shop.get(people.finance, 'books', 'lateSales', { before: first.next ?? '' });
    expect(rest.sales.slice(0, 3).map(({ points }) => points)).toEqual([3, 2, 1]);
    expect(rest.next).toBeNull();
  });
});

describe('a till’s differing points', () => {
  const difference = (receipt: string, settledAt: number): TillDifference => ({
    storeId: 'tianhe',
    receipt,
    memberNo: 80260001 as MemberNo,
    tillPoints: 120 as Points,
    serverPoints: 100 as Points,
    occurredAt: (BEGAN - HOUR) as EpochMs,
    settledAt: settledAt as EpochMs,
    by: 'till-1',
    state: 'open',
    note: '',
    explainedBy: null,
  });
  const settling = (receipt: string) => ({
    requestId: shop.request(),
    storeId: 'tianhe',
    receipt,
    note: '收银机用的是旧规则',
  });

  it('are read the latest settled first, page by page', async () => {
    const written = Array.from({ length: 23 }, (_, index) => difference(`P-${index}`, BEGAN + Math.floor(index / 5)));
    await shop.store.tillDifferences.insertAll(written.map((each) => [`tianhe:${each.receipt}`, each]));
    const first = await shop.get(people.finance, 'books', 'differences', { state: 'open' });
    expect(first.differences).toHaveLength(20);
    expect(first.differences[0]).toMatchObject({ store: '天河店', tillPoints: 120, serverPoints: 100 });
    const rest = await shop.get(people.finance, 'books', 'differences', { state: 'open', before: first.next ?? '' });
    const receipts = [...first.differences, ...rest.differences].map(({ receipt }) => receipt);
    expect(new Set(receipts).size).toBe(23);
    expect(rest.next).toBeNull();
  });

  it('are explained once', async () => {
    await shop.store.tillDifferences.put('tianhe:D-1', difference('D-1', BEGAN + HOUR));
    const request = settling('D-1');
    const done = await shop.get(people.finance, 'books', 'settleDifference', request);
    expect(done.difference).toMatchObject({ state: 'settled', explainedBy: { name: 'finance' }, note: request.note });
    expect(await shop.get(people.finance, 'books', 'settleDifference', request)).toEqual(done);
    expect(await shop.refusal(people.hq, 'books', 'settleDifference', settling('D-1'))).toEqual({
      code: 'difference_settled',
      by: 'finance',
    });
    expect(await shop.refusal(people.finance, 'books', 'settleDifference', { ...request, receipt: 'D-2' })).toEqual({
      code: 'request_id_reused',
    });
    expect(await shop.refusal(people.hq, 'books', 'settleDifference', settling('D-3'))).toEqual({
      code: 'difference_not_found',
      receipt: 'D-3',
    });
    const { differences } = await shop.get(people.finance, 'books', 'differences', { state: 'settled' });
    expect(differences.map(({ receipt }) => receipt)).toEqual(['D-1']);
  });
});

it.each(['2026-13', '2026-1', '1999-12', '', 'x'])('%p is no month', async (wrong) => {
  expect(await shop.refusal(people.finance, 'books', 'month', { month: wrong })).toMatchObject({
    code: 'invalid_input',
    path: 'month',
  });
});
