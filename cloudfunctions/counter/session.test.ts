import { codeDigits, codeStep, memberCode, type EpochMs, type MemberNo } from '@vip-card/core';
import { ledgerOf as storedLedger } from '../shared/cloud/testing/ledger';
import { people } from '../shared/cloud/testing/seed';
import { article, openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';

let shop: ShopFloor;
beforeAll(async () => {
  shop = await openShop({ instances: 8 }); // eight scans at once
}, 60_000);
afterAll(() => shop.cloud.stop());

const sale = (session: string, paid = 10_000, more: { receipt?: string; occurredAt?: EpochMs } = {}) => ({
  requestId: shop.request(),
  session,
  lines: [article(paid)],
  ...more,
});
const sell = (input: ReturnType<typeof sale>) => shop.get(people.clerk, 'counter', 'sell', input);
const ledgerOf = (memberNo: MemberNo) => storedLedger(shop, memberNo);

describe('a scan', () => {
  it('opens a session and shows the member, once for each code', async () => {
    const { card } = await shop.member();
    await shop.cloud.clock.advance(30_000);
    const code = memberCode(card.memberNo, card.secret, await shop.now());
    const { session, proof, member, rules } = await shop.get(people.clerk, 'counter', 'scan', { code });
    expect(session).toBe(`jingan:clerk:${card.memberNo}`);
    expect(proof).toBe('code');
    expect(member).toMatchObject({ memberNo: card.memberNo, points: 0, recentPurchases: [], lastVisitAt: null });
    expect(rules.version).toBe(1);
    expect(await shop.refusal(people.colleague, 'counter', 'scan', { code })).toEqual({ code: 'code_already_used' });
    const read = await shop.store.auditLog.where({ memberNo: card.memberNo });
    expect(read.map(({ action, staffId }) => [action, staffId])).toContainEqual(['counter.scan', 'clerk']);
  });

  it('takes at most eight round trips', async () => {
    const { card, session } = await shop.member();
    await shop.cloud.clock.advance(30_000);
    // The chain's settings are read once a minute.
    await shop.get(people.clerk, 'counter', 'member', { session });
    const code = memberCode(card.memberNo, card.secret, await shop.now());
    const scan = () => shop.get(people.clerk, 'counter', 'scan', { code });
    expect(await shop.roundTrips(scan)).toBeLessThanOrEqual(8);
  });

  it('of the same code at two counters at once opens one session', async () => {
    const { card } = await shop.member();
    await shop.cloud.clock.advance(30_000);
    const code = memberCode(card.memberNo, card.secret, await shop.now());
    const refusals = await Promise.all([
      shop.refusal(people.clerk, 'counter', 'scan', { code }),
      shop.refusal(people.farClerk, 'counter', 'scan', { code }),
    ]);
    expect(refusals.map((refusal) => refusal?.code).sort()).toEqual(['code_already_used', undefined]);
  });

  it('knows a card again after a wrong clock has been put right', async () => {
    const MONTHS = 90 * 86_400_000;
    const { card } = await shop.member();
    const scanNow = async () =>
      shop.refusal(people.clerk, 'counter', 'scan', { code: memberCode(card.memberNo, card.secret, await shop.now()) });
    await shop.cloud.clock.advance(MONTHS);
    expect(await scanNow()).toBeUndefined();
    await shop.cloud.clock.advance(-MONTHS);
    expect(await scanNow()).toBeUndefined();
    expect(await scanNow()).toEqual({ code: 'code_already_used' });
  });

  it('tells a screenshot from a made-up code', async () => {
    const { card } = await shop.member();
    const step = codeStep(await shop.now());
    const old = `${card.memberNo}${codeDigits(card.secret, step - 5)}`;
    expect(await shop.refusal(people.manager, 'counter', 'scan', { code: old })).toEqual({ code: 'code_expired' });
    const wrong = (Number(codeDigits(card.secret, step)) + 1) % 1_000_000;
    const forged = `${card.memberNo}${String(wrong).padStart(6, '0')}`;
    expect(await shop.refusal(people.manager, 'counter', 'scan', { code: forged })).toEqual({ code: 'code_wrong' });
    expect(await shop.refusal(people.manager, 'counter', 'scan', { code: '99999999000000' })).toEqual({
      code: 'code_wrong',
    });
    expect(await shop.refusal(people.manager, 'counter', 'scan', { code: '6901234567892' })).toEqual({
      code: 'code_malformed',
    });
  });

  it('stops who guesses after ten wrong codes, and lets them try again five minutes later', async () => {
    await shop.cloud.clock.advance(5 * 60_000);
    const { card } = await shop.member();
    const began = await shop.now();
    for (let tries = 0; tries < 10; tries += 1) {
      expect(await shop.refusal(people.colleague, 'counter', 'scan', { code: '99999999000000' })).toEqual({
        code: 'code_wrong',
      });
    }
    const code = memberCode(card.memberNo, card.secret, await shop.now());
    const refusal = await shop.refusal(people.colleague, 'counter', 'scan', { code });
    expect(refusal?.code).toBe('too_many_attempts');
    expect(refusal?.code === 'too_many_attempts' && refusal.retryAt - began >= 5 * 60_000).toBe(true);
    expect(await shop.refusal(people.clerk, 'counter', 'scan', { code: '6901234567892' })).toEqual({
      code: 'code_malformed',
    });
    await shop.cloud.clock.advance(5 * 60_000);
    const fresh = memberCode(card.memberNo, card.secret, await shop.now());
    expect(await shop.refusal(people.colleague, 'counter', 'scan', { code: fresh })).toBeUndefined();
  });
});

describe('a session', () => {
  it('belongs to one clerk of one store', async () => {
    const { session } = await shop.member();
    expect(await shop.refusal(people.farClerk, 'counter', 'member', { session })).toEqual({
      code: 'other_store',
      storeName: '静安店',
    });
    expect(await shop.refusal(people.farClerk, 'counter', 'sell', sale(session))).toMatchObject({
      code: 'other_store',
    });
    expect(await shop.refusal(people.colleague, 'counter', 'member', { session })).toEqual({
      code: 'session_not_found',
    });
    expect(await shop.refusal(people.clerk, 'counter', 'member', { session: 'jingan:clerk:1' })).toEqual({
      code: 'session_not_found',
    });
  });

  it.each(['NaN', 'Infinity', '-0', '1.5', '1e3', ''])('is never that of a member number %p', async (number) => {
    const session = `jingan:clerk:${number}`;
    expect(await shop.refusal(people.clerk, 'counter', 'sell', sale(session))).toEqual({ code: 'session_not_found' });
  });

  it('that is renewed is not forgotten by another scan at the same time', async () => {
    const cards = Array.from({ length: 8 }, (_, index) => `at-once-${index}`);
    for (const cardNumber of cards) {
      const joining = { requestId: shop.request(), consentVersion: '2026-01', cardNumber };
      await shop.get(`o-${cardNumber}`, 'members', 'join', joining);
    }
    const find = (cardNumber: string) => shop.get(people.colleague, 'counter', 'findCard', { cardNumber });
    for (let round = 0; round < 5; round += 1) {
      const found = await Promise.all(cards.map(find));
      for (const { session } of found) {
        expect(await shop.refusal(people.colleague, 'counter', 'member', { session })).toBeUndefined();
      }
      await shop.cloud.clock.advance(10 * 60_000);
    }
  });

  it('ends after ten minutes, and a replay is told apart from a late sale', async () => {
    const { session } = await shop.member();
    const input = sale(session);
    const first = await sell(input);
    await shop.cloud.clock.advance(10 * 60_000);
    expect(await shop.refusal(people.clerk, 'counter', 'member', { session })).toMatchObject({
      code: 'session_expired',
    });
    expect(await shop.refusal(people.clerk, 'counter', 'sell', sale(session))).toMatchObject({
      code: 'session_expired',
    });
    expect(await sell(input)).toEqual(first);
  });
});

describe('a sale that was kept while the network was gone', () => {
  const hours = (count: number) => count * 60 * 60_000;

  it('earns as of when it happened though the scan is over, once however often it is sent', async () => {
    const { card, session } = await shop.member();
    const soldAt = await shop.now();
    await shop.cloud.clock.advance(hours(5));
    const input = sale(session, 10_000, { occurredAt: soldAt, receipt: 'KEPT-1' });
    const settled = await sell(input);
    expect(await sell(input)).toEqual(settled);
    expect(await sell({ ...input, requestId: shop.request() })).toEqual(settled);
    const { account, sales } = await ledgerOf(card.memberNo);
    expect(account.balance).toBe(100);
    expect(sales).toMatchObject([{ occurredAt: soldAt }]);
    const read = await shop.store.auditLog.where({ memberNo: card.memberNo, action: 'counter.settle' });
    expect(read.length).toBeGreaterThan(0);
  });

  it('is not credited to somebody whom this clerk had not recognised then', async () => {
    const { card } = await shop.member();
    await shop.cloud.clock.advance(hours(1));
    const made = sale(`jingan:colleague:${card.memberNo}`, 10_000, {
      occurredAt: ((await shop.now()) - 60_000) as EpochMs,
    });
    const refusal = await shop.refusal(people.colleague, 'counter', 'sell', made);
    expect(refusal).toMatchObject({ code: 'session_not_found' });
  });

  it('never uses points, and is refused after a week', async () => {
    const { session } = await shop.member();
    const soldAt = await shop.now();
    await shop.cloud.clock.advance(hours(1));
    const paying = { ...sale(session, 10_000, { occurredAt: soldAt }), redeem: 1 };
    expect(await shop.refusal(people.clerk, 'counter', 'sell', paying)).toMatchObject({ code: 'session_expired' });
    await shop.cloud.clock.advance(hours(7 * 24));
    const late = sale(session, 10_000, { occurredAt: soldAt });
    expect(await shop.refusal(people.clerk, 'counter', 'sell', late)).toMatchObject({ code: 'settled_too_late' });
  });
});

describe('the clerk’s home', () => {
  it('adds up today in this store, and not the other one', async () => {
    await shop.cloud.clock.advance(86_400_000);
    expect(await shop.get(people.farClerk, 'counter', 'today', {})).toMatchObject({ salesCount: 0, members: [] });
    const { card, session } = await shop.member();
    const other = await shop.member();
    await sell(sale(session, 12_345));
    await sell(sale(session, 55));
    expect(await shop.get(people.colleague, 'counter', 'today', {})).toEqual({
      salesCount: 2,
      paid: 12_400,
      pointsIssued: 123,
      joined: 0,
      members: [
        expect.objectContaining({ memberNo: other.card.memberNo, paid: null }),
        expect.objectContaining({ memberNo: card.memberNo, tier: 'linen', paid: 12_400 }),
      ],
    });
  });
});
