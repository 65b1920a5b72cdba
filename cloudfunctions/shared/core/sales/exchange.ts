import { apportion, share } from '../apportion';
import { businessDayOf } from '../business-day';
import { contentHash } from '../canonical';
import { spendablePoints, type Account } from '../ledger/account';
import { billMember, type MemberTraits } from '../ledger/bill-member';
import type { Movement } from '../ledger/movement';
import type { Policies } from '../ledger/policies';
import { sumOfPoints } from '../ledger/post';
import { Postings } from '../ledger/postings';
import { MAXIMUM_AMOUNT, sumOf } from '../money';
import type { Award, Bonus } from '../points-rules/award';
import { engineOf } from '../points-rules/compile';
import { activeFromOf, expiryOf } from '../points-rules/expiry';
import { ruleSetInForce } from '../points-rules/in-force';
import type { Channel, RuleSet } from '../points-rules/rule-set';
import { accept, refuse, type Result } from '../result';
import { qualifyingSpend, tierChangeBySale, type TierThreshold } from '../tiers';
import type { EpochMs, Fen, Points } from '../units';
import { giveBackLines, moneyHeld, type GiveBackRefusal, type GivenBack, type LineBack } from './give-back';
import { reachMilestones } from './milestones';
import { carryOut, overlap, within, type Return } from './returns';
import { NOTHING_RETURNED, type AtCounter, type Sale, type SaleLine, type SaleLot } from './sale';
import type { PointsTender } from './tender';

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

/** What goes over to the new goods, and what is left of the old ones to be given back. */
interface Parts {
  given: GivenBack;
  paid: Fen;
  /** `shares` and `bonuses` are the points that go over. */
  carried: { shares: Points; bonuses: Bonus[]; tender: PointsTender | null; lots: SaleLot[] };
  rest: GivenBack;
}

/** Splits what comes back in the proportion in which the new goods cover it: first what goes over, then what is given back. */
function split(given: GivenBack, paid: Fen): Parts {
  const { sale, after, refunded, worth, restored, reversed } = given;
  const covered = Math.min(paid, refunded) as Fen;
  const keep = (total: number): number => (covered === refunded ? total : share(total, covered, refunded));
  const carriedWorth = keep(worth) as Fen;
  const money = (covered - carriedWorth) as Fen;
  const lost = after.returned.bonuses - sale.returned.bonuses;
  const shares = keep(reversed - lost) as Points;
  const bonuses = bonusesMoved(sale, after, money);
  const points = (shares + sumOfPoints(bonuses.map((bonus) => bonus.points))) as Points;
  const redeemed = keep(restored) as Points;
  const lastTakenFirst = [...(sale.tender?.draws ?? [])].reverse();
  const draws = within(lastTakenFirst, sale.returned.restored, redeemed).reverse();
  // From here on the sale looks as if what goes over had been returned already.
  const moved: Sale = {
    ...sale,
    refunded: (sale.refunded + covered) as Fen,
    reversed: (sale.reversed + points) as Points,
    returned: {
      ...sale.returned,
      worth: (sale.returned.worth + carriedWorth) as Fen,
      restored: (sale.returned.restored + redeemed) as Points,
    },
  };
  return {
    given,
    paid,
    carried: {
      shares,
      bonuses,
      tender: carriedWorth > 0 ? { points: redeemed, worth: carriedWorth, draws } : null,
      lots: partsOf(sale, { money, points }),
    },
    rest: {
      sale: moved,
      after,
      refunded: (refunded - covered) as Fen,
      worth: (worth - carriedWorth) as Fen,
      restored: (restored - redeemed) as Points,
      reversed: (reversed - points) as Points,
    },
  };
}

/** The fixed bonuses that the old goods no longer hold up, and together with the new ones would: they go over. */
function bonusesMoved(sale: Sale, after: Sale, carried: Fen): Bonus[] {
  const before = moneyHeld(sale);
  const left = moneyHeld(after);
  return sale.award.bonuses
    .filter(({ whileSpent }) => whileSpent <= before && left < whileSpent && whileSpent <= left + carried)
    .map((bonus) => ({ ...bonus, whileSpent: Math.max(bonus.whileSpent - left, 1) as Fen }));
}

/** The next parts of a sale's lots that come to so much money and so many points. */
function partsOf(sale: Sale, wanted: { money: Fen; points: Points }): SaleLot[] {
  let money = 0;
  let points = 0;
  return sale.lots.flatMap((part) => {
    const net = overlap(money, part.net, sale.refunded - sale.returned.worth, wanted.money);
    const earned = overlap(points, part.points, sale.reversed, wanted.points);
    money += part.net;
    points += part.points;
    return net > 0 || earned > 0 ? [{ ...part, net: net as Fen, points: earned as Points }] : [];
  });
}

/** The new goods cost as much or more: the difference is a sale. */
function buyMore(facts: ExchangeFacts, ruleSet: RuleSet, parts: Parts): DecidedExchange {
  const { counter, lines, now } = facts;
  const { given, paid } = parts;
  const postings = new Postings(facts.account, now);
  const { tier: tierBefore, tierTerm: termBefore } = postings.account;
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
  const repays = postings.repays(award.total);
  const repaid = sumOfPoints(repays.map(({ points }) => points));
  const expiresAt = expiryOf(ruleSet.expiry, now);
  const where = { storeId: counter.storeId, entity: counter.entity, at: now };
  const day = businessDayOf(now);
  const movement = postings.postWithTier(
    {
      kind: 'sale',
      ...where,
      receipt: counter.receipt,
      paid: due,
      items: lines.reduce((sum, line) => sum + line.quantity, 0),
      award,
      exchangeFor: facts.sale.receipt,
      effects: {
        opens: {
          remaining: (award.total - repaid) as Points,
          earnedAt: now,
          activeFrom: activeFromOf(ruleSet, now),
          expiresAt,
          entity: counter.entity,
        },
        repays,
        spends: [{ day, net: due, purchases: 0, earned: award.total }],
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
  reachMilestones(postings, { ruleSet, reached: award.reached, ...where });
  const { movements, account } = postings;
  const ownLot = { lot: movement.seq, expiresAt, day, net: due, points: award.total };
  const sale = newSale(facts, parts, award, {
    seq: movement.seq,
    lots: [ownLot],
    tierBefore,
    tierAfter,
    termBefore,
    termAfter,
  });
  const back: Return = {
    ...counter,
    memberNo: account.memberNo,
    seq: movement.seq,
    cause: 'exchange',
    occurredAt: now,
    postedAt: now,
    day,
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
