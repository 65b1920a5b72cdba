import { businessDayOf } from '../business-day';
import { contentHash } from '../canonical';
import { spendablePoints, type Account } from '../ledger/account';
import { billMember, type MemberTraits } from '../ledger/bill-member';
import type { Movement } from '../ledger/movement';
import type { Policies } from '../ledger/policies';
import { Postings } from '../ledger/postings';
import { MAXIMUM_AMOUNT, sumOf } from '../money';
import type { Award } from '../points-rules/award';
import type { Bill } from '../points-rules/bill';
import { engineOf } from '../points-rules/compile';
import { ruleSetInForce } from '../points-rules/in-force';
import type { Channel, RuleSet } from '../points-rules/rule-set';
import { accept, refuse, type Result } from '../result';
import type { TierThreshold } from '../tiers';
import type { EpochMs, Fen, MemberNo, Points } from '../units';
import { postSale } from './post-sale';
import { NOTHING_RETURNED, TOLERATED_SKEW_MS, type AtCounter, type Sale, type SaleLine } from './sale';
import { billOfSale } from './sale-bill';
import { decideTender, type PointsTender, type TenderRefusal } from './tender';

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
  if (tender) {
    const { storeId, entity, receipt } = counter;
    const { draws, worth } = tender;
    postings.post({ kind: 'redeem', storeId, entity, at: occurredAt, receipt, worth, effects: { draws } });
  }
  const money = (paid - (tender?.worth ?? 0)) as Fen;
  const award = engineOf(ruleSet)(billOf(facts, before, tender));
  const { kept, repaid } = postSale(postings, { ...facts, paid: money, ruleSet, award });
  const sale: Sale = {
    ...counter,
    ...kept,
    memberNo: before.memberNo,
    occurredAt,
    postedAt: now,
    day: businessDayOf(occurredAt),
    channel: facts.channel,
    lines,
    paid,
    tender,
    award,
    refunded: 0 as Fen,
    reversed: 0 as Points,
    returned: NOTHING_RETURNED,
    voidedAt: null,
    contentHash: saleContentHash(before.memberNo, lines, facts.redeem),
  };
  const { movements, account } = postings;
  return accept({ sale, movements, account, repaid, pointsAfter: spendablePoints(account, now) });
}

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

function billOf(facts: SaleFacts, account: Account, tender: PointsTender | null): Bill {
  const { counter, occurredAt, traits } = facts;
  return billOfSale({ ...facts, storeId: counter.storeId, tender }, billMember(account, occurredAt, traits));
}

/** The same receipt says the same when member, lines and points redeemed are the same. */
export function saleContentHash(memberNo: MemberNo, lines: readonly SaleLine[], redeem: Points): string {
  return contentHash(redeem === 0 ? { memberNo, lines } : { memberNo, lines, redeem });
}
