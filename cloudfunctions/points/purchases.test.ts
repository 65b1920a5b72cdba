import type { EpochMs, Fen, Points, Purchase, SaleLine } from '@vip-card/core';
import { people } from '../shared/cloud/testing/seed';
import { article, openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';

let shop: ShopFloor;
beforeAll(async () => {
  shop = await openShop();
}, 60_000);
afterAll(() => shop.cloud.stop());

const HOUR = 3_600_000;

interface Sold {
  lines?: SaleLine[];
  redeem?: Points;
  receipt?: string;
  occurredAt?: EpochMs;
}
const sell = (session: string, { lines = [article(10_000)], ...more }: Sold = {}) =>
  shop.get(people.clerk, 'counter', 'sell', { requestId: shop.request(), session, lines, ...more });
const purchases = (openid: string, input: { before?: string; limit?: number } = {}) =>
  shop.get(openid, 'points', 'purchases', input);

/** All pages, so many at a time. */
async function readAll(openid: string, limit: number): Promise<Purchase[][]> {
  const pages: Purchase[][] = [];
  for (let before: string | null | undefined; before !== null;) {
    const page = await purchases(openid, before === undefined ? { limit } : { before, limit });
    pages.push(page.purchases);
    before = page.next;
  }
  return pages;
}
const receipts = (page: readonly Purchase[]) => page.map(({ receipt }) => receipt);

it('tells a purchase: what, size, colour, when, where, price and points', async () => {
  const { openid, session } = await shop.member();
  await sell(session, { lines: [article(50_000)] });
  const shirt: SaleLine = {
    sku: 'SW1001',
    name: '亚麻衬衫',
    category: 'womenswear',
    size: 'M',
    colour: '白',
    quantity: 2,
    list: 40_000 as Fen,
    paid: 30_000 as Fen,
  };
  const { receipt } = await sell(session, { lines: [shirt], redeem: 300 as Points });
  const [newest] = (await purchases(openid)).purchases;
  expect(newest).toMatchObject({
    id: `jingan:${receipt}`,
    receipt,
    store: '静安店',
    channel: 'store',
    lines: [{ ...shirt, returned: 0 }],
    paid: 30_000,
    worth: 300,
    redeemed: 300,
    award: { total: 297 },
    voidedAt: null,
    exchangeFor: null,
  });
});

it('tells what came back of it', async () => {
  const { openid, session } = await shop.member();
  await sell(session);
  await shop.get(people.clerk, 'counter', 'refund', { requestId: shop.request(), session, amount: 4_000 as Fen });
  expect((await purchases(openid)).purchases).toMatchObject([{ refunded: 4_000, reversed: 40 }]);
});

it('tells the newest first by when they were bought, not by when they arrived', async () => {
  const { openid, session } = await shop.member();
  const now = await shop.now();
  for (const [receipt, hours] of [
    ['P-1', 2],
    ['P-2', 0],
    ['P-3', 5],
  ] as const) {
    await sell(session, { receipt: `${openid}.${receipt}`, occurredAt: (now - hours * HOUR) as EpochMs });
  }
  const { purchases: all } = await purchases(openid);
  expect(receipts(all)).toEqual(['P-2', 'P-1', 'P-3'].map((receipt) => `${openid}.${receipt}`));
});

it('neither skips nor repeats a purchase from page to page, also of those at the same instant', async () => {
  const { openid, session } = await shop.member();
  const now = await shop.now();
  for (const [index, hours] of [3, 1, 1, 1, 1, 2, 1].entries()) {
    await sell(session, { receipt: `${openid}.${index}`, occurredAt: (now - hours * HOUR) as EpochMs });
  }
  const whole = receipts((await purchases(openid)).purchases);
  // At one instant, what arrived later comes first.
  expect(whole).toEqual([6, 4, 3, 2, 1, 5, 0].map((index) => `${openid}.${index}`));
  for (const limit of [1, 2, 3, 6, 7]) {
    const pages = await readAll(openid, limit);
    expect(pages.flatMap(receipts)).toEqual(whole);
    expect(pages.map((page) => page.length)).not.toContain(0);
  }
});

it('goes on where it was, whatever is bought or settled meanwhile', async () => {
  const { openid, session } = await shop.member();
  const now = await shop.now();
  for (const hours of [4, 3, 2, 1]) {
    await sell(session, { receipt: `${openid}.${hours}`, occurredAt: (now - hours * HOUR) as EpochMs });
  }
  const first = await purchases(openid, { limit: 2 });
  await sell(session, { receipt: `${openid}.new` });
  await sell(session, { receipt: `${openid}.late`, occurredAt: (now - 3.5 * HOUR) as EpochMs });
  const second = await purchases(openid, { limit: 20, before: first.next ?? '' });
  expect([...receipts(first.purchases), ...receipts(second.purchases)]).toEqual(
    ['1', '2', '3', 'late', '4'].map((name) => `${openid}.${name}`),
  );
});

it('shows twenty at once, and the end', async () => {
  const { openid, session } = await shop.member();
  for (let count = 0; count < 21; count += 1) await sell(session);
  const pages = await readAll(openid, 20);
  expect(pages.map((page) => page.length)).toEqual([20, 1]);
  expect((await purchases(openid)).purchases).toHaveLength(20);
});

it('has nothing to show who bought nothing', async () => {
  const { openid } = await shop.member();
  expect(await purchases(openid)).toEqual({ purchases: [], next: null });
});

it('shows nobody what others bought', async () => {
  const { session } = await shop.member();
  await sell(session);
  const other = await shop.member();
  expect(await purchases(other.openid)).toEqual({ purchases: [], next: null });
});

it('is refused to who is no member', async () => {
  expect(await shop.refusal('o-stranger', 'points', 'purchases', {})).toEqual({ code: 'not_a_member' });
});

it.each(['', '1', '1.', '.1', '1.2.3', '-1.2', '1e3.2', ' 1.2', '1.2 ', '12345678901234.1', '1.1234567890', 'x.y'])(
  'refuses %j as a place to go on from',
  async (before) => {
    const { openid } = await shop.member();
    expect(await shop.refusal(openid, 'points', 'purchases', { before })).toMatchObject({
      code: 'invalid_input',
      path: 'before',
    });
  },
);

it.each([0, 101, 1.5, '20'])('refuses pages of %j', async (limit) => {
  const { openid } = await shop.member();
  expect(await shop.refusal(openid, 'points', 'purchases', { limit })).toMatchObject({ path: 'limit' });
});
