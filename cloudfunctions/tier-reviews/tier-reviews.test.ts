import { addDays, startOfBusinessDay, type BusinessDay } from '@vip-card/core';
import { ledgerOf } from '../shared/cloud/testing/ledger';
import { people } from '../shared/cloud/testing/seed';
import { article, openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';

let shop: ShopFloor;
beforeAll(async () => {
  shop = await openShop();
}, 60_000);
afterAll(() => shop.cloud.stop());

const run = () => shop.cloud.request('POST', '/local/timers/tier-reviews', {});
const at = (day: BusinessDay) => shop.cloud.clock.set(startOfBusinessDay(day));

it('warns, gives a grace and lowers a tier on its days, and the card says what would keep it', async () => {
  const { openid, card, session } = await shop.member();
  await shop.get(people.clerk, 'counter', 'sell', { requestId: shop.request(), session, lines: [article(100_000)] });
  const { account } = await ledgerOf(shop, card.memberNo);
  const until = account.tierTerm?.until;
  if (until === undefined) throw new Error('silver has no term');
  const tierMovements = async () =>
    (await ledgerOf(shop, card.memberNo)).movements.flatMap((each) => (each.kind === 'tier' ? [each.because] : []));
  await at(addDays(until, -31));
  await run();
  expect(await tierMovements()).toEqual([]);
  await at(addDays(until, -30));
  await Promise.all([run(), run()]);
  expect(await tierMovements()).toEqual(['warned']);
  const shown = await shop.get(openid, 'members', 'myCard', {});
  expect(shown.kind === 'member' && shown.card.tierProgress.keeping).toMatchObject({
    until,
    stage: 'warned',
    remaining: 100_000,
  });
  await at(until);
  await run();
  await at(addDays(until, 30));
  await run();
  await run();
  expect(await tierMovements()).toEqual(['warned', 'grace', 'lowered']);
  expect((await ledgerOf(shop, card.memberNo)).account).toMatchObject({ tier: 'linen', tierReviewOn: null });
  const { lines } = await shop.get(openid, 'points', 'statement', {});
  expect(lines[0]).toMatchObject({ cause: { kind: 'tier', before: 'silver', after: 'linen', because: 'lowered' } });
});
