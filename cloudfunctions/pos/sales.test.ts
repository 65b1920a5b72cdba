import { memberCode, type CardView, type EpochMs } from '@vip-card/core';
import { people } from '../shared/cloud/testing/seed';
import { article, openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';
import { issueDevice, send, type Answered, type Keys } from './testing/till';

const MINUTE = 60_000;

let shop: ShopFloor;
let till: Keys;
beforeAll(async () => {
  shop = await openShop();
  till = await issueDevice(shop);
}, 60_000);
afterAll(() => shop.cloud.stop());

let count = 0;
const newReceipt = () => `R-${(count += 1)}`;

/** A new member, whose card no counter has seen. */
async function join(cardNumber?: string): Promise<CardView> {
  const openid = `o-pos-${(count += 1)}`;
  const input = { requestId: shop.request(), consentVersion: '2026-01' };
  return shop.get(openid, 'members', 'join', cardNumber === undefined ? input : { ...input, cardNumber });
}

const codeAt = ({ memberNo, secret }: CardView, at: number) => memberCode(memberNo, secret, at as EpochMs);
const post = (path: string, body: object, by = till) => send(shop, by, { path, body: { storeId: 'jingan', ...body } });
const verify = async (card: CardView, by = till) => post('/verify-card', { code: codeAt(card, await shop.now()) }, by);
const sessionOf = async (card: CardView) => ({ session: String((await verify(card)).body['session']) });

/** A sale of one article, now. */
async function sale(member: object, more: object = {}) {
  return {
    requestId: shop.request(),
    receipt: newReceipt(),
    occurredAt: await shop.now(),
    member,
    lines: [article(10_000)],
    ...more,
  };
}

const codeOf = ({ status, body }: Answered) => [status, body['code']];
const pointsOf = async ({ memberNo }: CardView) => (await shop.store.accounts.find(String(memberNo)))?.balance;

describe('verifying a card', () => {
  it('opens a session of ten minutes, and tells what the rules need to know', async () => {
    const card = await join();
    const { status, body } = await verify(card);
    expect(status).toBe(200);
    expect(body).toMatchObject({ memberNo: card.memberNo, tier: 'linen', points: 0, bill: { purchases: 0 } });
    expect(Number(body['expiresAt']) - (await shop.now())).toBeGreaterThan(9 * MINUTE);
    const [read] = await shop.store.auditLog.where({ memberNo: card.memberNo });
    expect(read).toMatchObject({ staffId: till.deviceId, storeId: 'jingan', action: 'pos.verifyCard' });
  });

  it('takes a code once, also from two tills at once', async () => {
    const card = await join();
    const other = await issueDevice(shop);
    const body = { storeId: 'jingan', code: codeAt(card, await shop.now()) };
    const answers = await Promise.all([till, other].map((by) => send(shop, by, { path: '/verify-card', body })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(codeOf(await send(shop, till, { path: '/verify-card', body }))).toEqual([409, 'code_already_used']);
  });

  it('makes who guesses wait, on this device', async () => {
    const card = await join();
    const guesser = await issueDevice(shop);
    const wrong = { storeId: 'jingan', code: `${card.memberNo}000000` };
    for (let tries = 0; tries < 5; tries += 1) {
      expect(codeOf(await send(shop, guesser, { path: '/verify-card', body: wrong }))).toEqual([422, 'code_wrong']);
      // A sale by a code of now would tell as well whether it is right.
      const guess = await sale({ code: wrong.code }, { storeId: 'jingan' });
      expect(codeOf(await send(shop, guesser, { path: '/sales', body: guess }))).toEqual([422, 'code_wrong']);
    }
    const refused = await send(shop, guesser, { path: '/verify-card', body: wrong });
    expect(codeOf(refused)).toEqual([429, 'too_many_attempts']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(200);
    const stopped = await sale({ code: wrong.code }, { storeId: 'jingan' });
    expect(codeOf(await send(shop, guesser, { path: '/sales', body: stopped }))).toEqual([429, 'too_many_attempts']);
    expect((await verify(card)).status).toBe(200);
    const label = { storeId: 'jingan', code: 'https://example.com' };
    expect(codeOf(await send(shop, till, { path: '/verify-card', body: label }))).toEqual([422, 'code_malformed']);
  });
});

describe('a sale', () => {
  it('with a session earns, and may be paid with points', async () => {
    const card = await join();
    const member = await sessionOf(card);
    const first = await post('/sales', await sale(member, { lines: [article(50_000)] }));
    expect(first).toMatchObject({ status: 200, body: { paid: 50_000, due: 50_000, redeemed: null, pointsAfter: 500 } });
    const second = await post('/sales', await sale(member, { redeem: 300 }));
    expect(second.body).toMatchObject({ redeemed: { points: 300, worth: 300 }, due: 9_700, award: { total: 97 } });
    expect(await pointsOf(card)).toBe(297);
    const [kept] = await shop.store.sales.where({ memberNo: card.memberNo }, { limit: 1 });
    expect(kept).toMatchObject({ staffId: till.deviceId, storeId: 'jingan', entity: 'suli', channel: 'store' });
  });

  it('with the code or an old card’s number earns, and is not paid with points', async () => {
    const card = await join('OLD-1');
    await post('/sales', await sale(await sessionOf(card), { lines: [article(50_000)] }));
    const code = { code: codeAt(card, await shop.now()) };
    for (const member of [code, { cardNumber: 'OLD-1' }]) {
      expect((await post('/sales', await sale(member))).body).toMatchObject({ award: { total: 100 } });
      const refused = await post('/sales', await sale(member, { redeem: 100 }));
      expect(codeOf(refused)).toEqual([422, 'redeeming_needs_code']);
    }
    expect(codeOf(await post('/sales', await sale({ cardNumber: 'OLD-2' })))).toEqual([404, 'member_not_found']);
    expect(codeOf(await post('/sales', await sale({ memberNo: card.memberNo })))).toEqual([400, 'invalid_input']);
  });

  it('is taken once: the same request replays, also when its scan is over, and other content is refused', async () => {
    const card = await join();
    const request = await sale(await sessionOf(card));
    const first = await post('/sales', request);
    await shop.cloud.clock.advance(11 * MINUTE);
    expect(await post('/sales', request)).toMatchObject({ status: 200, body: first.body });
    expect(await pointsOf(card)).toBe(100);
    expect(codeOf(await post('/sales', { ...request, lines: [article(20_000)] }))).toEqual([409, 'request_id_reused']);
    expect(codeOf(await post('/sales', await sale(request.member)))).toEqual([422, 'session_expired']);
  });

  it('is taken once for its receipt: under a new id, and from two tills at once', async () => {
    const card = await join();
    const other = await issueDevice(shop);
    const receipt = newReceipt();
    const member = { code: codeAt(card, await shop.now()) };
    const [one, two] = [await sale(member, { receipt }), await sale(member, { receipt })];
    const answers = await Promise.all([
      send(shop, till, { path: '/sales', body: { storeId: 'jingan', ...one } }),
      send(shop, other, { path: '/sales', body: { storeId: 'jingan', ...two } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0].body).toEqual(answers[1].body);
    expect(await pointsOf(card)).toBe(100);
    const changed = await sale(member, { receipt, lines: [article(20_000)] });
    expect(codeOf(await post('/sales', changed))).toEqual([409, 'receipt_reused']);
  });

  it('of two that differ under one receipt at once is one', async () => {
    const card = await join();
    const member = await sessionOf(card);
    const receipt = newReceipt();
    const sales = [await sale(member, { receipt }), await sale(member, { receipt, lines: [article(20_000)] })];
    const answers = await Promise.all(sales.map((each) => post('/sales', each)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('cannot carry another device’s session', async () => {
    const card = await join();
    const other = await issueDevice(shop);
    const { session } = await sessionOf(card);
    const body = { storeId: 'jingan', ...(await sale({ session })) };
    expect(codeOf(await send(shop, other, { path: '/sales', body }))).toEqual([422, 'session_not_found']);
    const made = `${other.deviceId}:${card.memberNo}`;
    const own = { storeId: 'jingan', ...(await sale({ session: made })) };
    expect(codeOf(await send(shop, other, { path: '/sales', body: own }))).toEqual([422, 'session_not_found']);
  });

  it('of many tills at once for one member is counted each, without a refusal to any', async () => {
    const card = await join();
    const member = { code: codeAt(card, await shop.now()) };
    const sales = await Promise.all(Array.from({ length: 12 }, () => sale(member, { lines: [article(5_000)] })));
    const answers = await Promise.all(sales.map((each) => post('/sales', each)));
    expect(answers.map(({ status }) => status)).toEqual(sales.map(() => 200));
    expect(await pointsOf(card)).toBe(600);
  });
});

describe('a sale that is settled later', () => {
  it('earns at its own time on the code that was scanned then, however many were shown since', async () => {
    const card = await join();
    const occurredAt = await shop.now();
    const code = codeAt(card, occurredAt);
    await shop.cloud.clock.advance(5 * 3_600_000);
    await verify(card);
    const settled = await post('/sales', await sale({ code }, { occurredAt }));
    expect(settled.body).toMatchObject({ award: { total: 100 } });
    const [kept] = await shop.store.sales.where({ memberNo: card.memberNo });
    expect(kept?.occurredAt).toBe(occurredAt);
    expect(kept?.postedAt).toBeGreaterThan(occurredAt + 4 * 3_600_000);
  });

  it('may have taken ten minutes to ring up', async () => {
    const card = await join();
    const scannedAt = await shop.now();
    const code = codeAt(card, scannedAt);
    await shop.cloud.clock.advance(60 * MINUTE);
    const at = async (minutes: number) =>
      post('/sales', await sale({ code, scannedAt }, { occurredAt: scannedAt + minutes * MINUTE }));
    expect((await at(9)).status).toBe(200);
    expect(codeOf(await at(11))).toEqual([422, 'code_expired']);
  });

  it('never redeems', async () => {
    const card = await join();
    const occurredAt = await shop.now();
    await post('/sales', await sale(await sessionOf(card), { lines: [article(50_000)] }));
    const code = codeAt(card, occurredAt);
    await shop.cloud.clock.advance(11 * MINUTE);
    const member = await sessionOf(card);
    for (const each of [{ code }, member]) {
      const refused = await post('/sales', await sale(each, { occurredAt, redeem: 100 }));
      expect(codeOf(refused)).toEqual([422, 'redeeming_needs_network']);
    }
  });

  it('by a code that is not of its time is refused, and does not lock the till out', async () => {
    const card = await join();
    const occurredAt = (await shop.now()) - 3 * 3_600_000;
    const wrong = codeAt(card, occurredAt + 5 * MINUTE);
    for (let tries = 0; tries < 12; tries += 1) {
      expect(codeOf(await post('/sales', await sale({ code: wrong }, { occurredAt })))).toEqual([422, 'code_wrong']);
    }
    expect((await verify(card)).status).toBe(200);
  });

  it('by a number that nobody has stops no others, and within an hour they come to an end', async () => {
    const agent = await issueDevice(shop);
    const card = await join('OLD-PAST');
    // They are counted by the hour of the clock, of which this one may be over.
    await shop.cloud.clock.advance(60 * MINUTE - ((await shop.now()) % (60 * MINUTE)));
    const occurredAt = (await shop.now()) - 60 * MINUTE;
    const settle = async (member: object, path = '/sales') => {
      const request = await sale(member, { occurredAt });
      const { lines, ...refund } = request;
      return post(path, path === '/sales' ? request : { ...refund, amount: lines[0]?.paid }, agent);
    };
    for (let tries = 1; tries <= 11; tries += 1) {
      expect(codeOf(await settle({ cardNumber: `NOBODY-${tries}` }))).toEqual([404, 'member_not_found']);
      expect(codeOf(await settle({ memberNo: tries }, '/refunds'))).toEqual([404, 'member_not_found']);
    }
    expect((await settle({ cardNumber: 'OLD-PAST' })).body).toMatchObject({ award: { total: 100 } });
    const device = await shop.store.devices.find(agent.deviceId);
    expect(device?.lookUps?.found).toBe(22);
    const hour = device?.lookUps?.hour ?? (0 as EpochMs);
    if (device) await shop.store.devices.put(agent.deviceId, { ...device, lookUps: { hour, found: 600 } });
    // Whether the number is somebody's is not told any more.
    for (const cardNumber of ['OLD-PAST', 'NOBODY']) {
      const refused = await settle({ cardNumber });
      expect(codeOf(refused)).toEqual([429, 'too_many_attempts']);
      expect(refused.body['retryAt']).toBe(hour + 60 * MINUTE);
    }
    expect(await pointsOf(card)).toBe(100);
  });

  it('by a number of a bill of now is a guess as ever', async () => {
    const guesser = await issueDevice(shop);
    for (let tries = 1; tries <= 10; tries += 1)
      await post('/sales', await sale({ cardNumber: `G-${tries}` }), guesser);
    expect(codeOf(await post('/sales', await sale({ cardNumber: 'G-11' }), guesser))).toEqual([
      429,
      'too_many_attempts',
    ]);
  });

  it('for which the till had shown other points is noted once, and the server’s stand', async () => {
    const card = await join();
    const occurredAt = await shop.now();
    const code = codeAt(card, occurredAt);
    const differs = await sale({ code }, { occurredAt, pointsShown: 120 });
    const agrees = await sale({ code }, { occurredAt, pointsShown: 100 });
    await shop.cloud.clock.advance(60 * MINUTE);
    for (const each of [differs, differs, agrees]) {
      expect((await post('/sales', each)).body).toMatchObject({ award: { total: 100 } });
    }
    const noted = await shop.store.tillDifferences.where({ memberNo: card.memberNo });
    expect(noted).toEqual([
      expect.objectContaining({
        receipt: differs.receipt,
        tillPoints: 120,
        serverPoints: 100,
        occurredAt,
        by: till.deviceId,
        state: 'open',
      }),
    ]);
  });

  it('is settled within a week, and no later, whoever she is recognised by', async () => {
    const card = await join();
    const occurredAt = await shop.now();
    const code = codeAt(card, occurredAt);
    const early = await sale({ code }, { occurredAt });
    const forgotten = await sale({ code }, { occurredAt });
    await shop.cloud.clock.advance(7 * 86_400_000 - MINUTE);
    const first = await post('/sales', early);
    expect(first.status).toBe(200);
    await shop.cloud.clock.advance(2 * MINUTE);
    expect(codeOf(await post('/sales', forgotten))).toEqual([422, 'settled_too_late']);
    expect((await post('/sales', { ...early, requestId: shop.request() })).body).toEqual(first.body);
  });

  it('has not happened yet', async () => {
    const card = await join();
    const member = await sessionOf(card);
    const occurredAt = (await shop.now()) + 10 * MINUTE;
    expect(codeOf(await post('/sales', await sale(member, { occurredAt })))).toEqual([422, 'occurred_in_future']);
  });
});

describe('a refund', () => {
  /** A return of something, now. */
  async function refund(of: object) {
    return { requestId: shop.request(), receipt: newReceipt(), occurredAt: await shop.now(), ...of };
  }

  it('goes by lines of a receipt, which says whose it is', async () => {
    const card = await join();
    const lines = [article(30_000), { ...article(20_000), quantity: 2 }];
    const sold = await post('/sales', await sale(await sessionOf(card), { lines }));
    const of = { storeId: 'jingan', receipt: String(sold.body['receipt']) };
    const request = await refund({ of, lines: [{ line: 1, quantity: 1 }] });
    const first = await post('/refunds', request);
    expect(first).toMatchObject({ status: 200, body: { refunded: 10_000, cash: 10_000, reversed: 100 } });
    expect((await post('/refunds', request)).body).toEqual(first.body);
    expect((await post('/refunds', { ...request, requestId: shop.request() })).body).toEqual(first.body);
    expect(await pointsOf(card)).toBe(400);
    const again = await refund({ of, lines: [{ line: 1, quantity: 2 }] });
    expect(codeOf(await post('/refunds', again))).toEqual([409, 'line_already_returned']);
    const reused = await refund({ of, lines: [{ line: 0, quantity: 1 }], receipt: request.receipt });
    expect(codeOf(await post('/refunds', reused))).toEqual([409, 'receipt_reused']);
  });

  it('goes by an amount of a receipt, also of another store', async () => {
    const card = await join();
    const sold = await post('/sales', await sale(await sessionOf(card)));
    const far = await issueDevice(shop, 'tianhe');
    const of = { storeId: 'jingan', receipt: String(sold.body['receipt']) };
    const request = await refund({ of, amount: 4_000 });
    const { body } = await send(shop, far, { path: '/refunds', body: { storeId: 'tianhe', ...request } });
    expect(body).toMatchObject({ refunded: 4_000, reversed: 40, pointsAfter: 60 });
    const more = await refund({ of, amount: 6_001 });
    expect(codeOf(await post('/refunds', more))).toEqual([409, 'refund_above_paid']);
    const nobodys = await refund({ of: { storeId: 'jingan', receipt: 'none' }, amount: 1 });
    expect(codeOf(await post('/refunds', nobodys))).toEqual([404, 'sale_not_found']);
  });

  it('goes by an amount without a receipt, against the newest sales of the member', async () => {
    const card = await join();
    await post('/sales', await sale(await sessionOf(card)));
    const request = await refund({ member: { memberNo: card.memberNo }, amount: 15_000 });
    expect((await post('/refunds', request)).body).toMatchObject({ refunded: 15_000, unmatched: 5_000, reversed: 100 });
    const nobody = await refund({ member: { memberNo: 1 }, amount: 100 });
    expect(codeOf(await post('/refunds', nobody))).toEqual([404, 'member_not_found']);
  });
});

describe('a quote', () => {
  const quote = async (more: object) => post('/quote', { lines: [article(10_000)], ...more });

  it('is what the sale comes to', async () => {
    const card = await join();
    const member = await sessionOf(card);
    await post('/sales', await sale(member, { lines: [article(50_000)] }));
    const quoted = await quote({ member, redeem: 300 });
    expect(quoted.body).toMatchObject({ member: { points: 500 }, redeemable: { points: 500, worth: 500 } });
    const sold = await post('/sales', await sale(member, { redeem: 300 }));
    for (const field of ['paid', 'due', 'redeemed', 'award']) expect(quoted.body[field]).toEqual(sold.body[field]);
  });

  it('tells what somebody would earn who joined, and stores nothing', async () => {
    expect((await quote({})).body).toMatchObject({ member: null, award: { total: 100 }, redeemable: { points: 0 } });
  });

  it('by a number is written down and counted, so that nobody copies the list of members', async () => {
    const card = await join();
    const curious = await issueDevice(shop);
    const body = { storeId: 'jingan', lines: [article(100)], member: { memberNo: card.memberNo } };
    expect((await send(shop, curious, { path: '/quote', body })).body).toMatchObject({ member: { tier: 'linen' } });
    const reads = await shop.store.auditLog.where({ memberNo: card.memberNo, staffId: curious.deviceId });
    expect(reads.map(({ action }) => action)).toEqual(['pos.quote']);
    const device = await shop.store.devices.find(curious.deviceId);
    expect(device?.lookUps?.found).toBe(1);
    const hour = device?.lookUps?.hour ?? (0 as EpochMs);
    if (device) await shop.store.devices.put(curious.deviceId, { ...device, lookUps: { hour, found: 600 } });
    const refused = await send(shop, curious, { path: '/quote', body });
    expect(codeOf(refused)).toEqual([429, 'too_many_attempts']);
    expect(refused.body['retryAt']).toBe(hour + 60 * MINUTE);
  });

  it('stops who guesses numbers', async () => {
    const guesser = await issueDevice(shop);
    const ask = (memberNo: number) =>
      send(shop, guesser, {
        path: '/quote',
        body: { storeId: 'jingan', lines: [article(100)], member: { memberNo } },
      });
    for (let tries = 1; tries <= 10; tries += 1) {
      expect(codeOf(await ask(tries))).toEqual([404, 'member_not_found']);
    }
    expect(codeOf(await ask(11))).toEqual([429, 'too_many_attempts']);
  });
});

describe('the rules', () => {
  const ask = (headers: Record<string, string> = {}) =>
    send(shop, till, { method: 'GET', path: '/rules', query: { storeId: 'jingan' } }, { headers });

  it('are what a till carries, named by their content', async () => {
    const { status, headers, body } = await ask();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      store: { storeId: 'jingan', name: '静安店' },
      tiers: [{ tier: 'linen' }, {}, {}, {}],
    });
    const { ruleSet } = await shop.get(people.hq, 'rules', 'current', {});
    expect(body['ruleSets']).toEqual([ruleSet]);
    expect(headers.get('etag')).toMatch(/^"[0-9a-f]{64}"$/);
  });

  it('are not sent again to who has them', async () => {
    const tag = (await ask()).headers.get('etag') ?? '';
    for (const known of [tag, `"other", W/${tag}`, '*']) {
      const answer = await ask({ 'If-None-Match': known });
      expect([answer.status, answer.body, answer.headers.get('etag')]).toEqual([304, {}, tag]);
      expect(answer.headers.get('x-server-time')).toMatch(/^\d+$/);
    }
    expect((await ask({ 'If-None-Match': '"other"' })).status).toBe(200);
  });
});
