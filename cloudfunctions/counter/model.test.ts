import {
  addDays,
  businessDayOf,
  DEFAULT_POLICIES,
  memberCode,
  expiryOf,
  startOfBusinessDay,
  type EpochMs,
  type Fen,
  type MemberNo,
  type Points,
  type RuleSet,
} from '@vip-card/core';
import fc from 'fast-check';
import { ReferenceLedger, type ReferenceSale } from '../shared/core/testing/reference-ledger';
import { paying } from '../shared/core/testing/shop';
import { ledgerOf } from '../shared/cloud/testing/ledger';
import { people } from '../shared/cloud/testing/seed';
import { article, openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';

/** So many members each live a sequence of their own, all by the same clock. */
const MEMBERS = 100;
const ROUNDS = 4;
const AT_ONCE = 8;

const rules: RuleSet = paying({ mode: 'days', days: 40 });

let shop: ShopFloor;
beforeAll(async () => {
  shop = await openShop();
  await shop.store.ruleSets.put('000001', rules);
}, 60_000);
afterAll(() => shop.cloud.stop());

const paid = fc.integer({ min: 0, max: 9_000 });
const act = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('sell' as const),
      paid: fc.array(paid, { minLength: 1, maxLength: 3 }),
      redeem: fc.nat({ max: 100 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('refund' as const), amount: fc.integer({ min: 1, max: 12_000 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('refund-line' as const), sale: fc.nat(), line: fc.nat() }) },
);
/** What one member does in one round: once, the same request twice after one another, or twice at once. */
const round = fc.record({ act, sent: fc.constantFrom('once' as const, 'again' as const, 'twice-at-once' as const) });
type Round = typeof round extends fc.Arbitrary<infer Value> ? Value : never;

interface Life {
  openid: string;
  memberNo: MemberNo;
  secret: string;
  reference: ReferenceLedger;
  receipts: number;
}

it('a hundred members’ sequences of sales, payments, returns and waits, with retries and two at once, agree with the reference model', async () => {
  const lives: Life[] = [];
  for (let count = 0; count < MEMBERS; count += 1) {
    const { openid, card } = await shop.member();
    const reference = new ReferenceLedger(
      (at) => expiryOf(rules.expiry, at as EpochMs),
      (at) => startOfBusinessDay(addDays(businessDayOf(at as EpochMs), DEFAULT_POLICIES.restoredGraceDays + 1)),
    );
    lives.push({ openid, memberNo: card.memberNo, secret: card.secret, reference, receipts: 0 });
  }
  const seed = Math.floor(Date.now() / 86_400_000); // another one each day, and told when it fails
  const sequences = fc.sample(fc.array(round, { minLength: ROUNDS, maxLength: ROUNDS }), { numRuns: MEMBERS, seed });
  const waits = fc.sample(fc.integer({ min: 1, max: 25 }), { numRuns: ROUNDS, seed });
  for (const [index, days] of waits.entries()) {
    await shop.cloud.clock.advance(days * 86_400_000 + 60_000);
    const waiting = lives.map((life, member) => ({ life, round: sequences[member]?.[index] }));
    const lane = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) if (next.round) await live(next.life, next.round);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  }
  const now = await shop.now();
  for (const { memberNo, reference } of lives) {
    reference.sweep(now);
    const { account, sales } = await ledgerOf(shop, memberNo);
    const spendable = account.lots.reduce(
      (sum, lot) => (lot.expiresAt !== null && lot.expiresAt <= now ? sum : sum + lot.remaining),
      0,
    );
    const stored = sales
      .sort((a, b) => a.seq - b.seq)
      .map(({ receipt, refunded, reversed, returned }) => [receipt, refunded, reversed, returned.restored]);
    const expected = reference.sales.map((sale) => [sale.name, sale.refunded, sale.reversed, sale.restored]);
    expect({ seed, memberNo, spendable, owed: account.owed, sales: stored }).toEqual({
      seed,
      memberNo,
      spendable: reference.spendable(now),
      owed: reference.owed,
      sales: expected,
    });
  }
}, 300_000);

/** One member's round, at the functions and in the reference. */
async function live(life: Life, { act, sent }: Round): Promise<void> {
  const now = await shop.now();
  const code = memberCode(life.memberNo, life.secret, now);
  const { session } = await shop.get(people.clerk, 'counter', 'scan', { code });
  const { reference } = life;
  if (act.kind === 'sell') {
    const sum = act.paid.reduce((all, each) => all + each, 0);
    const redeem = Math.floor((Math.min(reference.spendable(now), sum) * act.redeem) / 100);
    const receipt = `M${life.memberNo}-${(life.receipts += 1)}`;
    const lines = act.paid.map((each) => article(each));
    const payment = redeem > 0 ? { redeem: redeem as Points } : {};
    await send(sent, (requestId) =>
      shop.get(people.clerk, 'counter', 'sell', { requestId, session, receipt, lines, ...payment }),
    );
    reference.sell(
      receipt,
      act.paid.map((each) => ({ paid: each, pieces: 1 })),
      now,
      redeem,
    );
  } else if (act.kind === 'refund') {
    const amount = act.amount as Fen;
    await send(sent, (requestId) => shop.get(people.clerk, 'counter', 'refund', { requestId, session, amount }));
    reference.refundAmount(act.amount, now);
  } else {
    const found = returnable(reference, act);
    if (!found) return;
    const lines = [{ line: found.line, quantity: 1 }];
    const of = { storeId: 'jingan', receipt: found.sale.name };
    await send(sent, (requestId) => shop.get(people.clerk, 'counter', 'refund', { requestId, session, of, lines }));
    reference.refundLine(found.sale.name, found.line, 1, now);
  }
}

/** Whatever way it is sent, it must count once, and every answer be the same. */
async function send(sent: Round['sent'], call: (requestId: string) => Promise<unknown>): Promise<void> {
  const requestId = shop.request();
  if (sent === 'once') await call(requestId);
  else if (sent === 'again') {
    const first = await call(requestId);
    expect(await call(requestId)).toEqual(first);
  } else {
    const [one, other] = await Promise.all([call(requestId), call(requestId)]);
    expect(other).toEqual(one);
  }
}

function returnable(
  reference: ReferenceLedger,
  act: { sale: number; line: number },
): { sale: ReferenceSale; line: number } | undefined {
  const sale = reference.sales[act.sale % Math.max(reference.sales.length, 1)];
  const line = act.line % Math.max(sale?.lines.length ?? 0, 1);
  const sold = sale?.lines[line];
  if (!sale || !sold || sold.back === sold.pieces || sold.paid > sale.paid - sale.refunded) return undefined;
  return { sale, line };
}
