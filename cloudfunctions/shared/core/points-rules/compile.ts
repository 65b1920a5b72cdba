import { MAXIMUM_AMOUNT, sumOf } from '../money';
import type { Points } from '../units';
import type { Award, Because, Missed } from './award';
import { baseEarn } from './base-earn';
import type { Bill, Verdict } from './bill';
import { categoryBonus } from './category-bonus';
import type { Ratio, Rule, RuleSet } from './rule-set';
import { spread } from './spread';
import { tierMultiplier } from './tier-multiplier';

/** A rule set made ready: answers the explained award of a bill. */
export type PointsEngine = (bill: Bill) => Award;

interface CompiledRule {
  id: string;
  judge: (bill: Bill) => Verdict;
  /** Points per fen paid, in units of 1/denominator. */
  weight: number;
}

/**
 * Compiles a rule set to closures. All arithmetic is on integers over one common denominator, so that nothing is lost
 * before the single floor of the bill. Throws a RangeError when the ratios are so fine that the largest bill would leave
 * the exact integers; `parseRuleSet` refuses such a rule set, and `writeChain` stores none that it refuses.
 */
export function compileRuleSet(ruleSet: Pick<RuleSet, 'version' | 'rules'>): PointsEngine {
  const { rules, denominator } = weigh(ruleSet.rules);
  return (bill) => evaluate(ruleSet.version, rules, denominator, bill);
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

function evaluate(version: number, rules: readonly CompiledRule[], denominator: number, bill: Bill): Award {
  requireExact(bill);
  const lineClaims = bill.lines.map(() => 0);
  const applied: { ruleId: string; because: Because; claim: number }[] = [];
  const missed: Missed[] = [];
  for (const { id, judge, weight } of rules) {
    const verdict = judge(bill);
    if (verdict.kind === 'misses') missed.push(verdict.missed);
    if (verdict.kind !== 'applies') continue;
    let claim = 0;
    bill.lines.forEach((line, index) => {
      if (!verdict.covers(line)) return;
      claim += weight * line.paid;
      lineClaims[index] = (lineClaims[index] ?? 0) + weight * line.paid;
    });
    applied.push({ ruleId: id, because: verdict.because, claim });
  }
  const claimed = applied.reduce((sum, { claim }) => sum + claim, 0);
  const total = ((claimed - (claimed % denominator)) / denominator) as Points;
  const points = spread(
    applied.map(({ claim }) => claim),
    denominator,
    total,
  );
  return {
    ruleSetVersion: version,
    total,
    applied: applied.map(({ ruleId, because }, index) => ({ ruleId, points: points[index] ?? (0 as Points), because })),
    missed,
    shares: spread(lineClaims, denominator, total),
  };
}

function requireExact(bill: Bill): void {
  for (const { paid } of bill.lines) {
    if (!Number.isSafeInteger(paid) || paid < 0) throw new RangeError(`not an amount in fen: ${paid}`);
  }
  const paid = sumOf(bill.lines.map((line) => line.paid));
  if (paid > MAXIMUM_AMOUNT) throw new RangeError(`a bill of ${paid} fen`);
}

/**
 * Brings every ratio to one denominator. A base rule counts `perYuan / 100` points per fen; an extra counts that share of
 * all base rules together.
 */
function weigh(rules: readonly Rule[]): { rules: CompiledRule[]; denominator: number } {
  const bases = rules.filter((rule) => rule.kind === 'base-earn').map((rule) => rule.perYuan);
  const extras = rules.filter((rule) => rule.kind !== 'base-earn').map((rule) => rule.extra);
  const baseDenominator = commonDenominator(bases);
  const extraDenominator = commonDenominator(extras);
  const over = ({ numerator, denominator }: Ratio, common: number): number => numerator * (common / denominator);
  const base = bases.reduce((sum, ratio) => sum + over(ratio, baseDenominator), 0);
  const compiled = rules.map((rule) => ({
    id: rule.id,
    judge: judgeOf(rule),
    weight:
      rule.kind === 'base-earn'
        ? over(rule.perYuan, baseDenominator) * extraDenominator
        : base * over(rule.extra, extraDenominator),
  }));
  const heaviest = compiled.reduce((sum, { weight }) => sum + weight, 0);
  const denominator = 100 * baseDenominator * extraDenominator;
  if (!Number.isSafeInteger(heaviest * MAXIMUM_AMOUNT) || !Number.isSafeInteger(denominator)) {
    throw new RangeError('the ratios of this rule set are too fine for exact integers');
  }
  return { rules: compiled, denominator };
}

function judgeOf(rule: Rule): (bill: Bill) => Verdict {
  switch (rule.kind) {
    case 'base-earn':
      return (bill) => baseEarn(rule, bill);
    case 'tier-multiplier':
      return (bill) => tierMultiplier(rule, bill);
    case 'category-bonus':
      return (bill) => categoryBonus(rule, bill);
  }
}

function commonDenominator(ratios: readonly Ratio[]): number {
  return ratios.reduce((common, { denominator }) => (common / divisor(common, denominator)) * denominator, 1);
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
