import { businessDayOf } from '../business-day';
import { spendablePoints, type Account, type Milestone, type SpendDay } from '../ledger/account';
import type { Movement, ReturnCause, ReturnedSale, TierChange } from '../ledger/movement';
import type { Policies } from '../ledger/policies';
import { sumOfPoints } from '../ledger/post';
import { Postings } from '../ledger/postings';
import { expiredByLot, lapsesOf, takeBack, type Claim } from '../ledger/take-back';
import { sumOf } from '../money';
import type { RuleSet } from '../points-rules/rule-set';
import { carriedOn, qualifyingSpend, tierChangeByReturn, type TierName, type TierThreshold } from '../tiers';
import type { BusinessDay, EpochMs, Fen, MemberNo, Points } from '../units';
import type { GivenBack } from './give-back';
import { loseMilestones } from './milestones';
import { restoreRedeemed } from './restore-redeemed';
import type { AtCounter, Sale, SaleLot } from './sale';
import { settle } from './settle';
import { nextParts } from './stretch';

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

export interface DecidedReturn {
  return: Return;
  movements: Movement[];
  account: Account;
  /** The sales it touched, newest first, as they are after it. */
  sales: Sale[];
  tierBefore: TierName;
  /** The milestones that no longer hold. */
  lost: Milestone[];
  grace: Points;
  pointsAfter: Points;
}

/** Something to be taken back of which is decided already what it takes off which sales, newest first. */
export interface CarriedOut {
  account: Account;
  /** What `readsLapses` asks for: the movements that wrote points off, and the returns that counted some of these. */
  lapses: readonly Movement[];
  counter: AtCounter;
  ruleSets: readonly RuleSet[];
  tiers: readonly TierThreshold[];
  policies: Policies;
  /** When the points cannot be found: owe them, or take their value from the cash. */
  shortfall: 'owe' | 'cash';
  occurredAt: EpochMs;
  now: EpochMs;
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
  const expired = expiredByLot([...facts.lapses, ...postings.movements]);
  const worth = sumOf(given.map((each) => each.worth));
  const grace = restoreRedeemed(postings, facts, worth);
  const claims = given.flatMap((each, index) => claimsOf(each).map((claim) => ({ ...claim, sale: index })));
  const taken = takeBack(postings, claims, expired, now);
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
      lapses: lapsesOf(claims, taken),
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
    (after) => tierChange(facts, after, qualifyingSpend(postings.account.spendDays, now)),
  );
  const lost = loseMilestones(postings, { ...where, now, expired });
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
    sales: given.map(({ after }, index) => {
      const ofSale = taken.lapsed.filter((_, claim) => claims[claim]?.sale === index);
      return { ...after, returned: { ...after.returned, lapsed: sumOfPoints([after.returned.lapsed, ...ofSale]) } };
    }),
    tierBefore,
    lost,
    grace,
    pointsAfter: spendablePoints(account, now),
  };
}

/** What a sale gives back of each of its lots. */
function claimsOf(given: GivenBack): Claim[] {
  // A part may be of money alone: its lot holds other goods' points.
  const lots = given.sale.lots.filter(({ points }) => points > 0).map(({ lot }) => lot);
  return partsOf(given).map(({ lot, entity, points }) => {
    return { lot, entity, points, siblings: lots.filter((other) => other !== lot) };
  });
}

/** Takes money and points off the days that they had been counted on. A sale that never rightly was is no purchase. */
function spendsOf(given: GivenBack, cause: ReturnCause): SpendDay[] {
  return partsOf(given).map(({ day, net, points }, index) => {
    const purchases = cause === 'void' && index === 0 ? -1 : 0;
    return { day, net: (0 - net) as Fen, purchases, earned: (0 - points) as Points };
  });
}

function partsOf({ sale, refunded, worth, reversed: points }: GivenBack): SaleLot[] {
  return nextParts(sale, { money: (refunded - worth) as Fen, points });
}

/** Undoes what sales did to the tier of which money came back; goods given for others stand where these stood. */
function tierChange(
  { given, cause, tiers, now }: CarriedOut,
  after: Account,
  spendBefore: Fen,
): TierChange | undefined {
  const returned = given.filter(({ refunded, worth }) => refunded > worth || cause === 'void');
  const sales = new Set(returned.map(({ sale }) => sale.seq));
  const [first] = given;
  if (cause !== 'exchange' || !first) return tierChangeByReturn({ tiers, account: after, sales, spendBefore, now });
  const steps = carriedOn(after.tierSteps, first.sale.seq, after.seq);
  const change = tierChangeByReturn({ tiers, account: { ...after, tierSteps: steps }, sales, spendBefore, now });
  return change ?? (steps === after.tierSteps ? undefined : { after: after.tier, term: after.tierTerm, steps });
}
