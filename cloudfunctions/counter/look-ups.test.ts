import type { EpochMs, Fen, MemberNo } from '@vip-card/core';
import { people } from '../shared/cloud/testing/seed';
import { openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let shop: ShopFloor;
let memberNo: MemberNo;
beforeAll(async () => {
  shop = await openShop();
  const joining = { requestId: shop.request(), consentVersion: '2026-01', cardNumber: 'A-1' };
  ({ memberNo } = await shop.get('o-holder', 'members', 'join', joining));
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

  it('locks nobody out for as long as a clock was ahead that is put back', async () => {
    const began = await shop.now();
    await shop.cloud.clock.set(began + 24 * HOUR);
    for (let tries = 0; tries < 10; tries += 1) {
      await findCard(people.manager, `no-${tries}`);
      await shop.refusal(people.manager, 'counter', 'scan', { code: '99999999000000' });
    }
    const code = { code: '99999999000001' };
    expect(await findCard(people.manager)).toMatchObject({ code: 'too_many_attempts' });
    expect(await shop.refusal(people.manager, 'counter', 'scan', code)).toMatchObject({ code: 'too_many_attempts' });
    await shop.cloud.clock.set(began);
    expect(await findCard(people.manager)).toBeUndefined();
    expect(await shop.refusal(people.manager, 'counter', 'scan', code)).toEqual({ code: 'code_wrong' });
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

describe('the audit log', () => {
  /** What a call writes into it about one of the staff. */
  const readingsOf = async (staffId: string, work: () => Promise<unknown>) => {
    const known = await shop.store.auditLog.count({ staffId });
    await work();
    const added = (await shop.store.auditLog.count({ staffId })) - known;
    const newest = await shop.store.auditLog.where({ staffId }, { order: [['at', 'desc']], limit: 50 });
    return newest.slice(0, added).map((each) => [each.action, each.memberNo, each.storeId]);
  };

  it('names every candidate of a search, and a search that showed nobody', async () => {
    const { card } = await shop.member('o-same-digits');
    const member = await shop.store.members.find(String(card.memberNo));
    const phone = { number: '13900006207', hash: 'x', masked: '139****6207', lastFour: '6207' };
    if (member) await shop.store.members.put(String(card.memberNo), { ...member, phone });
    const shown = await readingsOf('farClerk', () => search(people.farClerk));
    expect(shown).toHaveLength(2);
    for (const each of [memberNo, card.memberNo]) expect(shown).toContainEqual(['counter.searchPhone', each, 'tianhe']);
    expect(await readingsOf('farClerk', () => search(people.farClerk, '9999'))).toEqual([
      ['counter.searchPhone', null, 'tianhe'],
    ]);
  });

  it('names whose return was previewed', async () => {
    const { session } = await shop.get(people.manager, 'counter', 'findCard', { cardNumber: 'A-1' });
    const preview = () => shop.get(people.manager, 'counter', 'previewReturn', { session, amount: 100 as Fen });
    expect(await readingsOf('manager', preview)).toEqual([['counter.previewReturn', memberNo, 'jingan']]);
  });

  it('names whom the clerk’s home shows, and neither that nor a search brings anybody onto it', async () => {
    await shop.cloud.clock.set(hourOf(await shop.now()) + 24 * HOUR);
    await search(people.colleague);
    await shop.get(people.clerk, 'counter', 'findCard', { cardNumber: 'A-1' });
    const home = () => shop.get(people.colleague, 'counter', 'today', {});
    const first = await home();
    expect(first.members.map((each) => each.memberNo)).toEqual([memberNo]);
    await shop.cloud.clock.advance(MINUTE);
    expect(await readingsOf('colleague', home)).toEqual([['counter.today', memberNo, 'jingan']]);
    expect((await home()).members).toEqual(first.members);
  });
});
