import {
  codeDigits,
  codeStep,
  memberCode,
  type EpochMs,
  type Fen,
  type MemberNo,
  type Points,
  type SaleLine,
} from '@vip-card/core';
import { ledgerOf as storedLedger } from '../shared/cloud/testing/ledger';
import { people } from '../shared/cloud/testing/seed';
import { article, openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';

let shop: ShopFloor;
beforeAll(async () => {
  shop = await openShop({ instances: 8 }); // forty tills at once
}, 60_000);
afterAll(() => shop.cloud.stop());

const fen = (amount: number): Fen => amount as Fen;
const sale = (session: string, paid = 10_000, more: { receipt?: string; occurredAt?: EpochMs } = {}) => ({
  requestId: shop.request(),
  session,
  lines: [article(paid)],
  ...more,
});
const sell = (input: ReturnType<typeof sale>) => shop.get(people.clerk, 'counter', 'sell', input);
const refund = (session: string, amount: number) =>
  shop.get(people.clerk, 'counter', 'refund', { requestId: shop.request(), session, amount: fen(amount) });

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
    expect(await shop.refusal(people.clerk, 'counter', 'sell', late)).toMatchObject({ code: 'session_expired' });
  });
});

describe('a sale', () => {
  it('earns explained points, and is there in all its documents', async () => {
    const { card, session } = await shop.member();
    const lines: SaleLine[] = [
      { ...article(60_000, 'kidswear'), size: '116', colour: '白', quantity: 2, sku: 'K-1', name: '童裙' },
      article(1_999),
    ];
    const sold = await shop.get(people.clerk, 'counter', 'sell', { requestId: shop.request(), session, lines });
    expect(sold).toMatchObject({ paid: 61_999, repaid: 0, pointsAfter: 1219, owedAfter: 0, tierAfter: 'linen' });
    expect(sold.award).toMatchObject({
      total: 1219,
      applied: [
        { ruleId: 'base', points: 619 },
        { ruleId: 'kids', points: 600 },
      ],
      shares: [1200, 19],
    });
    expect(sold.receipt).toMatch(/^JA\d{6}-S\d{8}-1$/);
    const { account, movements, sales } = await ledgerOf(card.memberNo);
    expect(account).toMatchObject({ balance: 1219, lots: [{ entity: 'suli', remaining: 1219 }] });
    expect(movements).toHaveLength(1);
    expect(sales[0]).toMatchObject({ storeId: 'jingan', entity: 'suli', staffId: 'clerk', lines, paid: 61_999 });
    const { member } = await shop.get(people.clerk, 'counter', 'member', { session });
    expect(member).toMatchObject({
      points: 1219,
      purchasesInYear: 1,
      sizes: [{ category: 'kidswear', size: '116' }],
      colours: ['白'],
      recentPurchases: [{ receipt: sold.receipt, store: '静安店', paid: 61_999, refunded: 0 }],
    });
  });

  it('needs at most nine round trips', async () => {
    const { session } = await shop.member();
    await sell(sale(session));
    expect(await shop.roundTrips(() => sell(sale(session, 500, { receipt: 'trips-1' })))).toBeLessThanOrEqual(8);
    expect(await shop.roundTrips(() => sell(sale(session)))).toBeLessThanOrEqual(8);
  });

  it('upgrades at once', async () => {
    const { session } = await shop.member();
    expect((await sell(sale(session, 100_000))).tierAfter).toBe('silver');
    expect((await sell(sale(session, 10_000))).award.total).toBe(120);
  });

  it('takes a zero-amount sale', async () => {
    const { card, session } = await shop.member();
    expect(await sell(sale(session, 0))).toMatchObject({ paid: 0, award: { total: 0 }, pointsAfter: 0 });
    expect((await ledgerOf(card.memberNo)).movements).toHaveLength(1);
  });

  it('answers a replay as the first time, and refuses another sale under its id', async () => {
    const { card, session } = await shop.member();
    const input = sale(session);
    const first = await sell(input);
    await sell(sale(session));
    expect(await sell(input)).toEqual(first);
    expect(await shop.refusal(people.clerk, 'counter', 'sell', { ...input, lines: [article(9_999)] })).toEqual({
      code: 'request_id_reused',
    });
    expect((await ledgerOf(card.memberNo)).movements).toHaveLength(2);
  });

  it('Odoo #222372: sent five times at once, or again, awards once', async () => {
    const { card, session } = await shop.member();
    const input = sale(session);
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => sell(input)));
    for (const answer of [...answers, await sell(input)]) expect(answer).toEqual(answers[0]);
    expect((await ledgerOf(card.memberNo)).movements).toMatchObject([{ kind: 'sale', points: 100 }]);
  });

  it('is not kept from the till by somebody who typed the number that it would have got', async () => {
    const { session } = await shop.member();
    const first = await sell(sale(session, 10_000));
    const next = first.receipt.replace(/-1$/, '-3');
    await sell(sale(session, 10_000, { receipt: next }));
    const { receipt } = await sell(sale(session, 10_000));
    expect(receipt).toMatch(new RegExp(`^${next}-[0-9a-f]{8}$`));
  });

  it('names the line whose category the chain does not have', async () => {
    const { session } = await shop.member();
    const bill = sale(session, 10_000);
    const [line] = bill.lines;
    const refused = { ...bill, lines: [line, { ...line, category: 'groceries' }] };
    expect(await shop.refusal(people.clerk, 'counter', 'sell', refused)).toMatchObject({
      code: 'invalid_input',
      path: 'lines.1.category',
    });
  });

  it('is answered again after its category has left the chain, and a new one is refused', async () => {
    const { session } = await shop.member();
    const input = sale(session);
    const first = await sell(input);
    const chain = await shop.store.chain.find('chain');
    if (!chain) throw new Error('no chain');
    const categories = chain.categories.filter(({ id }) => id !== 'womenswear');
    await shop.store.chain.put('chain', { ...chain, categories });
    await shop.cloud.clock.advance(61_000);
    const again = await shop.refusal(people.clerk, 'counter', 'sell', input);
    const refused = await shop.refusal(people.clerk, 'counter', 'sell', sale(session));
    await shop.store.chain.put('chain', chain);
    await shop.cloud.clock.advance(61_000);
    expect(again).toBeUndefined();
    expect(refused).toMatchObject({ code: 'invalid_input', path: 'lines.0.category' });
    expect(await sell(input)).toEqual(first);
  });

  it('with the same receipt replays if it says the same, and is refused if not', async () => {
    const { card, session } = await shop.member();
    const first = await sell(sale(session, 10_000, { receipt: '0931' }));
    expect(await sell(sale(session, 10_000, { receipt: '0931' }))).toEqual(first);
    expect(
      await shop.refusal(people.clerk, 'counter', 'sell', sale(session, 9_000, { receipt: '0931' })),
    ).toMatchObject({
      code: 'receipt_reused',
      receipt: '0931',
    });
    const other = await shop.member();
    expect(
      await shop.refusal(people.clerk, 'counter', 'sell', sale(other.session, 10_000, { receipt: '0931' })),
    ).toMatchObject({
      code: 'receipt_reused',
    });
    expect((await ledgerOf(card.memberNo)).account.balance).toBe(100);
  });

  it('with one receipt from two tills at once is one sale', async () => {
    const { card, session } = await shop.member();
    const answers = await Promise.all([1, 2, 3].map(() => sell(sale(session, 7_000, { receipt: 'once' }))));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect((await ledgerOf(card.memberNo)).account).toMatchObject({ seq: 1, balance: 70 });
  });

  it('forty times at once for one member counts forty times, without a refusal to any till', async () => {
    const { card, session } = await shop.member();
    const answers = await Promise.all(Array.from({ length: 40 }, () => sell(sale(session, 1_000))));
    expect(new Set(answers.map(({ receipt }) => receipt)).size).toBe(40);
    const { account, movements, sales } = await ledgerOf(card.memberNo);
    expect(account).toMatchObject({ seq: 40, balance: 400, earned: 400, purchases: 40 });
    expect([movements.length, sales.length]).toEqual([40, 40]);
  }, 120_000);

  it('may be settled late under the rules of its day, and never in the future', async () => {
    const { session } = await shop.member();
    const now = await shop.now();
    const late = await sell(sale(session, 10_000, { occurredAt: (now - 86_400_000) as EpochMs }));
    expect(late.award.total).toBe(100);
    expect(
      await shop.refusal(
        people.clerk,
        'counter',
        'sell',
        sale(session, 1, { occurredAt: (now + 3_600_000) as EpochMs }),
      ),
    ).toMatchObject({ code: 'occurred_in_future' });
    const ancient = Date.parse('2019-12-31T23:59:59.999+08:00') as EpochMs;
    expect(await shop.refusal(people.clerk, 'counter', 'sell', sale(session, 1, { occurredAt: ancient }))).toEqual({
      code: 'no_rules_in_force',
      at: ancient,
    });
  });

  it.each<[string, unknown]>([
    ['requestId', { requestId: undefined }],
    ['session', { session: 12 }],
    ['lines', { lines: undefined }],
    ['lines', { lines: [] }],
    ['lines', { lines: Array.from({ length: 201 }, () => article(1)) }],
    ['lines.0.category', { lines: [{ ...article(1), category: '' }] }],
    ['lines.0.paid', { lines: [{ ...article(1), paid: '1' }] }],
    ['lines.0.paid', { lines: [{ ...article(1), paid: 0.5 }] }],
    ['lines.0.paid', { lines: [{ ...article(1), paid: null }] }],
    ['lines.0.list', { lines: [{ ...article(1), list: undefined }] }],
    ['lines.0.quantity', { lines: [{ ...article(1), quantity: 0 }] }],
    ['lines.0.quantity', { lines: [{ ...article(1), quantity: 1.5 }] }],
    ['lines.1.colour', { lines: [article(1), { ...article(1), colour: { $ne: null } }] }],
    ['lines.0.discount', { lines: [{ ...article(1), discount: 1 }] }],
    ['receipt', { receipt: 'a b' }],
    ['receipt', { receipt: 'a:b' }],
    ['occurredAt', { occurredAt: '2026-01-01' }],
    ['memberNo', { memberNo: 80260001 }],
  ])('is refused naming %s when that is wrong', async (path, change) => {
    const input = { ...sale('jingan:clerk:80260001'), ...(change as object) };
    expect(await shop.refusal(people.clerk, 'counter', 'sell', input)).toMatchObject({ code: 'invalid_input', path });
  });

  it.each([
    ['lines.0.paid', [{ ...article(1), paid: -1 }]],
    ['lines.0.paid', [{ ...article(1), paid: 1_000_000_001 }]],
    ['lines.1.list', [article(1), { ...article(1), list: -100 }]],
  ])('is refused naming %s when that is out of range', async (path, lines) => {
    const input = { ...sale('jingan:clerk:80260001'), lines };
    expect(await shop.refusal(people.clerk, 'counter', 'sell', input)).toEqual({
      code: 'amount_out_of_range',
      path,
      minimum: 0,
      maximum: 1_000_000_000,
    });
  });

  it('is refused when its lines come to more than ten million yuan', async () => {
    const { session } = await shop.member();
    const input = { ...sale(session), lines: [article(1_000_000_000), article(1)] };
    expect(await shop.refusal(people.clerk, 'counter', 'sell', input)).toMatchObject({
      code: 'amount_out_of_range',
      path: 'lines',
    });
  });
});

describe('a return', () => {
  it('does what its preview said, newest sale first', async () => {
    const { card, session } = await shop.member();
    const [older, newer] = [await sell(sale(session, 10_000)), await sell(sale(session, 5_055))];
    const preview = await shop.get(people.clerk, 'counter', 'previewReturn', { session, amount: fen(7_055) });
    const { receipt, ...done } = await refund(session, 7_055);
    expect(done).toEqual(preview);
    expect(done).toMatchObject({
      sales: [
        { receipt: newer.receipt, refunded: 5_055, points: 50 },
        { receipt: older.receipt, refunded: 2_000, points: 20 },
      ],
      unmatched: 0,
      reversed: 70,
      owedAdded: 0,
      pointsAfter: 80,
    });
    expect(receipt).toMatch(/^JA\d{6}-R\d{8}-3$/);
    const { account, sales } = await ledgerOf(card.memberNo);
    expect(account).toMatchObject({ balance: 80, reversed: 70 });
    expect(sales.map(({ refunded }) => refunded).sort()).toEqual([2_000, 5_055]);
  });

  it('records what no sale explains, and goes back as many sales as it takes', async () => {
    const { card, session } = await shop.member();
    const sold = sale(session, 100);
    for (let index = 0; index < 20; index += 1) await sell({ ...sold, requestId: shop.request() });
    expect(await refund(session, 2_600)).toMatchObject({ unmatched: 600, reversed: 20 });
    expect(await refund(session, 100)).toMatchObject({ unmatched: 100, reversed: 0, sales: [] });
    expect((await ledgerOf(card.memberNo)).account).toMatchObject({ balance: 0, owed: 0, seq: 22 });
  });

  it('is one return however often it is sent, and another one under its id is refused', async () => {
    const { card, session } = await shop.member();
    await sell(sale(session, 10_000));
    const input = { requestId: shop.request(), session, amount: fen(3_000), receipt: 'back-1' };
    const answers = await Promise.all([1, 2, 3].map(() => shop.get(people.clerk, 'counter', 'refund', input)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await shop.refusal(people.clerk, 'counter', 'refund', { ...input, amount: 3_001 })).toEqual({
      code: 'request_id_reused',
    });
    expect(await shop.get(people.clerk, 'counter', 'refund', { ...input, requestId: shop.request() })).toEqual(
      answers[0],
    );
    const changed = { ...input, requestId: shop.request(), amount: 2_999 };
    expect(await shop.refusal(people.clerk, 'counter', 'refund', changed)).toMatchObject({ code: 'receipt_reused' });
    expect((await ledgerOf(card.memberNo)).account).toMatchObject({ seq: 2, balance: 70 });
  });

  it('and a sale and a return at once all count', async () => {
    const { card, session } = await shop.member();
    await sell(sale(session, 10_000));
    await Promise.all([refund(session, 2_500), sell(sale(session, 10_000)), refund(session, 2_500)]);
    const { account } = await ledgerOf(card.memberNo);
    expect(account).toMatchObject({ seq: 4, balance: 150, reversed: 50 });
  });

  it('owes points that were spent elsewhere, and later sales repay them', async () => {
    const { card, session } = await shop.member();
    const { receipt } = await sell(sale(session, 10_000));
    const spent = { ...sale(session, 200), redeem: 100 as Points };
    await shop.get(people.clerk, 'counter', 'sell', spent);
    const input = { requestId: shop.request(), session, of: { storeId: 'jingan', receipt }, amount: fen(10_000) };
    const back = await shop.get(people.clerk, 'counter', 'refund', input);
    expect(back).toMatchObject({ reversed: 100, owedAdded: 99, owedAfter: 99 });
    expect(await sell(sale(session, 13_000))).toMatchObject({ repaid: 99, pointsAfter: 31, owedAfter: 0 });
    await ledgerOf(card.memberNo);
  });

  it.each([
    ['invalid_input', 'amount', { amount: 1.5 }],
    ['invalid_input', 'amount', { amount: undefined }],
    ['amount_out_of_range', 'amount', { amount: -1 }],
    ['amount_out_of_range', 'amount', { amount: 0 }],
    ['amount_out_of_range', 'amount', { amount: 1_000_000_001 }],
    ['invalid_input', 'session', { session: undefined }],
    ['invalid_input', 'receipts', { receipts: [] }],
  ])('is refused as %s naming %s', async (code, path, change) => {
    const input = { requestId: shop.request(), session: 'jingan:clerk:1', amount: 100, ...change };
    expect(await shop.refusal(people.clerk, 'counter', 'refund', input)).toMatchObject({ code, path });
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

it('says internal, with an id to look up, when something is broken on our side', async () => {
  const { card, session } = await shop.member();
  await shop.cloud.database.collection('accounts').doc(String(card.memberNo)).remove();
  const refusal = await shop.refusal(people.clerk, 'counter', 'sell', sale(session));
  expect(refusal).toEqual({ code: 'internal', requestId: expect.stringMatching(/.{8,}/) as string });
  const { logs } = await shop.cloud.request<{ logs: { message: string }[] }>('GET', '/local/logs?after=0');
  const requestId = refusal?.code === 'internal' ? refusal.requestId : '';
  expect(logs.some(({ message }) => message.includes(requestId) && message.includes('has no account'))).toBe(true);
});
