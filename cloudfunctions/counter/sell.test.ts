import type { EpochMs, MemberNo, SaleLine } from '@vip-card/core';
import { ledgerOf as storedLedger } from '../shared/cloud/testing/ledger';
import { people } from '../shared/cloud/testing/seed';
import { article, openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';

let shop: ShopFloor;
beforeAll(async () => {
  shop = await openShop({ instances: 8 }); // forty tills at once
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
    // However she was recognised: who may choose any day of the past chooses its rules and its caps.
    const ancient = (now - 7 * 86_400_000 - 60_000) as EpochMs;
    expect(
      await shop.refusal(people.clerk, 'counter', 'sell', sale(session, 1, { occurredAt: ancient })),
    ).toMatchObject({ code: 'settled_too_late' });
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

it('says internal, with an id to look up, when something is broken on our side', async () => {
  const { card, session } = await shop.member();
  await shop.cloud.database.collection('accounts').doc(String(card.memberNo)).remove();
  const refusal = await shop.refusal(people.clerk, 'counter', 'sell', sale(session));
  expect(refusal).toEqual({ code: 'internal', requestId: expect.stringMatching(/.{8,}/) as string });
  const { logs } = await shop.cloud.request<{ logs: { message: string }[] }>('GET', '/local/logs?after=0');
  const requestId = refusal?.code === 'internal' ? refusal.requestId : '';
  expect(logs.some(({ message }) => message.includes(requestId) && message.includes('has no account'))).toBe(true);
});
