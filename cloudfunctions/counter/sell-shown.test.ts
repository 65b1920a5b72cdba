import type { Points } from '@vip-card/core';
import { people } from '../shared/cloud/testing/seed';
import { article, openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';

const HOUR = 3_600_000;

let shop: ShopFloor;
beforeAll(async () => {
  shop = await openShop();
}, 60_000);
afterAll(() => shop.cloud.stop());

const shown = (points: number) => points as Points;
const differencesOf = async (receipts: readonly string[]) => {
  const { differences } = await shop.get(people.finance, 'books', 'differences', { state: 'open' });
  return differences.filter(({ receipt }) => receipts.includes(receipt));
};

/** A sale of 100 yuan, which earns 100 points, as a phone sends it that had no network for two hours. */
async function keptSale(pointsShown: number) {
  const { session, card } = await shop.member();
  const occurredAt = await shop.now();
  await shop.cloud.clock.advance(2 * HOUR);
  const input = { requestId: shop.request(), session, lines: [article(10_000)], occurredAt };
  return { card, input: { ...input, pointsShown: shown(pointsShown) } };
}

const sell = (input: Awaited<ReturnType<typeof keptSale>>['input']) => shop.get(people.clerk, 'counter', 'sell', input);

describe('a sale for which the clerk’s phone had shown other points', () => {
  it('is told to finance once, however often it is sent, and the server’s points stand', async () => {
    const { card, input } = await keptSale(120);
    const sold = await sell(input);
    expect(await sell(input)).toEqual(sold);
    expect(sold.award.total).toBe(100);
    expect(await differencesOf([sold.receipt])).toEqual([
      expect.objectContaining({
        memberNo: card.memberNo,
        storeId: 'jingan',
        store: '静安店',
        tillPoints: 120,
        serverPoints: 100,
        occurredAt: input.occurredAt,
        by: 'clerk',
      }),
    ]);
  });

  it('is not told when both are the same, or the phone could not know', async () => {
    const agrees = await keptSale(100);
    const { requestId, session, lines, occurredAt } = (await keptSale(0)).input;
    const unknown = { requestId, session, lines, occurredAt };
    const receipts = [await sell(agrees.input), await shop.get(people.clerk, 'counter', 'sell', unknown)].map(
      ({ receipt }) => receipt,
    );
    expect(await differencesOf(receipts)).toEqual([]);
  });

  it('is the same sale with what was shown and without: asked for again it gets its first answer', async () => {
    const { session } = await shop.member();
    const input = { requestId: shop.request(), session, lines: [article(10_000)] };
    const sold = await shop.get(people.clerk, 'counter', 'sell', input);
    await shop.cloud.clock.advance(HOUR);
    expect(await shop.get(people.clerk, 'counter', 'sell', { ...input, pointsShown: shown(150) })).toEqual(sold);
    expect(await differencesOf([sold.receipt])).toMatchObject([{ tillPoints: 150, serverPoints: 100 }]);
  });

  it('is told with the answer’s receipt where the same receipt came under two ids', async () => {
    const { session } = await shop.member();
    const occurredAt = await shop.now();
    const input = { session, lines: [article(10_000)], receipt: 'SHOWN-1', occurredAt, pointsShown: shown(90) };
    const first = await shop.get(people.clerk, 'counter', 'sell', { ...input, requestId: shop.request() });
    expect(await shop.get(people.clerk, 'counter', 'sell', { ...input, requestId: shop.request() })).toEqual(first);
    expect(await differencesOf(['SHOWN-1'])).toHaveLength(1);
  });

  it.each([-1, 1.5, '100'])('is refused when what was shown is %p', async (pointsShown) => {
    const { input } = await keptSale(0);
    expect(await shop.refusal(people.clerk, 'counter', 'sell', { ...input, pointsShown })).toMatchObject({
      code: 'invalid_input',
      path: 'pointsShown',
    });
  });
});
