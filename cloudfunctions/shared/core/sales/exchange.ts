import { apportion } from '../apportion';
import { businessDayOf } from '../business-day';
import { contentHash } from '../canonical';
import { spendablePoints, type Account } from '../ledger/account';
import { billMember, type MemberTraits } from '../ledger/bill-member';
import type { Movement } from '../ledger/movement';
import type { Policies } from '../ledger/policies';
import { sumOfPoints } from '../ledger/post';
import { Postings } from '../ledger/postings';
import { MAXIMUM_AMOUNT, sumOf } from '../money';
import type { Award } from '../points-rules/award';
import { engineOf } from '../points-rules/compile';
import { ruleSetInForce } from '../points-rules/in-force';
import type { Channel, RuleSet } from '../points-rules/rule-set';
import { accept, refuse, type Result } from '../result';
import type { TierThreshold } from '../tiers';
import type { EpochMs, Fen, Points } from '../units';
import { giveBackLines, type GiveBackRefusal, type GivenBack, type LineBack } from './give-back';
import { postSale } from './post-sale';
import { carryOut, type Return } from './carry-out';
import { NOTHING_RETURNED, type AtCounter, type Sale, type SaleLine } from './sale';
import { split, type Parts } from './exchange-parts';

export interface ExchangeFacts {
  account: Account;
  traits: MemberTraits;
  expiries: readonly Movement[];
  sale: Sale;
  back: readonly LineBack[];
  lines: SaleLine[];
  counter: AtCounter;
  channel: Channel;
  ruleSets: readonly RuleSet[];
  tiers: readonly TierThreshold[];
  policies: Policies;
  now: EpochMs;
}

export interface DecidedExchange {
  /** The goods that came back, and the goods that went out. */
  return: Return;
  sale: Sale;
  /** The sale that the goods came from, as it is after it. */
  original: Sale;
  movements: Movement[];
  account: Account;
  /** In money: what she pays more, or gets back. */
  due: Fen;
  cash: Fen;
  carried: Points;
  earned: Points;
  pointsAfter: Points;
}

export type ExchangeRefusal =
  | GiveBackRefusal
  | { code: 'no_rules_in_force'; at: EpochMs }
  | { code: 'amount_out_of_range'; path: string; minimum: Fen; maximum: Fen };

/**
 * Decides an exchange 换货 as one linked transaction. As far as the new goods cost what the old ones did, nothing moves: the
 * points stay in their lots with their dates, points that had paid stay paid, and the tier's spending stays on its day; they
 * only belong to the new sale from now on. The difference is a sale under today's rules, or a return.
 */
export function decideExchange(facts: ExchangeFacts): Result<DecidedExchange, ExchangeRefusal> {
  const { lines, now } = facts;
  const given = giveBackLines(facts.sale, facts.back);
  if (!given.ok) return given;
  const paid = sumOf(lines.map((line) => line.paid));
  if (paid > MAXIMUM_AMOUNT) {
    return refuse({ code: 'amount_out_of_range', path: 'lines', minimum: 0 as Fen, maximum: MAXIMUM_AMOUNT });
  }
  const ruleSet = ruleSetInForce(facts.ruleSets, now);
  if (!ruleSet) return refuse({ code: 'no_rules_in_force', at: now });
  const parts = split(given.value, paid);
  return accept(paid >= given.value.refunded ? buyMore(facts, ruleSet, parts) : giveMoneyBack(facts, ruleSet, parts));
}

/** The new goods cost as much or more: the difference is a sale. */
function buyMore(facts: ExchangeFacts, ruleSet: RuleSet, parts: Parts): DecidedExchange {
  const { counter, lines, now } = facts;
  const { given, paid } = parts;
  const postings = new Postings(facts.account, now);
  const due = (paid - given.refunded) as Fen;
  const differences = apportion(
    due,
    lines.map((line) => line.paid),
  );
  const award = engineOf(ruleSet)({
    lines: lines.map(({ category, list, paid: price }, index) => {
      const difference = (differences[index] ?? 0) as Fen;
      return { category, list, paid: difference, paidWithPoints: (price - difference) as Fen };
    }),
    at: now,
    storeId: counter.storeId,
    channel: facts.channel,
    member: billMember(postings.account, now, facts.traits),
  });
  const sold = { ...facts, paid: due, ruleSet, award, exchangeFor: facts.sale.receipt, occurredAt: now };
  const { kept } = postSale(postings, sold);
  const { movements, account } = postings;
  const sale = newSale(facts, parts, award, kept);
  const back: Return = {
    ...counter,
    memberNo: account.memberNo,
    seq: kept.seq,
    cause: 'exchange',
    occurredAt: now,
    postedAt: now,
    day: businessDayOf(now),
    refunded: given.refunded,
    unmatched: 0 as Fen,
    worth: given.worth,
    cash: 0 as Fen,
    settled: null,
    sales: [returnedFor(given)],
    restored: 0 as Points,
    reversed: 0 as Points,
    lapsed: 0 as Points,
    owedAdded: 0 as Points,
    contentHash: sale.contentHash,
  };
  return {
    return: back,
    sale,
    original: given.after,
    movements,
    account,
    due,
    cash: 0 as Fen,
    carried: (sale.award.total - award.total) as Points,
    earned: award.total,
    pointsAfter: spendablePoints(account, now),
  };
}

/** The new goods cost less: the difference is a return. */
function giveMoneyBack(facts: ExchangeFacts, ruleSet: RuleSet, parts: Parts): DecidedExchange {
  const { now } = facts;
  const { given, rest } = parts;
  const decided = carryOut({
    ...facts,
    cause: 'exchange',
    given: [rest],
    amount: rest.refunded,
    shortfall: 'owe',
    occurredAt: now,
    contentHash: exchangeContentHash(facts),
  });
  const [original = given.after] = decided.sales;
  const { movements, account } = decided;
  const { tier, tierTerm: term } = account;
  const none = { ...NO_AWARD, ruleSetVersion: ruleSet.version, shares: facts.lines.map(() => 0 as Points) };
  const unchanged = { tierBefore: tier, tierAfter: tier, termBefore: term, termAfter: term };
  const place = { seq: decided.return.seq, lots: [], ...unchanged };
  const sale = newSale(facts, parts, none, place);
  return {
    return: { ...decided.return, refunded: given.refunded, worth: given.worth, sales: [returnedFor(given, rest)] },
    sale,
    original,
    movements,
    account,
    due: 0 as Fen,
    cash: decided.return.cash,
    carried: sale.award.total,
    earned: 0 as Points,
    pointsAfter: decided.pointsAfter,
  };
}

const NO_AWARD: Omit<Award, 'shares'> = {
  ruleSetVersion: 0,
  total: 0 as Points,
  applied: [],
  missed: [],
  cuts: [],
  excluded: [],
  bonuses: [],
  reached: [],
};

/** The sale of the new goods: what went over and what the difference earned are its award. */
function newSale(
  facts: ExchangeFacts,
  { paid, carried, given }: Parts,
  award: Award,
  place: Pick<Sale, 'seq' | 'lots' | 'tierBefore' | 'tierAfter' | 'termBefore' | 'termAfter'>,
): Sale {
  const { counter, lines, now, sale: original, channel } = facts;
  const sharesMoved = apportion(
    carried.shares,
    lines.map((line) => line.paid),
  );
  const moved = sumOfPoints([carried.shares, ...carried.bonuses.map(({ points }) => points)]);
  const because = { kind: 'exchanged', receipt: original.receipt } as const;
  const upgraded = original.tierBefore !== original.tierAfter && place.tierAfter === original.tierAfter;
  return {
    ...counter,
    memberNo: given.sale.memberNo,
    seq: place.seq,
    occurredAt: now,
    postedAt: now,
    day: businessDayOf(now),
    channel,
    lines,
    paid,
    tender: carried.tender,
    award: {
      ...award,
      total: (award.total + moved) as Points,
      applied: [...(moved > 0 ? [{ ruleId: 'exchange', points: moved, because }] : []), ...award.applied],
      bonuses: [...carried.bonuses, ...award.bonuses],
      shares: award.shares.map((points, index) => (points + (sharesMoved[index] ?? 0)) as Points),
    },
    lots: [...place.lots, ...carried.lots],
    // What the old goods had lifted, the new ones hold up from now on.
    tierBefore: upgraded ? original.tierBefore : place.tierBefore,
    tierAfter: place.tierAfter,
    termBefore: upgraded ? original.termBefore : place.termBefore,
    termAfter: place.termAfter,
    refunded: 0 as Fen,
    reversed: 0 as Points,
    returned: NOTHING_RETURNED,
    voidedAt: null,
    exchangeFor: original.receipt,
    contentHash: exchangeContentHash(facts),
  };
}

function returnedFor({ sale, refunded, worth }: GivenBack, rest?: GivenBack): Return['sales'][number] {
  const { storeId, receipt, occurredAt: at } = sale;
  const none = 0 as Points;
  return { storeId, receipt, at, refunded, worth, points: rest?.reversed ?? none, restored: rest?.restored ?? none };
}

/** The same receipt says the same when the old goods and the new ones are the same. */
export function exchangeContentHash({
  sale,
  back,
  lines,
}: Pick<ExchangeFacts, 'back' | 'lines'> & { sale: Pick<Sale, 'storeId' | 'receipt'> }): string {
  return contentHash({ of: `${sale.storeId}:${sale.receipt}`, back, lines });
}
