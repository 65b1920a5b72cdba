import { apportion } from '../apportion';
import { businessDayOf } from '../business-day';
import { contentHash } from '../canonical';
import { spendablePoints, type Account, type TierTerm } from '../ledger/account';
import { billMember, type MemberTraits } from '../ledger/bill-member';
import type { Movement } from '../ledger/movement';
import type { Policies } from '../ledger/policies';
import { Postings } from '../ledger/postings';
import { sumOfPoints } from '../ledger/post';
import { MAXIMUM_AMOUNT, sumOf } from '../money';
import type { Award } from '../points-rules/award';
import type { Bill } from '../points-rules/bill';
import { engineOf } from '../points-rules/compile';
import { activeFromOf, expiryOf } from '../points-rules/expiry';
import { ruleSetInForce } from '../points-rules/in-force';
import type { Channel, RuleSet } from '../points-rules/rule-set';
import { accept, refuse, type Result } from '../result';
import { qualifyingSpend, tierChangeBySale, type TierName, type TierThreshold } from '../tiers';
import type { BusinessDay, EpochMs, Fen, MemberNo, Points } from '../units';
import { reachMilestones } from './milestones';
import { decideTender, type PointsTender, type TenderRefusal } from './tender';

/** One line of a bill: `quantity` pieces of one article. */
export interface SaleLine {
  sku?: string;
  name?: string;
  /** A category id of the chain, such as `womenswear`. */
  category: string;
  size?: string;
  colour?: string;
  quantity: number;
  /** List price and price paid, both for the whole line. */
  list: Fen;
  paid: Fen;
}

/** The counter where something was sold or returned, and who stood behind it. */
export interface AtCounter {
  storeId: string;
  entity: string;
  staffId: string;
  receipt: string;
}

/** A part of what a sale earned: the lot that it went into, and the day that its money counts on. */
export interface SaleLot {
  lot: number;
  expiresAt: EpochMs | null;
  day: BusinessDay;
  /** In money. */
  net: Fen;
  points: Points;
}

/** What came back of a sale so far, beside `refunded` and `reversed`. */
export interface Returned {
  /** Refunded without naming lines. */
  byAmount: Fen;
  /** Pieces of each line; empty while no line was named. */
  quantities: number[];
  /** Of what was refunded, the part that points had paid, and those points. */
  worth: Fen;
  restored: Points;
  /** Of the points reversed, fixed bonuses, and those that had expired unused. */
  bonuses: Points;
  lapsed: Points;
}

/** A sale as it is kept. Its name is `storeId:receipt`; `seq` is its movement's. */
export interface Sale extends AtCounter {
  memberNo: MemberNo;
  seq: number;
  occurredAt: EpochMs;
  postedAt: EpochMs;
  day: BusinessDay;
  channel: Channel;
  lines: SaleLine[];
  /** What the lines came to, the part that points paid included. */
  paid: Fen;
  tender: PointsTender | null;
  award: Award;
  /** Where the award went, newest first; one, but for an exchange. */
  lots: SaleLot[];
  tierBefore: TierName;
  tierAfter: TierName;
  /** The tier's terms before and after it. */
  termBefore: TierTerm | null;
  termAfter: TierTerm | null;
  /** What returns have paid back (points' worth included) and taken back so far. */
  refunded: Fen;
  reversed: Points;
  returned: Returned;
  voidedAt: EpochMs | null;
  /** The receipt of the goods that were given back for these. */
  exchangeFor?: string;
  /** What the sale was, without when and by which request it was sent. */
  contentHash: string;
}

/** A till's clock may run ahead of ours by so much. */
export const TOLERATED_SKEW_MS = 5 * 60_000;

export interface SaleFacts {
  account: Account;
  traits: MemberTraits;
  ruleSets: readonly RuleSet[];
  tiers: readonly TierThreshold[];
  policies: Policies;
  counter: AtCounter;
  channel: Channel;
  lines: SaleLine[];
  /** What the member wants to pay with; 0 for none. */
  redeem: Points;
  occurredAt: EpochMs;
  now: EpochMs;
}

export interface SaleDecision {
  sale: Sale;
  movements: Movement[];
  account: Account;
  /** Of the points earned, those that repaid what was owed. */
  repaid: Points;
  pointsAfter: Points;
}

export type SaleRefusal =
  | { code: 'amount_out_of_range'; path: string; minimum: Fen; maximum: Fen }
  | { code: 'occurred_in_future'; now: EpochMs }
  | { code: 'no_rules_in_force'; at: EpochMs }
  | TenderRefusal;

/**
 * Decides a sale: what points pay of it, the points that the rest earns under the rules in force when it happened, what of
 * them repays points owed, the milestones and the tier it leads to. A zero-amount sale is a sale. The lines are valid one by
 * one; their sum is judged here.
 */
export function decideSale(facts: SaleFacts): Result<SaleDecision, SaleRefusal> {
  const { counter, lines, occurredAt, now } = facts;
  const judged = judgeBill(facts);
  if (!judged.ok) return judged;
  const { ruleSet, paid } = judged.value;
  const postings = new Postings(facts.account, now);
  const before = postings.account;

  const tendered = decideTender(ruleSet, { lines, points: facts.redeem, occurredAt, now }, postings);
  if (!tendered.ok) return tendered;
  const tender = tendered.value;
  const at = { storeId: counter.storeId, entity: counter.entity, at: occurredAt };
  if (tender) {
    const { draws, worth } = tender;
    postings.post({ kind: 'redeem', ...at, receipt: counter.receipt, worth, effects: { draws } });
  }
  const money = (paid - (tender?.worth ?? 0)) as Fen;
  const award = engineOf(ruleSet)(billOf(facts, before, tender));
  const repays = postings.repays(award.total);
  const repaid = sumOfPoints(repays.map(({ points }) => points));
  const expiresAt = expiryOf(ruleSet.expiry, occurredAt);
  // A tolerated skew must not make the new points pending.
  const activeFrom = ruleSet.pendingDays === 0 ? earlier(occurredAt, now) : activeFromOf(ruleSet, occurredAt);
  const lot = { remaining: (award.total - repaid) as Points, earnedAt: occurredAt, activeFrom, expiresAt };
  const day = businessDayOf(occurredAt);
  const movement = postings.postWithTier(
    {
      kind: 'sale',
      ...at,
      receipt: counter.receipt,
      paid: money,
      items: lines.reduce((sum, line) => sum + line.quantity, 0),
      award,
      effects: {
        opens: { ...lot, entity: counter.entity },
        repays,
        spends: [{ day, net: money, purchases: 1, earned: award.total }],
        lastPurchaseAt: later(before.lastPurchaseAt, occurredAt),
      },
    },
    ({ tier, tierTerm: term, spendDays }) =>
      tierChangeBySale({
        tiers: facts.tiers,
        policy: facts.policies.tier,
        tier,
        term,
        spend: qualifyingSpend(spendDays, now),
        now,
      }),
  );
  const { tier: tierAfter, tierTerm: termAfter } = postings.account;
  reachMilestones(postings, { ruleSet, reached: award.reached, ...at });

  const sale: Sale = {
    ...counter,
    memberNo: before.memberNo,
    seq: movement.seq,
    occurredAt,
    postedAt: now,
    day,
    channel: facts.channel,
    lines,
    paid,
    tender,
    award,
    lots: [{ lot: movement.seq, expiresAt, day, net: money, points: award.total }],
    tierBefore: before.tier,
    tierAfter,
    termBefore: before.tierTerm,
    termAfter,
    refunded: 0 as Fen,
    reversed: 0 as Points,
    returned: NOTHING_RETURNED,
    voidedAt: null,
    contentHash: saleContentHash(before.memberNo, lines, facts.redeem),
  };
  const { movements, account } = postings;
  return accept({ sale, movements, account, repaid, pointsAfter: spendablePoints(account, now) });
}

export const NOTHING_RETURNED: Returned = {
  byAmount: 0 as Fen,
  quantities: [],
  worth: 0 as Fen,
  restored: 0 as Points,
  bonuses: 0 as Points,
  lapsed: 0 as Points,
};

/** What a bill would earn and what points could pay of it, without anything being sold. */
export function quoteSale(facts: SaleFacts): Result<{ award: Award; tender: PointsTender | null }, SaleRefusal> {
  const judged = judgeBill(facts);
  if (!judged.ok) return judged;
  const { ruleSet } = judged.value;
  const postings = new Postings(facts.account, facts.now);
  const tender = decideTender(ruleSet, { ...facts, points: facts.redeem }, postings);
  if (!tender.ok) return tender;
  return accept({ award: engineOf(ruleSet)(billOf(facts, postings.account, tender.value)), tender: tender.value });
}

function judgeBill({
  lines,
  occurredAt,
  now,
  ruleSets,
}: SaleFacts): Result<{ ruleSet: RuleSet; paid: Fen }, SaleRefusal> {
  const paid = sumOf(lines.map((line) => line.paid));
  if (paid > MAXIMUM_AMOUNT) {
    return refuse({ code: 'amount_out_of_range', path: 'lines', minimum: 0 as Fen, maximum: MAXIMUM_AMOUNT });
  }
  if (occurredAt > now + TOLERATED_SKEW_MS) return refuse({ code: 'occurred_in_future', now });
  const ruleSet = ruleSetInForce(ruleSets, occurredAt);
  return ruleSet ? accept({ ruleSet, paid }) : refuse({ code: 'no_rules_in_force', at: occurredAt });
}

/** The bill as the rules see it: in money, each line without its part of what points paid. */
function billOf(facts: SaleFacts, account: Account, tender: PointsTender | null): Bill {
  const { counter, channel, lines, occurredAt } = facts;
  const worths = apportion(
    tender?.worth ?? 0,
    lines.map((line) => line.paid),
  );
  return {
    lines: lines.map(({ category, list, paid }, index) => {
      const worth = (worths[index] ?? 0) as Fen;
      const inMoney = { category, list, paid: (paid - worth) as Fen };
      return worth > 0 ? { ...inMoney, paidWithPoints: worth } : inMoney;
    }),
    at: occurredAt,
    storeId: counter.storeId,
    channel,
    member: billMember(account, occurredAt, facts.traits),
  };
}

/** The same receipt says the same when member, lines and points redeemed are the same. */
export function saleContentHash(memberNo: MemberNo, lines: readonly SaleLine[], redeem: Points): string {
  return contentHash(redeem === 0 ? { memberNo, lines } : { memberNo, lines, redeem });
}

function earlier(a: EpochMs, b: EpochMs): EpochMs {
  return a < b ? a : b;
}

function later(a: EpochMs | null, b: EpochMs): EpochMs {
  return a !== null && a > b ? a : b;
}
