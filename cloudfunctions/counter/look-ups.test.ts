import type { EpochMs } from '@vip-card/core';
import { people } from '../shared/cloud/testing/seed';
import { openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let shop: ShopFloor;
beforeAll(async () => {
  shop = await openShop();
  const joining = { requestId: shop.request(), consentVersion: '2026-01', cardNumber: 'A-1' };
  await shop.get('o-holder', 'members', 'join', joining);
  const { code } = await shop.cloud.request<{ code: string }>('POST', '/local/phone-codes', {
    openid: 'o-holder',
    phone: '13812346207',
  });
  await shop.get('o-holder', 'members', 'addPhone', { requestId: shop.request(), code });
}, 60_000);
afterAll(() => shop.cloud.stop());

const findCard = (openid: string, cardNumber = 'A-1') => shop.refusal(openid, 'counter', 'findCard', { cardNumber });
const search = (openid: string, lastFour = '6207') => shop.refusal(openid, 'counter', 'searchPhone', { lastFour });
const lookUpsOf = async (openid: string) => (await shop.store.signIns.find(openid))?.lookUps;

/** The hour of the shop's clock that an instant lies in. */
const hourOf = (at: number) => (at - (at % HOUR)) as EpochMs;

describe('looking up members', () => {
  it('stops who guesses after ten that found nobody, for five minutes', async () => {
    const began = await shop.now();
    for (let tries = 0; tries < 4; tries += 1) {
      expect(await findCard(people.clerk, `no-${tries}`)).toEqual({ code: 'member_not_found' });
      expect(await search(people.clerk, `000${tries}`)).toBeUndefined();
    }
    for (let tries = 0; tries < 2; tries += 1) {
      const made = { lastFour: '6207', pick: `made up ${tries}` };
      expect(await shop.refusal(people.clerk, 'counter', 'pick', made)).toEqual({ code: 'member_not_found' });
    }
    for (const refusal of [
      await findCard(people.clerk),
      await search(people.clerk),
      await shop.refusal(people.clerk, 'counter', 'pick', { lastFour: '6207', pick: 'x' }),
    ]) {
      expect(refusal?.code).toBe('too_many_attempts');
      expect(refusal?.code === 'too_many_attempts' && refusal.retryAt - began >= 5 * MINUTE).toBe(true);
    }
    expect(await findCard(people.colleague)).toBeUndefined();
    await shop.member(); // Who shows her code is served by the same clerk.
    await shop.cloud.clock.advance(5 * MINUTE);
    expect(await findCard(people.clerk)).toBeUndefined();
  });

  it('counts what was found in an hour, by phone and by card apart, and ends at the limit', async () => {
    const hour = hourOf(await shop.cloud.clock.set(hourOf(await shop.now()) + HOUR));
    const { candidates } = await shop.get(people.colleague, 'counter', 'searchPhone', { lastFour: '6207' });
    const pick = candidates[0]?.pick ?? '';
    await shop.get(people.colleague, 'counter', 'pick', { lastFour: '6207', pick });
    await shop.get(people.colleague, 'counter', 'findCard', { cardNumber: 'A-1' });
    expect(await lookUpsOf(people.colleague)).toEqual({ hour, phone: 2, card: 1 });

    await shop.store.signIns.update({ _id: people.colleague }, { 'lookUps.phone': 200 });
    const tooMany = { code: 'too_many_attempts', retryAt: hour + HOUR };
    expect(await search(people.colleague)).toEqual(tooMany);
    expect(await shop.refusal(people.colleague, 'counter', 'pick', { lastFour: '6207', pick })).toEqual(tooMany);
    expect(await findCard(people.colleague)).toBeUndefined();
    await shop.store.signIns.update({ _id: people.colleague }, { 'lookUps.card': 10_000 });
    expect(await findCard(people.colleague)).toEqual(tooMany);

    await shop.cloud.clock.set(hour + HOUR);
    expect(await findCard(people.colleague)).toBeUndefined();
    expect(await lookUpsOf(people.colleague)).toEqual({ hour: hour + HOUR, phone: 0, card: 1 });
  });

  it('by card needs at most seven round trips', async () => {
    await findCard(people.clerk);
    expect(await shop.roundTrips(() => findCard(people.clerk))).toBeLessThanOrEqual(7);
  });
});
