import { memberCode, startOfBusinessDay, addDays, businessDayOf, type MemberNo, type Points } from '@vip-card/core';
import { people } from '../shared/cloud/testing/seed';
import { openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';

const COLLEAGUE = 'o-manager-2';
const DAY = 86_400_000;

let shop: ShopFloor;
beforeAll(async () => {
  shop = await openShop();
  const manager = await shop.store.signIns.find(people.manager);
  if (!manager) throw new Error('no manager');
  await shop.store.signIns.put(COLLEAGUE, { ...manager, staffId: 'manager-2', name: 'manager-2' });
}, 60_000);
afterAll(() => shop.cloud.stop());

/** Every test has a day of its own. */
beforeEach(async () => {
  const tomorrow = addDays(businessDayOf(await shop.now()), 1);
  await shop.cloud.clock.set(startOfBusinessDay(tomorrow) + DAY / 2);
});

const adjusting = (points: number) => ({
  requestId: shop.request(),
  points: points as Points,
  reason: 'goodwill' as const,
  note: '雨天等候',
});

/** A new member, and whoever recognised her. */
async function before(openid: string, memberNo?: MemberNo, secret?: string) {
  const { card } = memberNo === undefined ? await shop.member() : { card: { memberNo, secret: secret ?? '' } };
  await shop.cloud.clock.advance(30_000);
  const code = memberCode(card.memberNo, card.secret, await shop.now());
  const { session } = await shop.get(openid, 'counter', 'scan', { code });
  const give = (points: number, more: { alone?: true } = {}) =>
    shop.get(openid, 'adjustments', 'propose', { ...adjusting(points), session, ...more });
  const refused = (points: number) =>
    shop.refusal(openid, 'adjustments', 'propose', { ...adjusting(points), session, alone: true });
  return { card, session, give, refused };
}
const stateOf = async (given: Promise<{ adjustment: { state: string } }>) => (await given).adjustment.state;
const balanceOf = async (memberNo: MemberNo) => (await shop.store.accounts.find(String(memberNo)))?.balance;

it('one member gets a day’s limit alone in any number of pieces, and no more, from anybody', async () => {
  const { card, give, refused } = await before(people.manager);
  expect(await stateOf(give(300))).toBe('carried-out');
  expect(await stateOf(give(200))).toBe('carried-out');
  const facts = { per: 'member', limit: 500, used: 500, left: 0, approvers: ['hq'] };
  expect(await refused(1)).toEqual({ code: 'adjustment_above_limit', ...facts });
  const other = await before(COLLEAGUE, card.memberNo, card.secret);
  expect(await other.refused(1)).toEqual({ code: 'adjustment_above_limit', ...facts });
  const asked = await give(1);
  expect(asked).toMatchObject({ adjustment: { state: 'proposed' }, pointsAfter: null, above: facts });
  expect(await balanceOf(card.memberNo)).toBe(500);
});

it('what is taken counts like what is given, so that nothing goes round in circles', async () => {
  const { give, refused } = await before(people.manager);
  await give(250);
  await give(-200);
  expect(await refused(100)).toMatchObject({ used: 450, left: 50 });
  expect(await stateOf(give(50, { alone: true }))).toBe('carried-out');
});

it('what a second person approved takes nothing off the limit', async () => {
  const { give } = await before(people.manager);
  const { adjustment } = await give(900);
  const approval = { requestId: shop.request(), adjustmentId: adjustment.adjustmentId, approve: true };
  await shop.get(people.hq, 'adjustments', 'decide', approval);
  expect(await stateOf(give(500))).toBe('carried-out');
});

it('one person gives a day’s limit alone to all members together', async () => {
  for (let count = 0; count < 4; count += 1) {
    expect(await stateOf((await before(people.manager)).give(500))).toBe('carried-out');
  }
  const { card, refused } = await before(people.manager);
  const facts = { per: 'person', limit: 2_000, used: 2_000, left: 0, approvers: ['hq'] };
  expect(await refused(1)).toEqual({ code: 'adjustment_above_limit', ...facts });
  const colleague = await before(COLLEAGUE, card.memberNo, card.secret);
  expect(await stateOf(colleague.give(1))).toBe('carried-out');
});

it('a day ends at midnight in Shanghai', async () => {
  const { card, give } = await before(people.manager);
  await give(500);
  const midnight = startOfBusinessDay(addDays(businessDayOf(await shop.now()), 1));
  await shop.cloud.clock.set(midnight - 60_000);
  const evening = await before(people.manager, card.memberNo, card.secret);
  expect(await evening.refused(1)).toMatchObject({ left: 0 });
  await shop.cloud.clock.set(midnight);
  expect(await stateOf(evening.give(500))).toBe('carried-out');
});

it('two at once do not go beyond a limit together, and the same request counts once', async () => {
  const { card, session, give } = await before(people.manager);
  const states = await Promise.all([stateOf(give(300)), stateOf(give(300))]);
  expect([...states].sort()).toEqual(['carried-out', 'proposed']);
  const input = { ...adjusting(100), session };
  const propose = () => shop.get(people.manager, 'adjustments', 'propose', input);
  const [first, again] = await Promise.all([propose(), propose()]);
  expect(again).toEqual(first);
  expect(await propose()).toEqual(first);
  expect(await balanceOf(card.memberNo)).toBe(400);
  const two = await Promise.all([before(people.manager), before(people.manager)]);
  const days = await shop.store.adjustedDays.where({ alone: 400 });
  expect(days.map(({ alone }) => alone)).toEqual([400, 400]); // hers, and the manager's
  await Promise.all(two.map((each) => each.give(500)));
  expect(await shop.store.adjustedDays.count({ alone: 1_400 })).toBe(1);
});

it('headquarters reads what it may still give this member alone today', async () => {
  const { card } = await before(people.manager);
  const { memberNo } = card;
  const member = () => shop.get(people.hq, 'adjustments', 'member', { memberNo });
  expect(await member()).toMatchObject({ alone: 5_000, room: { per: 'member', limit: 5_000, used: 0 } });
  const input = { ...adjusting(4_000), memberNo, storeId: 'jingan' };
  await shop.get(people.hq, 'adjustments', 'propose', input);
  expect(await member()).toMatchObject({ alone: 1_000, room: { per: 'member', limit: 5_000, used: 4_000 } });
});
