import { MAXIMUM_AMOUNT } from '../money';
import type { Award } from './award';
import { baseEarn } from './base-earn';
import type { Bill } from './bill';
import { billCap } from './bill-cap';
import { birthdayMultiplier } from './birthday-multiplier';
import { categoryExclusion } from './category-exclusion';
import { categoryMultiplier } from './category-multiplier';
import { channelMultiplier } from './channel-multiplier';
import { dayCap } from './day-cap';
import { discountExclusion } from './discount-exclusion';
import type { Earning } from './claims';
import { Desk } from './desk';
import { evaluate, type Plan } from './evaluate';
import { firstPurchaseBonus } from './first-purchase-bonus';
import { milestone } from './milestone';
import { periodCap } from './period-cap';
import type { TierName } from '../tiers';
import type { Fen, Points } from '../units';
import type { Base, FixedBonus, Multiplier, RuleAtWork } from './rule-at-work';
import type { Ratio, Rule, RuleSet } from './rule-set';
import { segmentMultiplier } from './segment-multiplier';
import { spendBonus } from './spend-bonus';
import { storeMultiplier } from './store-multiplier';
import { tierMultiplier } from './tier-multiplier';
import { timeMultiplier } from './time-multiplier';

/** A rule set made ready: answers the explained award of a bill. */
export type PointsEngine = (bill: Bill) => Award;

/**
 * Compiles a rule set to closures. All arithmetic is on integers over one common denominator, so that nothing is lost
 * before the single floor of the bill. Throws a RangeError when the ratios are so fine that the largest bill would leave
 * the exact integers; `parseRuleSet` refuses such a rule set, and `writeChain` stores none that it refuses.
 */
export function compileRuleSet(ruleSet: Pick<RuleSet, 'version' | 'rules'>): PointsEngine {
  const plan = planOf(ruleSet);
  const byTier: Partial<Record<TierName, Plan>> = {
    linen: planFor(plan, 'linen'),
    silver: planFor(plan, 'silver'),
    gold: planFor(plan, 'gold'),
    black: planFor(plan, 'black'),
  };
  const desk = new Desk(plan.earning);
  return (bill) => {
    const own: Plan | undefined = byTier[bill.member.tier];
    // Tills in plain JavaScript call this too.
    if (own === undefined) throw new RangeError(`no tier: ${bill.member.tier}`);
    return evaluate(own, bill, desk);
  };
}

const engines = new WeakMap<RuleSet, PointsEngine>();

/** The engine of a stored rule set, compiled once for each object. */
export function engineOf(ruleSet: RuleSet): PointsEngine {
  const known = engines.get(ruleSet);
  if (known) return known;
  const engine = compileRuleSet(ruleSet);
  engines.set(ruleSet, engine);
  return engine;
}

/** The plan without what only other tiers earn: most rule sets have a rule for each tier, and a member is in one. */
function planFor(plan: Plan, tier: TierName): Plan {
  const isForTier = (rule: Earning): boolean => rule.tier === null || rule.tier === tier;
  return { ...plan, earning: plan.earning.filter(isForTier) };
}

function planOf({ version, rules }: Pick<RuleSet, 'version' | 'rules'>): Plan {
  const atWork = rules.map(putToWork).filter((rule) => rule !== undefined);
  return {
    version,
    ...weigh(atWork),
    exclusions: atWork.filter((rule) => rule.does === 'exclude'),
    caps: atWork.filter((rule) => rule.does === 'cap'),
    milestones: atWork.filter((rule) => rule.does === 'milestone'),
  };
}

/** Undefined for what no bill is asked about: points for events, and what points are good for. */
function putToWork(rule: Rule): RuleAtWork | undefined {
  switch (rule.kind) {
    case 'base-earn':
      return baseEarn(rule);
    case 'tier-multiplier':
      return tierMultiplier(rule);
    case 'category-multiplier':
      return categoryMultiplier(rule);
    case 'store-multiplier':
      return storeMultiplier(rule);
    case 'channel-multiplier':
      return channelMultiplier(rule);
    case 'time-multiplier':
      return timeMultiplier(rule);
    case 'birthday-multiplier':
      return birthdayMultiplier(rule);
    case 'segment-multiplier':
      return segmentMultiplier(rule);
    case 'spend-bonus':
      return spendBonus(rule);
    case 'first-purchase-bonus':
      return firstPurchaseBonus(rule);
    case 'bill-cap':
      return billCap(rule);
    case 'day-cap':
      return dayCap(rule);
    case 'period-cap':
      return periodCap(rule);
    case 'category-exclusion':
      return categoryExclusion(rule);
    case 'discount-exclusion':
      return discountExclusion(rule);
    case 'milestone':
      return milestone(rule);
    case 'event-bonus':
    case 'points-for-cash':
    case 'points-for-coupon':
      return undefined;
  }
}

/**
 * Brings every ratio to one denominator. A base rule counts `perYuan / 100` points per fen; a multiplier counts its part of
 * all base rules together; a bonus is so many whole points.
 */
function weigh(rules: readonly RuleAtWork[]): { earning: Earning[]; denominator: number } {
  const bases = rules.filter((rule) => rule.does === 'base').map((rule) => rule.perYuan);
  const extras = rules.filter((rule) => rule.does === 'multiply').map((rule) => rule.extra);
  const baseDenominator = commonDenominator(bases);
  const extraDenominator = commonDenominator(extras);
  const over = ({ numerator, denominator }: Ratio, common: number): number => numerator * (common / denominator);
  const base = bases.reduce((sum, ratio) => sum + over(ratio, baseDenominator), 0);
  const denominator = 100 * baseDenominator * extraDenominator;
  let largest = denominator;
  const earning: Earning[] = [];
  for (const rule of rules) {
    if (rule.does === 'bonus') {
      earning.push(earningOf(rule, { weight: 0, claim: rule.points * denominator }));
      largest += rule.points * denominator;
    } else if (rule.does === 'base' || rule.does === 'multiply') {
      const weight =
        rule.does === 'base'
          ? over(rule.perYuan, baseDenominator) * extraDenominator
          : base * over(rule.extra, extraDenominator);
      earning.push(earningOf(rule, { weight, claim: 0 }));
      largest += weight * MAXIMUM_AMOUNT;
    }
  }
  if (!Number.isSafeInteger(largest)) {
    throw new RangeError('the ratios of this rule set are too fine for exact integers');
  }
  return { earning, denominator };
}

/** One literal for all kinds, so that all have one shape. */
function earningOf(
  rule: Base | Multiplier | FixedBonus,
  { weight, claim }: { weight: number; claim: number },
): Earning {
  return {
    does: rule.does,
    ruleId: rule.ruleId,
    isFor: rule.does === 'base' ? null : rule.isFor,
    tier: rule.does === 'multiply' ? rule.tier : null,
    category: rule.does === 'multiply' ? rule.category : null,
    minimumSpend: rule.does === 'base' ? (0 as Fen) : rule.minimumSpend,
    weight,
    claim,
    points: rule.does === 'bonus' ? rule.points : (0 as Points),
    stop: rule.does === 'multiply' && rule.stop,
    because: rule.because,
    missed: rule.does === 'base' ? null : rule.missed,
  };
}

function commonDenominator(ratios: readonly Ratio[]): number {
  return ratios.reduce((common, { denominator }) => (common / divisor(common, denominator)) * denominator, 1);
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
