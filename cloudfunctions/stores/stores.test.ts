import type { Functions, Role } from '@vip-card/core';
import { people } from '../shared/cloud/testing/seed';
import { article, openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';

let shop: ShopFloor;
beforeAll(async () => {
  shop = await openShop();
}, 60_000);
afterAll(() => shop.cloud.stop());

const invite = (by: string, role: Role, storeId = 'jingan') =>
  shop.get(by, 'stores', 'invite', { requestId: shop.request(), role, name: '新人', storeId });
const inviteRefusal = (by: string, role: string, storeId = 'jingan') =>
  shop.refusal(by, 'stores', 'invite', { requestId: shop.request(), role, name: '新人', storeId });
const enter = (openid: string, invitation: string) =>
  shop.get(openid, 'stores', 'acceptInvitation', { requestId: shop.request(), invitation });
const enterRefusal = (openid: string, invitation: string) =>
  shop.refusal(openid, 'stores', 'acceptInvitation', { requestId: shop.request(), invitation });

describe('who may do what', () => {
  const everyone = ['guest', 'shopper', 'clerk', 'manager', 'marketer', 'hq', 'finance'] as const;
  type Person = (typeof everyone)[number];
  type Table = { [Name in keyof Functions]: { [Action in keyof Functions[Name]]: readonly Person[] } };
  const members = ['shopper'] as const;
  const counter = ['clerk', 'manager'] as const;
  const leaders = ['manager', 'hq'] as const;
  const accounting = ['hq', 'finance'] as const;
  /** Written out once more on purpose: a slip in the product's table shows here. */
  const allowed: Table = {
    members: { myCard: everyone, join: everyone, updateProfile: members, addPhone: members, replaceCard: members },
    points: { statement: members, purchases: members },
    counter: {
      today: counter,
      scan: counter,
      searchPhone: counter,
      pick: counter,
      findCard: counter,
      member: counter,
      sell: counter,
      previewReturn: counter,
      purchases: counter,
      refund: counter,
      previewExchange: counter,
      exchange: counter,
      voidSale: counter,
      reassignSale: counter,
    },
    stores: {
      chain: everyone,
      me: everyone,
      roster: ['manager', 'marketer', 'hq', 'finance'],
      invite: leaders,
      acceptInvitation: everyone,
      dismiss: leaders,
      devices: leaders,
      issueDevice: leaders,
      rotateDeviceKey: leaders,
      revokeDeviceKey: leaders,
    },
    reports: { overview: ['marketer', 'hq', 'finance'] },
    rules: {
      current: ['clerk', 'manager', 'marketer', 'hq', 'finance'],
      history: ['marketer', 'hq', 'finance'],
      dryRun: ['marketer', 'hq'],
      publish: ['hq'],
      withdraw: ['hq'],
      reEvaluate: ['marketer', 'hq', 'finance'],
    },
    adjustments: {
      member: ['hq'],
      propose: leaders,
      pending: accounting,
      decided: accounting,
      decide: ['hq'],
    },
    books: {
      month: accounting,
      close: accounting,
      liability: accounting,
      settlement: accounting,
      lateSales: accounting,
      differences: accounting,
      settleDifference: accounting,
    },
  };
  const openids: Record<Person, string> = { ...people, guest: 'o-guest', shopper: 'o-shopper' };

  beforeAll(() => shop.get('o-shopper', 'members', 'join', { requestId: shop.request(), consentVersion: '2026-01' }));

  const cases = Object.entries(allowed).flatMap(([name, actions]) =>
    Object.entries(actions).flatMap(([action, may]: [string, readonly Person[]]) =>
      everyone.map((person) => ({ name, action, person, may: may.includes(person), membersOnly: may === members })),
    ),
  );

  it.each(cases)('$name.$action, $person: $may', async ({ name, action, person, may, membersOnly }) => {
    // No input: who is let in hears of it, or of something else, but not of a role.
    const refusal = await shop.refusal(openids[person], name, action, {});
    const codes = ['not_a_member', 'not_staff', 'role_not_allowed', 'internal'];
    if (may) {
      expect(codes).not.toContain(refusal?.code);
    } else if (membersOnly) {
      expect(refusal).toEqual({ code: 'not_a_member' });
    } else if (person === 'guest' || person === 'shopper') {
      expect(refusal).toEqual({ code: 'not_staff' });
    } else {
      expect(refusal).toEqual({ code: 'role_not_allowed', role: person, action: `${name}.${action}` });
    }
  });

  it.each(['', 'constructor', '__proto__', 'toString', 'Scan'])('knows no action called %p', async (action) => {
    expect(await shop.refusal(people.clerk, 'counter', action, {})).toEqual({ code: 'unknown_action', action });
  });

  it('believes the platform about the caller, and nothing in the event', async () => {
    const claim = { userInfo: { openId: people.hq }, openid: people.hq, WX_OPENID: people.hq };
    expect(await shop.refusal('o-liar', 'stores', 'roster', claim)).toEqual({ code: 'not_staff' });
  });
});

describe('the chain', () => {
  it('shows itself to everybody, without what is only for staff', async () => {
    const chain = await shop.get('o-anybody', 'stores', 'chain', {});
    expect(chain).toMatchObject({
      brand: { zh: '素里' },
      consentVersion: '2026-01',
      entities: [{ entity: 'suli', zh: '素里零售有限公司' }],
      tiers: [{ tier: 'linen', from: 0 }, {}, {}, {}],
    });
    expect(Object.keys(chain.stores[0] ?? {}).sort()).toEqual(
      ['address', 'closesAt', 'name', 'opensAt', 'phone', 'region', 'storeId'].sort(),
    );
  });

  it('tells staff the rule set in force', async () => {
    const { ruleSet } = await shop.get(people.marketer, 'rules', 'current', {});
    expect(ruleSet).toMatchObject({ version: 1, expiry: { mode: 'month-end', months: 12 } });
  });
});

describe('the roster', () => {
  it('is the whole chain for HQ, and the own store for a manager', async () => {
    const { staff } = await shop.get(people.hq, 'stores', 'roster', {});
    expect(staff.map(({ staffId }) => staffId)).toEqual(expect.arrayContaining(['hq', 'clerk', 'farClerk']));
    const own = await shop.get(people.manager, 'stores', 'roster', {});
    expect(own.staff.map(({ staffId }) => staffId).sort()).toEqual(['clerk', 'colleague', 'manager']);
    expect(own.staff[0]).toMatchObject({ store: { storeId: 'jingan', name: '静安店' } });
  });
});

describe('an invitation', () => {
  it('makes its first taker a clerk of the store, who can work at once', async () => {
    const { invitation } = await invite(people.manager, 'clerk');
    expect(await enter('o-fresh', invitation)).toMatchObject({ role: 'clerk', store: { storeId: 'jingan' } });
    expect(await shop.get('o-fresh', 'stores', 'me', {})).toMatchObject({ kind: 'staff', staff: { name: '新人' } });
    expect(await shop.get('o-fresh', 'counter', 'today', {})).toMatchObject({ salesCount: 0 });
    expect(await enterRefusal('o-late', invitation)).toEqual({ code: 'invitation_used' });
  });

  it('is short enough to type, and typed as one pleases', async () => {
    const { invitation } = await invite(people.manager, 'clerk');
    expect(invitation).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    expect(await enter('o-typist', ` ${invitation.toLowerCase().replace('-', ' ')} `)).toMatchObject({ role: 'clerk' });
    expect(await enterRefusal('o-blank', ' - ')).toMatchObject({ code: 'invalid_input', path: 'invitation' });
  });

  it('taken by two at once lets one in', async () => {
    const { invitation } = await invite(people.manager, 'clerk');
    const refusals = await Promise.all(['o-race-1', 'o-race-2'].map((openid) => enterRefusal(openid, invitation)));
    expect(refusals.map((refusal) => refusal?.code).sort()).toEqual(['invitation_used', undefined]);
  });

  it('and its acceptance answer replays, and refuse other input under the same id', async () => {
    const input = { requestId: shop.request(), role: 'clerk' as const, name: '小周', storeId: 'jingan' };
    const first = await shop.get(people.manager, 'stores', 'invite', input);
    expect(await shop.get(people.manager, 'stores', 'invite', input)).toEqual(first);
    expect(await shop.refusal(people.manager, 'stores', 'invite', { ...input, name: '小吴' })).toEqual({
      code: 'request_id_reused',
    });
    const taken = { requestId: shop.request(), invitation: first.invitation };
    const view = await shop.get('o-zhou', 'stores', 'acceptInvitation', taken);
    expect(await shop.get('o-zhou', 'stores', 'acceptInvitation', taken)).toEqual(view);
    expect(await shop.refusal('o-zhou', 'stores', 'acceptInvitation', { ...taken, invitation: 'else' })).toEqual({
      code: 'request_id_reused',
    });
  });

  it('is not for who works here already', async () => {
    const { invitation } = await invite(people.manager, 'clerk');
    expect(await enterRefusal(people.farClerk, invitation)).toEqual({ code: 'already_staff', storeName: '天河店' });
  });

  it('lapses after two days', async () => {
    const { invitation, expiresAt } = await invite(people.manager, 'clerk');
    await shop.cloud.clock.advance(48 * 3_600_000);
    expect(await enterRefusal('o-slow', invitation)).toEqual({ code: 'invitation_expired', expiredAt: expiresAt });
    expect(await enterRefusal('o-slow', 'made-up')).toEqual({ code: 'invitation_not_found' });
  });

  it('is made by managers for clerks of their own store, and by HQ for anybody', async () => {
    expect(await inviteRefusal(people.manager, 'manager')).toEqual({ code: 'role_above_yours', role: 'manager' });
    expect(await inviteRefusal(people.manager, 'hq')).toEqual({ code: 'role_above_yours', role: 'hq' });
    expect(await inviteRefusal(people.manager, 'clerk', 'tianhe')).toEqual({
      code: 'other_store',
      storeName: '天河店',
    });
    expect(await inviteRefusal(people.hq, 'clerk', 'nowhere')).toEqual({ code: 'store_not_found' });
    expect(await inviteRefusal(people.hq, 'owner')).toMatchObject({ code: 'invalid_input', path: 'role' });
    const { invitation } = await invite(people.hq, 'marketer');
    expect(await enter('o-marketing', invitation)).toMatchObject({
      role: 'marketer',
      scope: { kind: 'chain' },
      store: null,
    });
  });
});

describe('dismissing', () => {
  const dismiss = (by: string, staffId: string) =>
    shop.refusal(by, 'stores', 'dismiss', { requestId: shop.request(), staffId });

  it('cuts the leaver off at once: sign-in, open sessions, unused invitations', async () => {
    const { staffId } = await enter('o-leaver', (await invite(people.hq, 'manager')).invitation);
    const { card } = await shop.member();
    await shop.get('o-leaver', 'counter', 'today', {});
    const own = await invite('o-leaver', 'clerk');
    const input = { requestId: shop.request(), staffId };
    expect(await shop.get(people.hq, 'stores', 'dismiss', input)).toEqual({ staffId });
    expect(await shop.get(people.hq, 'stores', 'dismiss', input)).toEqual({ staffId });
    expect(await shop.refusal('o-leaver', 'counter', 'findCard', { cardNumber: String(card.memberNo) })).toEqual({
      code: 'not_staff',
    });
    expect(await enterRefusal('o-friend', own.invitation)).toEqual({ code: 'invitation_not_found' });
    expect(await dismiss(people.hq, staffId)).toEqual({ code: 'staff_not_found' });
    const { staff } = await shop.get(people.hq, 'stores', 'roster', {});
    expect(staff.some((each) => each.staffId === staffId)).toBe(false);
  });

  it('ends the sessions that the leaver left open, even for who comes back', async () => {
    const { staffId } = await enter('o-leaver-2', (await invite(people.manager, 'clerk')).invitation);
    await shop.get('o-card-holder', 'members', 'join', {
      requestId: shop.request(),
      consentVersion: '2026-01',
      cardNumber: '5501',
    });
    const { session } = await shop.get('o-leaver-2', 'counter', 'findCard', { cardNumber: '5501' });
    expect(await dismiss(people.manager, staffId)).toBeUndefined();
    expect(await shop.refusal('o-leaver-2', 'counter', 'member', { session })).toEqual({ code: 'not_staff' });
    await enter('o-leaver-2', (await invite(people.manager, 'clerk')).invitation);
    expect(await shop.refusal('o-leaver-2', 'counter', 'member', { session })).toEqual({ code: 'session_not_found' });
  });

  it('lets a leaver come back with a new invitation', async () => {
    const { staffId } = await enter('o-returns', (await invite(people.manager, 'clerk')).invitation);
    expect(await dismiss(people.manager, staffId)).toBeUndefined();
    expect(await enter('o-returns', (await invite(people.manager, 'clerk')).invitation)).toMatchObject({
      role: 'clerk',
    });
  });

  it('is for those above, within their scope', async () => {
    expect(await dismiss(people.manager, 'farClerk')).toEqual({ code: 'other_store', storeName: '天河店' });
    expect(await dismiss(people.manager, 'manager')).toEqual({ code: 'role_above_yours', role: 'manager' });
    expect(await dismiss(people.manager, 'nobody')).toEqual({ code: 'staff_not_found' });
    expect(await shop.refusal(people.hq, 'stores', 'dismiss', { requestId: 'x', staffId: 3 })).toMatchObject({
      path: 'staffId',
    });
  });
});

describe('the overview', () => {
  it('adds up what the stores sold', async () => {
    const before = await shop.get(people.marketer, 'reports', 'overview', {});
    const { session } = await shop.member();
    const lines = [article(30_000)];
    await shop.get(people.clerk, 'counter', 'sell', { requestId: shop.request(), session, lines });
    await shop.get(people.clerk, 'counter', 'refund', { requestId: shop.request(), session, amount: 10_000 as never });
    const after = await shop.get(people.marketer, 'reports', 'overview', {});
    expect(after.customers.value).toBe(before.customers.value + 1);
    expect(after.members.total).toBe(before.members.total + 1);
    expect(after.pointsOutstanding).toBe(before.pointsOutstanding + 200);
    expect(after.salesByMonth[11]).toMatchObject({ paid: 30_000, refunded: 10_000 });
    expect(after.stores[0]).toEqual({ storeId: 'jingan', name: '静安店', paid: 30_000, customers: 1 });
  });
});
