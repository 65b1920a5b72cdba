import fc from 'fast-check';
import { auditAccount } from '../audit';
import { spendablePoints } from '../ledger/account';
import { decideAdjustment, type Adjustment } from '../ledger/adjust';
import { Bookkeeping, LiabilityTally } from '../ledger/books';
import type { Expiry, RuleSet } from '../points-rules/rule-set';
import { at, DAY, fen, line, paying, policies, ruleSet, Shop, tiers } from '../testing/shop';
import { decideTierReview } from '../tier-review';
import type { EpochMs, Points } from '../units';
import { quantitiesOf, refundable } from './give-back';
import type { Sale, SaleLine } from './sale';
import { decideVoid } from './void';

const start = at('2026-01-05T12:00:00+08:00');
const expiries: Expiry[] = [{ mode: 'never' }, { mode: 'days', days: 10 }, { mode: 'month-end', months: 1 }];
const points = (count: number): Points => count as Points;

/** Everything that a return has to undo: fixed bonuses, milestones, goods that earn nothing, and points that pay. */
const rules = (expiry: Expiry): RuleSet =>
  ruleSet(
    [
      ...paying().rules,
      { id: 'cards', kind: 'category-exclusion', categories: ['gift-card'] },
      { id: 'full', kind: 'spend-bonus', points: points(20), minimumSpend: fen(8_000) },
      {
        id: 'hundred',
        kind: 'milestone',
        measure: 'points',
        over: 'lifetime',
        reach: 100,
        reward: { kind: 'points', points: points(30) },
      },
    ],
    expiry,
  );

const whole = fc.nat({ max: 1_000_000 });
/** Percent of what she could pay: often all, so that returns find nothing and are owed. */
const redeem = fc.oneof(fc.constant(0), fc.constant(100), fc.nat({ max: 100 }));
const bill = fc.array(
  fc.record({
    paid: fc.integer({ min: 0, max: 9_000 }),
    pieces: fc.integer({ min: 1, max: 3 }),
    card: fc.integer({ min: 0, max: 3 }).map((one) => one === 0),
  }),
  { minLength: 1, maxLength: 3 },
);
const place = fc.constantFrom({ storeId: 'jingan', entity: 'suli' }, { storeId: 'tianhe', entity: 'lanxi' });
const kind = <const Kind extends string>(name: Kind) => fc.constant(name);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: kind('sell'), bill, redeem, place }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('refund'), amount: fc.integer({ min: 1, max: 12_000 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('refund-line'), sale: whole, line: whole }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('exchange'), sale: whole, line: whole, bill, place }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('void'), sale: whole }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('adjust'), points: fc.integer({ min: -200, max: 200 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('review') }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('expire') }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('wait'), days: fc.integer({ min: 1, max: 25 }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
const lived = fc.tuple(fc.constantFrom(...expiries), fc.array(step, { minLength: 1, maxLength: 16 }));

function live([expiry, steps]: [Expiry, readonly Step[]]): { shop: Shop; now: EpochMs } {
  const shop = new Shop(rules(expiry));
  let now = start;
  for (const each of steps) {
    now = (now + 60_000) as EpochMs;
    if (each.kind === 'wait') now = (now + each.days * DAY) as EpochMs;
    else take(shop, each, now);
  }
  return { shop, now };
}

const goods = (lines: { paid: number; pieces: number; card: boolean }[]): SaleLine[] =>
  lines.map(({ paid, pieces, card }) => line(paid, card ? 'gift-card' : 'womenswear', pieces));

function take(shop: Shop, each: Exclude<Step, { kind: 'wait' }>, now: EpochMs): void {
  const sale = 'sale' in each ? shop.sales[each.sale % Math.max(shop.sales.length, 1)] : undefined;
  const { account, movements: lapses } = shop;
  const facts = { account, lapses, ruleSets: [shop.rules], tiers, policies, counter: shop.counter(), now };
  switch (each.kind) {
    case 'sell': {
      shop.place = each.place;
      const lines = goods(each.bill);
      const paid = lines.reduce((sum, sold) => sum + sold.paid, 0);
      const redeem = Math.floor((Math.min(spendablePoints(account, now), paid) * each.redeem) / 100);
      shop.sell(lines, now, { redeem });
      return;
    }
    case 'refund':
      shop.refund(each.amount, now);
      return;
    case 'refund-line': {
      const found = sale && lineOf(sale, each.line);
      if (found) shop.refund({ sale, lines: [found] }, now);
      return;
    }
    case 'exchange': {
      const found = sale && lineOf(sale, each.line);
      if (!found) return;
      shop.place = each.place;
      shop.exchange(sale, [found], goods(each.bill), now);
      return;
    }
    case 'void': {
      if (!sale) return;
      const decided = decideVoid({ ...facts, sale, otherPurchaseAt: null, role: 'manager', reason: 'a slip' });
      if (decided.ok) shop.keepReturn(decided.value);
      return;
    }
    case 'adjust': {
      if (each.points === 0) return;
      const adjustment = { ...byHand, points: points(each.points) };
      const decided = decideAdjustment({ ...facts, adjustment, approvedBy: null });
      if (decided.ok) shop.keep(decided.value);
      return;
    }
    case 'review':
      shop.keep(decideTierReview(account, { tiers, policy: policies.tier, now }));
      return;
    case 'expire':
      shop.expire(now);
  }
}

/** A piece of a line that may come back: after amounts without lines, a line may cost more than is left of the bill. */
function lineOf(sale: Sale, index: number): { line: number; quantity: number } | undefined {
  const place = index % sale.lines.length;
  const sold = sale.lines[place];
  const left = (sold?.quantity ?? 0) - (quantitiesOf(sale)[place] ?? 0);
  return !sold || left === 0 || sold.paid > refundable(sale) ? undefined : { line: place, quantity: 1 };
}

const byHand: Omit<Adjustment, 'points'> = {
  adjustmentId: 'a',
  memberNo: 80260001 as Adjustment['memberNo'],
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

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

describe('after any sales, payments, returns, exchanges, voids, adjustments, reviews, waits and sweeps', () => {
  it('no point is lost or invented: movements rebuild the account, books close on what it holds, nothing is negative', () => {
    fc.assert(
      fc.property(lived, (life) => {
        const { shop, now } = live(life);
        const { account, movements } = shop;
        expect(auditAccount(account, movements)).toEqual([]);
        const bookkeeping = new Bookkeeping();
        for (const movement of movements) bookkeeping.add(movement);
        const tally = new LiabilityTally(now);
        tally.add(account);
        const held = tally.liabilities.map(({ entity, spendable, pending, expired, owed }) => [
          entity,
          spendable + pending + expired - owed,
        ]);
        const closing = bookkeeping.books.map((book) => [book.entity, book.closing]);
        expect(closing.filter(([, left]) => left !== 0)).toEqual(held.filter(([, left]) => left !== 0));
        for (const book of bookkeeping.books) {
          const { opening, issued, redeemed, restored, expired, reversed, adjusted, transferred } = book;
          expect(sum([opening, issued, redeemed, restored, expired, reversed, adjusted, transferred])).toBe(
            book.closing,
          );
        }
        const { balance, owed, earned, reversed, spent, purchases } = account;
        const figures = [balance, owed, earned - reversed, spent, purchases];
        expect(figures.filter((figure) => !Number.isSafeInteger(figure) || figure < 0)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('every sale adds up: its points lie in its lots and on its lines, and none on goods that earn none', () => {
    fc.assert(
      fc.property(lived, (life) => {
        for (const { award, lots, lines, paid, tender, refunded, reversed, returned } of live(life).shop.sales) {
          const bonuses = sum(award.bonuses.map((bonus) => bonus.points));
          expect(sum(award.shares) + bonuses).toBe(award.total);
          expect(sum(lots.map((lot) => lot.points))).toBe(award.total);
          expect(sum(lots.map((lot) => lot.net))).toBe(paid - (tender?.worth ?? 0));
          const cards = lines.map(({ category }, index) => (category === 'gift-card' ? (award.shares[index] ?? 0) : 0));
          expect(sum(cards)).toBe(0);
          if (lines.every(({ category }) => category === 'gift-card')) expect(award.total).toBe(0);
          expect([reversed <= award.total, refunded <= paid]).toEqual([true, true]);
          expect(returned.restored).toBeLessThanOrEqual(tender?.points ?? 0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('what is bought comes back whole: when all of it is returned nothing was earned and nothing was spent', () => {
    fc.assert(
      fc.property(lived, (life) => {
        const { shop, now } = live(life);
        for (const { receipt } of [...shop.sales]) {
          const sale = shop.sale(receipt);
          const left = quantitiesOf(sale).flatMap((back, place) => {
            const quantity = (sale.lines[place]?.quantity ?? 0) - back;
            return quantity > 0 ? [{ line: place, quantity }] : [];
          });
          const all = sum(left.map(({ line: place }) => sale.lines[place]?.paid ?? 0));
          if (sale.voidedAt !== null) continue;
          if (sale.returned.byAmount > 0) {
            if (refundable(sale) > 0) shop.refund({ sale, amount: refundable(sale) }, now);
          } else if (left.length > 0 && all >= 0) shop.refund({ sale, lines: left }, now);
        }
        const { account } = shop;
        expect({ earned: account.earned - account.reversed, spent: account.spent }).toEqual({ earned: 0, spent: 0 });
        expect(account.spendDays.filter(({ net, earned }) => net !== 0 || earned !== 0)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
