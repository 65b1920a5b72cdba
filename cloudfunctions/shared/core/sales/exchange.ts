import { spendablePoints, type Account, type Milestone } from '../ledger/account';
import { billMember, type MemberTraits } from '../ledger/bill-member';
import type { Movement } from '../ledger/movement';
import type { Policies } from '../ledger/policies';
import { Postings } from '../ledger/postings';
import { MAXIMUM_AMOUNT, sumOf } from '../money';
import type { Award, Excluded, Reached } from '../points-rules/award';
import { engineOf } from '../points-rules/compile';
import { ruleSetInForce } from '../points-rules/in-force';
import type { Channel, RuleSet } from '../points-rules/rule-set';
import { accept, refuse, type Result } from '../result';
import type { TierThreshold } from '../tiers';
import type { EpochMs, Fen, Points } from '../units';
import { carryOut, type DecidedReturn, type Return } from './carry-out';
import { split, type Parts } from './exchange-parts';
import { exchangeContentHash, newSale, returnOf } from './exchanged-goods';
import { giveBackLines, type GiveBackRefusal, type GivenBack, type LineBack } from './give-back';
import { postSale, type PostedSale } from './post-sale';
import type { AtCounter, Sale, SaleLine } from './sale';

export interface ExchangeFacts {
  account: Account;
  traits: MemberTraits;
  lapses: readonly Movement[];
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
  /** The milestones that the difference reached, and those that no longer hold. */
  reached: Reached[];
  lost: Milestone[];
  pointsAfter: Points;
}

export type ExchangeRefusal =
  | GiveBackRefusal
  | { code: 'no_rules_in_force'; at: EpochMs }
  | { code: 'amount_out_of_range'; path: string; minimum: Fen; maximum: Fen };

/**
 * Decides an exchange 换货 as one linked transaction. As far as the new goods cost what the old ones did, nothing moves: the
 * points stay in their lots with their dates, points that had paid stay paid, and the tier's spending stays on its day; they
 * only belong to the new sale from now on. The difference is a sale under today's rules, or a return. Points do not go over
 * to goods that earn none, neither by the rules that the old ones were sold under nor by today's: they are taken back.
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
  const excluded = excludedThenAndNow(facts, ruleSet);
  const parts = split(given.value, lines, new Set(excluded.flatMap((each) => each.lines)));
  return accept(carryOutExchange(facts, { ruleSet, excluded, parts, given: given.value, paid }));
}

/** The new lines that earn nothing by today's rules, and would not have by those that the old goods were sold under. */
function excludedThenAndNow(facts: ExchangeFacts, today: RuleSet): Excluded[] {
  const { account, counter, channel, lines, sale, now } = facts;
  const { storeId } = counter;
  const bill = { lines, at: now, storeId, channel, member: billMember(account, now, facts.traits) };
  const own = facts.ruleSets.find(({ version }) => version === sale.award.ruleSetVersion) ?? today;
  const then = new Set(engineOf(own)(bill).excluded.flatMap((each) => each.lines));
  return engineOf(today)(bill).excluded.flatMap((each) => {
    const both = each.lines.filter((line) => then.has(line));
    return both.length > 0 ? [{ ...each, lines: both }] : [];
  });
}

interface Weighed {
  ruleSet: RuleSet;
  excluded: Excluded[];
  parts: Parts;
  given: GivenBack;
  paid: Fen;
}

function carryOutExchange(facts: ExchangeFacts, weighed: Weighed): DecidedExchange {
  const { now } = facts;
  const { given, paid, parts } = weighed;
  const back = giveRestBack(facts, parts.rest);
  const postings = new Postings(back?.account ?? facts.account, now);
  const due = Math.max(paid - given.refunded, 0) as Fen;
  const { award, kept } =
    back && due === 0 ? notSold(facts, weighed, back) : sellDifference(postings, facts, { ...weighed, due });
  const sale = newSale(facts, { ...weighed, carried: parts.carried }, award, kept);
  const { account } = postings;
  // One that is lost with the old goods and reached again with the new ones is as it was.
  const lost = back?.lost ?? [];
  return {
    return: returnOf(facts, { given, rest: parts.rest, back, seq: sale.seq, contentHash: sale.contentHash }),
    sale,
    original: back?.sales[0] ?? given.after,
    movements: [...(back?.movements ?? []), ...postings.movements],
    account,
    due,
    cash: back?.return.cash ?? (0 as Fen),
    carried: (sale.award.total - award.total) as Points,
    earned: award.total,
    reached: award.reached.filter(({ milestone }) => !lost.some(({ name }) => name === milestone)),
    lost: lost.filter(({ name }) => !award.reached.some(({ milestone }) => milestone === name)),
    pointsAfter: spendablePoints(account, now),
  };
}

/** What the new goods do not cover, in money or in points, is a return; undefined when they cover it all. */
function giveRestBack(facts: ExchangeFacts, rest: GivenBack): DecidedReturn | undefined {
  if (rest.refunded === 0 && rest.restored === 0 && rest.reversed === 0) return undefined;
  return carryOut({
    ...facts,
    cause: 'exchange',
    given: [rest],
    amount: rest.refunded,
    shortfall: 'owe',
    occurredAt: facts.now,
    contentHash: exchangeContentHash(facts),
  });
}

/** What the new goods cost more is a sale, and an even exchange one of nothing. */
function sellDifference(
  postings: Postings,
  facts: ExchangeFacts,
  { ruleSet, parts, due }: Weighed & { due: Fen },
): { award: Award; kept: PostedSale['kept'] } {
  const { counter, channel, lines, now } = facts;
  const award = engineOf(ruleSet)({
    lines: lines.map(({ category, list, paid: price }, index) => {
      const difference = parts.differences[index] ?? (0 as Fen);
      return { category, list, paid: difference, paidWithPoints: (price - difference) as Fen };
    }),
    at: now,
    storeId: counter.storeId,
    channel,
    member: billMember(postings.account, now, facts.traits),
  });
  const { kept } = postSale(postings, {
    ...facts,
    paid: due,
    ruleSet,
    award,
    exchangeFor: facts.sale,
    occurredAt: now,
  });
  return { award, kept };
}

/** Where the new goods cost no more, the return is all that is posted. */
function notSold(
  { lines }: ExchangeFacts,
  { ruleSet: { version: ruleSetVersion } }: Weighed,
  { return: { seq }, tierBefore, account: { tier: tierAfter } }: DecidedReturn,
): { award: Award; kept: PostedSale['kept'] } {
  return {
    award: { ...NO_AWARD, ruleSetVersion, shares: lines.map(() => 0 as Points) },
    kept: { seq, lots: [], tierBefore, tierAfter },
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
