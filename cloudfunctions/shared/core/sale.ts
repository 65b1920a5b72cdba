import { spendablePoints, type Account } from './ledger/account';
import type { SaleMovement } from './ledger/movement';
import { postMovement } from './ledger/post';
import { businessDayOf } from './business-day';
import { contentHash } from './canonical';
import { MAXIMUM_AMOUNT, sumOf } from './money';
import type { Award } from './points-rules/award';
import { engineOf } from './points-rules/compile';
import { expiryOf } from './points-rules/expiry';
import { ruleSetInForce } from './points-rules/in-force';
import type { RuleSet } from './points-rules/rule-set';
import { accept, refuse, type Result } from './result';
import { qualifyingSpend, tierAfterSale, type TierName, type TierThreshold } from './tiers';
import type { BusinessDay, EpochMs, Fen, MemberNo, Points } from './units';

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

/** A sale as it is kept. Its name is `storeId:receipt`; `seq` is its movement's and its lot's. */
export interface Sale extends AtCounter {
  memberNo: MemberNo;
  seq: number;
  occurredAt: EpochMs;
  postedAt: EpochMs;
  day: BusinessDay;
  lines: SaleLine[];
  paid: Fen;
  award: Award;
  tierBefore: TierName;
  tierAfter: TierName;
  /** What returns have paid back and taken back so far. */
  refunded: Fen;
  reversed: Points;
  /** What the sale was, without when and by which request it was sent. */
  contentHash: string;
}

/** A till's clock may run ahead of ours by so much. */
export const TOLERATED_SKEW_MS = 5 * 60_000;

export interface SaleFacts {
  account: Account;
  ruleSets: readonly RuleSet[];
  tiers: readonly TierThreshold[];
  counter: AtCounter;
  lines: SaleLine[];
  occurredAt: EpochMs;
  now: EpochMs;
}

export interface SaleDecision {
  sale: Sale;
  movement: SaleMovement;
  account: Account;
  repaid: Points;
  pointsAfter: Points;
}

export type SaleRefusal =
  | { code: 'amount_out_of_range'; path: string; minimum: Fen; maximum: Fen }
  | { code: 'occurred_in_future'; now: EpochMs }
  | { code: 'no_rules_in_force'; at: EpochMs };

/**
 * Decides a sale: the points it earns under the rules in force when it happened, what of them repays points owed, and the
 * tier it leads to. A zero-amount sale is a sale. The lines are valid one by one; their sum is judged here.
 */
export function decideSale(facts: SaleFacts): Result<SaleDecision, SaleRefusal> {
  const { account, counter, lines, occurredAt, now } = facts;
  const paid = sumOf(lines.map((line) => line.paid));
  if (paid > MAXIMUM_AMOUNT) {
    return refuse({ code: 'amount_out_of_range', path: 'lines', minimum: 0 as Fen, maximum: MAXIMUM_AMOUNT });
  }
  if (occurredAt > now + TOLERATED_SKEW_MS) return refuse({ code: 'occurred_in_future', now });
  const ruleSet = ruleSetInForce(facts.ruleSets, occurredAt);
  if (!ruleSet) return refuse({ code: 'no_rules_in_force', at: occurredAt });

  const award = engineOf(ruleSet)({ lines, tier: account.tier });
  const repaid = Math.min(account.owed, award.total) as Points;
  const movement: SaleMovement = {
    kind: 'sale',
    memberNo: account.memberNo,
    seq: account.seq + 1,
    at: occurredAt,
    postedAt: now,
    storeId: counter.storeId,
    entity: counter.entity,
    points: award.total,
    receipt: counter.receipt,
    paid,
    items: lines.reduce((sum, line) => sum + line.quantity, 0),
    award,
    // A tolerated skew must not make the new points pending.
    activeFrom: Math.min(occurredAt, now) as EpochMs,
    expiresAt: expiryOf(ruleSet.expiry, occurredAt),
    repaid,
    tierAfter: account.tier,
  };
  const posted = withTier(facts, movement);
  const sale: Sale = {
    ...counter,
    memberNo: account.memberNo,
    seq: movement.seq,
    occurredAt,
    postedAt: now,
    day: businessDayOf(occurredAt),
    lines,
    paid,
    award,
    tierBefore: account.tier,
    tierAfter: posted.account.tier,
    refunded: 0 as Fen,
    reversed: 0 as Points,
    contentHash: saleContentHash(account.memberNo, lines),
  };
  return accept({ sale, ...posted, repaid, pointsAfter: spendablePoints(posted.account, now) });
}

/** The same receipt says the same when member and lines are the same. */
export function saleContentHash(memberNo: MemberNo, lines: readonly SaleLine[]): string {
  return contentHash({ memberNo, lines });
}

function withTier(facts: SaleFacts, movement: SaleMovement): { movement: SaleMovement; account: Account } {
  const posted = postMovement(facts.account, movement);
  const spend = qualifyingSpend(posted.spendDays, facts.now);
  const tierAfter = tierAfterSale(facts.tiers, facts.account.tier, spend);
  return { movement: { ...movement, tierAfter }, account: { ...posted, tier: tierAfter } };
}
