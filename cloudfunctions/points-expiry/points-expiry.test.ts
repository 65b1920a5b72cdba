import type { EpochMs, MemberNo } from '@vip-card/core';
import { ledgerOf } from '../shared/cloud/testing/ledger';
import { people } from '../shared/cloud/testing/seed';
import { article, openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';

let shop: ShopFloor;
beforeAll(async () => {
  shop = await openShop();
}, 60_000);
afterAll(() => shop.cloud.stop());

const DAY = 86_400_000;
const run = () => shop.cloud.request('POST', '/local/timers/points-expiry', {});

/** A member who earned so many points, and the first instant at which they no longer count. */
async function member(paid: number): Promise<{ openid: string; memberNo: MemberNo; expiresAt: EpochMs }> {
  const { openid, card, session } = await shop.member();
  await shop.get(people.clerk, 'counter', 'sell', { requestId: shop.request(), session, lines: [article(paid)] });
  const { account } = await ledgerOf(shop, card.memberNo);
  if (account.nextExpiryOn === null) throw new Error('nothing will expire');
  return { openid, memberNo: card.memberNo, expiresAt: account.nextExpiryOn };
}

it('writes off what expired once its time has come, as a line of the statement on that day', async () => {
  const { openid, memberNo, expiresAt } = await member(10_000);
  await shop.cloud.clock.set(expiresAt - DAY);
  await run();
  expect((await ledgerOf(shop, memberNo)).account.balance).toBe(100);
  await shop.cloud.clock.set(expiresAt);
  await run();
  const { account, movements } = await ledgerOf(shop, memberNo);
  expect(account).toMatchObject({ balance: 0, lots: [], nextExpiryOn: null });
  expect(movements[1]).toMatchObject({ kind: 'expire', points: -100, at: expiresAt });
  const { lines } = await shop.get(openid, 'points', 'statement', {});
  expect(lines[0]).toMatchObject({ points: -100, at: expiresAt, cause: { kind: 'expire' } });
});

it('run twice at once, or again, writes it off once', async () => {
  const { memberNo, expiresAt } = await member(20_000);
  await shop.cloud.clock.set(expiresAt);
  await Promise.all([run(), run()]);
  await run();
  const { movements } = await ledgerOf(shop, memberNo);
  expect(movements.map(({ points }) => points)).toEqual([200, -200]);
});

it('costs what is due, not what there is', async () => {
  const waiting = [];
  for (let count = 0; count < 12; count += 1) waiting.push(await member(1_000));
  expect(await shop.roundTrips(run)).toBeLessThanOrEqual(4); // one read finds nothing
  await shop.cloud.clock.set(waiting[0]?.expiresAt ?? 0);
  await run();
  for (const { memberNo } of waiting) expect((await ledgerOf(shop, memberNo)).account.balance).toBe(0);
});

it('is not to be had by a phone', async () => {
  const answer = await shop.cloud.call('points-expiry', {}, { openid: people.hq });
  expect(answer).toEqual({ ok: false, refusal: { code: 'unknown_action', action: 'points-expiry' } });
});
