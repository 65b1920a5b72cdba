import type { ReturnedGoods, SaleName } from '../actions/counter';
import { apportion } from '../apportion';
import { addDays, businessDayOf, startOfBusinessDay } from '../business-day';
import { contentHash } from '../canonical';
import { isExpired, spendablePoints, type Account, type Debt, type SpendDay } from '../ledger/account';
import type { Draw, Effects, Movement, ReturnCause, ReturnedSale } from '../ledger/movement';
import type { Policies } from '../ledger/policies';
import { sumOfPoints } from '../ledger/post';
import { Postings } from '../ledger/postings';
import { expiredByLot, takeBack } from '../ledger/take-back';
import { sumOf } from '../money';
import { redeemRuleOf, worthOf } from '../points-rules/points-for-cash';
import { ruleSetInForce } from '../points-rules/in-force';
import type { RuleSet } from '../points-rules/rule-set';
import { accept, refuse, type Result } from '../result';
import { qualifyingSpend, tierChangeByReturn, type TierName, type TierStep, type TierThreshold } from '../tiers';
import type { BusinessDay, EpochMs, Fen, MemberNo, Points } from '../units';
import {
  giveBackAmount,
  giveBackLines,
  refundable,
  type GiveBackRefusal,
  type GivenBack,
  type LineBack,
} from './give-back';
import { loseMilestones } from './milestones';
import { TOLERATED_SKEW_MS, type AtCounter, type Sale } from './sale';

/** A return as it is kept. Its name is `storeId:receipt`. */
export interface Return extends AtCounter {
  memberNo: MemberNo;
  seq: number;
  cause: ReturnCause;
  occurredAt: EpochMs;
  postedAt: EpochMs;
  day: BusinessDay;
  /** What the goods had cost, of which `unmatched` belongs to no sale and `worth` was paid with points. */
  refunded: Fen;
  unmatched: Fen;
  worth: Fen;
  /** What is handed over in money: the rest, less the value of points that could not be found and were settled so. */
  cash: Fen;
  settled: { points: Points; worth: Fen } | null;
  sales: ReturnedSale[];
  restored: Points;
  reversed: Points;
  lapsed: Points;
  owedAdded: Points;
  /** What was returned, without when and by which request it was sent. */
  contentHash: string;
}

/** What comes back: an amount against the newest sales, or something of one sale whose receipt is at hand. */
export type Goods =
  /** The member's sales that are not wholly returned, at least as many of the newest as the amount reaches. */
  | { kind: 'amount'; amount: Fen; sales: readonly Sale[] }
  | { kind: 'amount-of-sale'; amount: Fen; sale: Sale }
  | { kind: 'lines'; lines: readonly LineBack[]; sale: Sale };

export interface ReturnFacts {
  account: Account;
  /** Movements that wrote off points of the sales' lots before, as far as these lots are past their time. */
  expiries: readonly Movement[];
  goods: Goods;
  counter: AtCounter;
  ruleSets: readonly RuleSet[];
  tiers: readonly TierThreshold[];
  policies: Policies;
  /** When the points cannot be found: owe them, or take their value from the cash. */
  shortfall: 'owe' | 'cash';
  occurredAt: EpochMs;
  now: EpochMs;
}

export interface DecidedReturn {
  return: Return;
  movements: Movement[];
  account: Account;
  /** The sales it touched, newest first, as they are after it. */
  sales: Sale[];
  tierBefore: TierName;
  grace: Points;
  pointsAfter: Points;
}

export type ReturnRefusal = { code: 'occurred_in_future'; now: EpochMs } | GiveBackRefusal;

/**
 * Decides a return. Without a receipt it goes against the newest sales first, none of them after the return itself; what is
 * more than all of them is unmatched, paid back, and moves no points. A return is never refused for want of points: what the
 * account lacks is owed, or settled from the cash.
 */
export function decideReturn(facts: ReturnFacts): Result<DecidedReturn, ReturnRefusal> {
  const { goods, occurredAt, now } = facts;
  if (occurredAt > now + TOLERATED_SKEW_MS) return refuse({ code: 'occurred_in_future', now });
  const given = giveBack(goods, occurredAt);
  if (!given.ok) return given;
  const matched = sumOf(given.value.map(({ refunded }) => refunded));
  const amount = goods.kind === 'lines' ? matched : goods.amount;
  const contentHash = returnContentHash(facts.account.memberNo, namesOf(facts.goods));
  return accept(carryOut({ ...facts, cause: 'return', given: given.value, amount, contentHash }));
}

function giveBack(goods: Goods, occurredAt: EpochMs): Result<GivenBack[], GiveBackRefusal> {
  if (goods.kind === 'amount') return accept(matchNewest(goods.sales, goods.amount, occurredAt));
  const one =
    goods.kind === 'lines' ? giveBackLines(goods.sale, goods.lines) : giveBackAmount(goods.sale, goods.amount);
  return one.ok ? accept([one.value]) : one;
}

function matchNewest(sales: readonly Sale[], amount: Fen, occurredAt: EpochMs): GivenBack[] {
  const matched: GivenBack[] = [];
  let left: number = amount;
  for (const sale of [...sales].sort(newestFirst)) {
    if (sale.occurredAt > occurredAt + TOLERATED_SKEW_MS) continue;
    const part = Math.min(left, refundable(sale)) as Fen;
    if (part === 0) continue;
    const given = giveBackAmount(sale, part);
    if (given.ok) matched.push(given.value);
    left -= part;
  }
  return matched;
}

/** Newest first; of sales at the same instant, the one that arrived later. */
function newestFirst(a: Sale, b: Sale): number {
  return b.occurredAt - a.occurredAt || b.seq - a.seq;
}

/** Something to be taken back of which is decided already what it takes off which sales, newest first. */
export interface CarriedOut extends Omit<ReturnFacts, 'goods'> {
  cause: ReturnCause;
  given: readonly GivenBack[];
  /** What the goods had cost, unmatched ones included. */
  amount: Fen;
  contentHash: string;
  reason?: string;
  /** When the member bought last, where this changes it. */
  lastPurchaseAt?: EpochMs | null;
}

/**
 * Carries a return out on the account: redeemed points go back to their lots first, then what was earned is taken back, then
 * milestones that no longer hold.
 */
export function carryOut(facts: CarriedOut): DecidedReturn {
  const { counter, given, amount, occurredAt: at, now, cause } = facts;
  const postings = new Postings(facts.account, now);
  const tierBefore = postings.account.tier;
  const where = { storeId: counter.storeId, entity: counter.entity, at };
  const expired = expiredByLot([...facts.expiries, ...postings.movements]);
  const worth = sumOf(given.map((each) => each.worth));
  const grace = restoreRedeemed(postings, facts, worth);
  const claims = given.map(({ sale, reversed }) => ({
    points: reversed,
    lots: sale.lots.map(({ lot }) => lot),
    entity: sale.entity,
    lapsed: Math.max(
      sumOfPoints(sale.lots.map(({ lot }) => expired.get(lot) ?? (0 as Points))) - sale.returned.lapsed,
      0,
    ) as Points,
  }));
  const taken = takeBack(postings, claims, now);
  const { settled, owes } = settle(facts, taken.owes, (amount - worth) as Fen);
  const sales = given.map(({ sale, refunded, worth: ofPoints, reversed, restored }) => ({
    storeId: sale.storeId,
    receipt: sale.receipt,
    at: sale.occurredAt,
    refunded,
    worth: ofPoints,
    points: reversed,
    restored,
  }));
  const owedAdded = sumOfPoints(owes.map(({ points }) => points));
  const unmatched = (amount - sumOf(given.map(({ refunded }) => refunded))) as Fen;
  const lapsed = sumOfPoints(taken.lapsed);
  const movement = postings.postWithTier(
    {
      kind: 'return',
      cause,
      ...where,
      receipt: counter.receipt,
      refunded: amount,
      unmatched,
      sales,
      lapsed,
      settled,
      owedAfter: (postings.account.owed + owedAdded) as Points,
      ...(facts.reason === undefined ? {} : { reason: facts.reason }),
      effects: {
        draws: taken.draws,
        owes,
        spends: given.flatMap((each) => spendsOf(each, cause)),
        ...(facts.lastPurchaseAt === undefined ? {} : { lastPurchaseAt: facts.lastPurchaseAt }),
      },
    },
    ({ tier, tierTerm: term, spendDays }) =>
      tierChangeByReturn({
        tiers: facts.tiers,
        policy: facts.policies.tier,
        tier,
        term,
        steps: given.flatMap(({ sale }) => stepOf(sale)),
        spend: qualifyingSpend(spendDays, now),
        now,
      }),
  );
  loseMilestones(postings, { ...where, now, expired });
  const reversed = sumOfPoints(given.map((each) => each.reversed));
  const { movements, account } = postings;
  return {
    return: {
      ...counter,
      memberNo: account.memberNo,
      seq: movement.seq,
      cause,
      occurredAt: at,
      postedAt: now,
      day: businessDayOf(at),
      refunded: amount,
      unmatched,
      worth,
      cash: (amount - worth - (settled?.worth ?? 0)) as Fen,
      settled,
      sales,
      restored: sumOfPoints(given.map((each) => each.restored)),
      reversed,
      lapsed,
      owedAdded,
      contentHash: facts.contentHash,
    },
    movements,
    account,
    sales: given.map(({ after }, index) => ({
      ...after,
      returned: { ...after.returned, lapsed: (after.returned.lapsed + (taken.lapsed[index] ?? 0)) as Points },
    })),
    tierBefore,
    grace,
    pointsAfter: spendablePoints(account, now),
  };
}

/** The same receipt says the same when member and goods are the same. */
export function returnContentHash(memberNo: MemberNo, goods: ReturnedGoods): string {
  if ('lines' in goods) return contentHash({ memberNo, of: nameOf(goods.of), lines: goods.lines });
  const { amount } = goods;
  return contentHash(goods.of === undefined ? { memberNo, amount } : { memberNo, of: nameOf(goods.of), amount });
}

function nameOf({ storeId, receipt }: SaleName): string {
  return `${storeId}:${receipt}`;
}

function namesOf(goods: Goods): ReturnedGoods {
  if (goods.kind === 'amount') return { amount: goods.amount };
  const of = { storeId: goods.sale.storeId, receipt: goods.sale.receipt };
  return goods.kind === 'lines' ? { lines: [...goods.lines], of } : { amount: goods.amount, of };
}

/**
 * Puts redeemed points back into the lots that they came from, those first that were taken last. Where a lot's time is over
 * they live on for a grace in a lot of its own, so that no other points live longer by it. Answers how many do.
 */
function restoreRedeemed(postings: Postings, facts: CarriedOut, worth: Fen): Points {
  const { counter, given, occurredAt: at, policies, now } = facts;
  const draws = given.flatMap(({ sale, restored }) =>
    within([...(sale.tender?.draws ?? [])].reverse(), sale.returned.restored, restored),
  );
  const alive = draws.filter((draw) => !isExpired(draw, now));
  const graces = byEntity(draws.filter((draw) => isExpired(draw, now)));
  const sums = [sumOfPoints(alive.map(({ points }) => points)), ...graces.map(({ points }) => points)];
  const worths = apportion(worth, sums);
  const expiresAt = startOfBusinessDay(addDays(businessDayOf(now), policies.restoredGraceDays + 1));
  const restore = (effects: Effects, part: number, grace: Points): void => {
    const where = { storeId: counter.storeId, entity: counter.entity, at, receipt: counter.receipt };
    postings.post({ kind: 'restore', ...where, worth: (worths[part] ?? 0) as Fen, grace, effects });
  };
  if (alive.length > 0) restore({ restores: alive }, 0, 0 as Points);
  for (const [index, { entity, points }] of graces.entries()) {
    restore({ opens: { remaining: points, earnedAt: now, activeFrom: now, expiresAt, entity } }, index + 1, points);
  }
  return sumOfPoints(graces.map(({ points }) => points));
}

function byEntity(draws: readonly Draw[]): Debt[] {
  const sums = new Map<string, number>();
  for (const { entity, points } of draws) sums.set(entity, (sums.get(entity) ?? 0) + points);
  return [...sums].map(([entity, points]) => ({ entity, points: points as Points }));
}

/** The parts of a row of draws that lie from `skip` points on and are `wanted` points long. */
export function within(draws: readonly Draw[], skip: number, wanted: number): Draw[] {
  let before = 0;
  return draws.flatMap((draw) => {
    const points = overlap(before, draw.points, skip, wanted) as Points;
    before += draw.points;
    return points > 0 ? [{ ...draw, points }] : [];
  });
}

/** How much the stretch of `length` from `start` has in common with that of `wanted` from `skip`. */
export function overlap(start: number, length: number, skip: number, wanted: number): number {
  return Math.max(Math.min(start + length, skip + wanted) - Math.max(start, skip), 0);
}

/** Takes money and points off the days that they had been counted on. A sale that never rightly was is no purchase. */
function spendsOf({ sale, refunded, worth, reversed }: GivenBack, cause: ReturnCause): SpendDay[] {
  const moneyBefore = sale.refunded - sale.returned.worth;
  let money = 0;
  let points = 0;
  return sale.lots.map((part, index) => {
    const net = 0 - overlap(money, part.net, moneyBefore, refunded - worth);
    const earned = 0 - overlap(points, part.points, sale.reversed, reversed);
    money += part.net;
    points += part.points;
    const purchases = cause === 'void' && index === 0 ? -1 : 0;
    return { day: part.day, net: net as Fen, purchases, earned: earned as Points };
  });
}

/** What of the points that cannot be found is settled from the cash instead of being owed, at the rate for paying with points. */
function settle(
  { shortfall, ruleSets, now }: CarriedOut,
  owes: readonly Debt[],
  cash: Fen,
): { settled: Return['settled']; owes: Debt[] } {
  const missing = sumOfPoints(owes.map(({ points }) => points));
  const ruleSet = ruleSetInForce(ruleSets, now);
  const rule = ruleSet && redeemRuleOf(ruleSet);
  if (shortfall === 'owe' || !rule || missing === 0) return { settled: null, owes: [...owes] };
  const whole = worthOf(rule, missing);
  const worth = Math.min(whole, cash) as Fen;
  const points = worth === whole ? missing : (Math.floor((worth * rule.points) / rule.worth) as Points);
  let left: number = points;
  const rest = owes.flatMap((debt) => {
    const part = Math.min(debt.points, left);
    left -= part;
    return debt.points > part ? [{ ...debt, points: (debt.points - part) as Points }] : [];
  });
  return { settled: points > 0 ? { points, worth } : null, owes: rest };
}

/** What a sale did to the tier, if it did anything. */
function stepOf({ tierBefore: before, tierAfter: after, termBefore, termAfter }: Sale): TierStep[] {
  const renewed = termBefore !== null && termAfter !== null && termBefore.until !== termAfter.until;
  return before !== after || renewed ? [{ before, after, termBefore, termAfter }] : [];
}
