import fc from 'fast-check';
import { auditAccount } from '../audit';
import { addDays, businessDayOf, startOfBusinessDay } from '../business-day';
import { spendablePoints } from '../ledger/account';
import { Bookkeeping, LiabilityTally } from '../ledger/books';
import { expiryOf } from '../points-rules/expiry';
import type { Expiry } from '../points-rules/rule-set';
import { ReferenceLedger, type ReferenceSale } from '../testing/reference-ledger';
import { at, DAY, line, paying, policies, Shop } from '../testing/shop';
import type { EpochMs, Points } from '../units';
import { decideExchange } from './exchange';
import { quantitiesOf, refundable } from './give-back';
import type { Sale } from './sale';
import { decideVoid } from './void';
import { decideAdjustment, type Adjustment } from '../ledger/adjust';
import { NO_TRAITS } from '../ledger/bill-member';
import { decideTierReview } from '../tier-review';
import { tiers } from '../testing/shop';

const start = at('2026-01-05T12:00:00+08:00');
const expiries: Expiry[] = [
  { mode: 'never' },
  { mode: 'days', days: 10 },
  { mode: 'month-end', months: 1 },
  { mode: 'year-end', years: 0 },
];

const bill = fc.array(fc.record({ paid: fc.integer({ min: 0, max: 9_000 }), pieces: fc.integer({ min: 1, max: 3 }) }), {
  minLength: 1,
  maxLength: 3,
});
const whole = fc.nat({ max: 1_000_000 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('sell' as const), bill, redeem: fc.nat({ max: 100 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('refund' as const), amount: fc.integer({ min: 1, max: 12_000 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('refund-line' as const), sale: whole, line: whole }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('expire' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 25 }) }) },
);
const sequence = fc.array(step, { minLength: 1, maxLength: 16 });

/** Both ledgers side by side, through the same steps. */
class SideBySide {
  readonly shop: Shop;
  readonly reference: ReferenceLedger;
  now: EpochMs = start;

  constructor(expiry: Expiry) {
    this.shop = new Shop(paying(expiry));
    this.reference = new ReferenceLedger(
      (when) => expiryOf(expiry, when as EpochMs),
      (when) => startOfBusinessDay(addDays(businessDayOf(when as EpochMs), policies.restoredGraceDays + 1)),
    );
  }

  take(each: typeof step extends fc.Arbitrary<infer Step> ? Step : never): void {
    this.now = (this.now + 60_000) as EpochMs;
    const { shop, reference, now } = this;
    if (each.kind === 'wait') this.now = (now + each.days * DAY) as EpochMs;
    else if (each.kind === 'expire') shop.expire(now);
    else if (each.kind === 'refund') {
      shop.refund(each.amount, now);
      reference.refundAmount(each.amount, now);
    } else if (each.kind === 'refund-line') this.refundLine(each);
    else {
      const lines = each.bill.map(({ paid, pieces }) => line(paid, 'womenswear', pieces));
      const paid = lines.reduce((sum, sold) => sum + sold.paid, 0);
      const redeem = Math.floor((Math.min(reference.spendable(now), paid) * each.redeem) / 100);
      const { sale } = shop.sell(lines, now, { redeem });
      reference.sell(sale.receipt, each.bill, now, redeem);
    }
  }

  private refundLine(each: { sale: number; line: number }): void {
    const sale = this.shop.sales[each.sale % Math.max(this.shop.sales.length, 1)];
    if (!sale) return;
    const index = each.line % sale.lines.length;
    const sold = sale.lines[index];
    const left = (sold?.quantity ?? 0) - (quantitiesOf(sale)[index] ?? 0);
    // After amounts were refunded without naming lines, a line may cost more than is left of the bill.
    if (!sold || left === 0 || sold.paid > refundable(sale)) return;
    this.shop.refund({ sale, lines: [{ line: index, quantity: 1 }] }, this.now);
    this.reference.refundLine(sale.receipt, index, 1, this.now);
  }

  compare(): void {
    const { shop, reference, now } = this;
    reference.sweep(now);
    const { account } = shop;
    const ours = [spendablePoints(account, now), account.owed, shop.sales.map(figuresOf)];
    const theirs = [reference.spendable(now), reference.owed, reference.sales.map(figuresOfReference)];
    // Told apart as text first: most of the time they are equal, and a deep comparison of all steps takes most of the test's time.
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) expect(ours).toEqual(theirs);
  }
}

function figuresOf({ receipt, refunded, reversed, returned: { restored, lapsed } }: Sale): unknown[] {
  return [receipt, refunded, reversed, restored, lapsed];
}

function figuresOfReference({ name, refunded, reversed, restored, lapsed }: ReferenceSale): unknown[] {
  return [name, refunded, reversed, restored, lapsed];
}

it('agrees with the reference model after every step of any sequence of sales, payments, returns, waits and sweeps', () => {
  fc.assert(
    fc.property(fc.constantFrom(...expiries), sequence, (expiry, steps) => {
      const both = new SideBySide(expiry);
      for (const each of steps) {
        both.take(each);
        both.compare();
      }
      expect(auditAccount(both.shop.account, both.shop.movements)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

const more = fc.oneof(
  { weight: 6, arbitrary: step },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('exchange' as const), sale: whole, bill }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('void' as const), sale: whole }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('adjust' as const), points: fc.integer({ min: -200, max: 200 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('review' as const) }) },
);

describe('with exchanges, voids, adjustments and tier reviews among them', () => {
  it('no point is lost or invented: movements rebuild the account, books close on what it holds, nothing is negative', () => {
    fc.assert(
      fc.property(fc.constantFrom(...expiries), fc.array(more, { minLength: 1, maxLength: 16 }), (expiry, steps) => {
        const both = new SideBySide(expiry);
        for (const each of steps) takeMore(both, each);
        const { account, movements, sales } = both.shop;
        expect(auditAccount(account, movements)).toEqual([]);
        const bookkeeping = new Bookkeeping();
        for (const movement of movements) bookkeeping.add(movement);
        const tally = new LiabilityTally(both.now);
        tally.add(account);
        const held = tally.liabilities.map(({ entity, spendable, pending, expired, owed }) => [
          entity,
          spendable + pending + expired - owed,
        ]);
        const closing = bookkeeping.books
          .filter((book) => book.closing !== 0)
          .map((book) => [book.entity, book.closing]);
        expect(closing).toEqual(held.filter(([, points]) => points !== 0));
        for (const book of bookkeeping.books) {
          const { opening, issued, redeemed, restored, expired, reversed, adjusted, transferred } = book;
          expect(opening + issued + redeemed + restored + expired + reversed + adjusted + transferred).toBe(
            book.closing,
          );
        }
        const figures = [
          account.balance,
          account.owed,
          account.earned - account.reversed,
          account.spent,
          account.purchases,
        ];
        expect(figures.filter((figure) => !Number.isSafeInteger(figure) || figure < 0)).toEqual([]);
        const within = ({ reversed, award, refunded, paid, returned, tender }: Sale): boolean =>
          reversed <= award.total && refunded <= paid && returned.restored <= (tender?.points ?? 0);
        expect(sales.filter((sale) => !within(sale))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

function takeMore(both: SideBySide, each: typeof more extends fc.Arbitrary<infer Step> ? Step : never): void {
  const { shop } = both;
  both.now = (both.now + 60_000) as EpochMs;
  const { now } = both;
  const sale = 'sale' in each ? shop.sales[each.sale % Math.max(shop.sales.length, 1)] : undefined;
  const facts = {
    account: shop.account,
    expiries: shop.expiries(),
    ruleSets: [shop.rules],
    tiers,
    policies,
    counter: shop.counter(),
    now,
  };
  if (each.kind === 'review') shop.keep(decideTierReview(shop.account, { tiers, policy: policies.tier, now }));
  else if (each.kind === 'adjust') {
    if (each.points === 0) return;
    const decided = decideAdjustment({ ...facts, adjustment: adjustment(each.points as Points), approvedBy: null });
    if (decided.ok) shop.keep(decided.value);
  } else if (each.kind === 'void') {
    if (!sale) return;
    const decided = decideVoid({ ...facts, sale, otherPurchaseAt: null, role: 'manager', reason: 'a slip' });
    if (decided.ok) shop.keepReturn(decided.value);
  } else if (each.kind === 'exchange') {
    if (!sale) return;
    const lines = each.bill.map(({ paid, pieces }) => line(paid, 'womenswear', pieces));
    const back = [{ line: 0, quantity: 1 }];
    const decided = decideExchange({ ...facts, traits: NO_TRAITS, sale, back, lines, channel: 'store' });
    if (!decided.ok) return;
    shop.keep(decided.value);
    shop.sales = shop.sales.map((known) => (known === sale ? decided.value.original : known));
    shop.sales.push(decided.value.sale);
  } else if (each.kind === 'refund-line') {
    if (!sale) return;
    const left = (sale.lines[0]?.quantity ?? 0) - (quantitiesOf(sale)[0] ?? 0);
    if (left > 0 && (sale.lines[0]?.paid ?? 0) <= refundable(sale))
      shop.refund({ sale, lines: [{ line: 0, quantity: 1 }] }, now);
  } else if (each.kind === 'refund') shop.refund(each.amount, now);
  else if (each.kind === 'expire') shop.expire(now);
  else if (each.kind === 'wait') both.now = (now + each.days * DAY) as EpochMs;
  else {
    const lines = each.bill.map(({ paid, pieces }) => line(paid, 'womenswear', pieces));
    const paid = lines.reduce((sum, sold) => sum + sold.paid, 0);
    const redeem = Math.floor((Math.min(spendablePoints(shop.account, now), paid) * each.redeem) / 100);
    shop.sell(lines, now, { redeem });
  }
}

function adjustment(points: Points): Adjustment {
  return {
    adjustmentId: 'a',
    memberNo: 80260001 as Adjustment['memberNo'],
    points,
    reason: 'goodwill',
    note: '',
    storeId: 'jingan',
    entity: 'suli',
    proposedBy: { staffId: 'hq', name: 'HQ', role: 'hq' },
    proposedAt: start,
    state: 'proposed',
    decidedBy: null,
    decidedAt: null,
  };
}
