import type { Award, Bill, compileRuleSet as CompileRuleSet, Fen, Points, Rule } from '@vip-card/core';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../build/files';
import { buildPos } from '../build/pos';
import { someBills, TEN_RULES } from './rules-cases';
import { theirEngine } from './rules-theirs';

/** Evaluations per second, ours with full explanations. */
export interface RulesFigures {
  ours: number;
  jsonRulesEngine: number;
  ratio: number;
  /** Nanoseconds of one evaluation, by how many rules or lines there are: twice as many take about twice as long. */
  byRules: Record<string, number>;
  byLines: Record<string, number>;
}

const BILLS = 400;
const ROUNDS = 41;
/** Theirs takes long for each bill: a part of the bills is a round of about the same length. */
const THEIR_BILLS = 100;
const OUR_PASSES = 40;

/**
 * `npm run bench -- rules`: ten rules on the same bills in both engines, in turns in one process, so that what slows the
 * machine slows both. Totals are compared before anything is timed; the figures are medians. Ours is the engine that tills
 * get, as it is built, and theirs is as its package ships it.
 */
export async function benchRules(): Promise<RulesFigures> {
  const compileRuleSet = await builtEngine();
  const bills = someBills(BILLS);
  const ours = compileRuleSet({ version: 1, rules: TEN_RULES });
  const theirs = theirEngine(TEN_RULES);
  for (const bill of bills) {
    const [mine, other] = [ours(bill).total, await theirs(bill)];
    if (mine !== other) throw new Error(`${mine} against ${other} points for ${JSON.stringify(bill)}`);
  }
  const [mine, other]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    mine.push(timeOf(ours, bills, OUR_PASSES));
    const started = performance.now();
    for (const bill of bills.slice(0, THEIR_BILLS)) keep(await theirs(bill));
    other.push(((performance.now() - started) * 1e6) / THEIR_BILLS);
  }
  const [oursNs, theirsNs] = [median(mine), median(other)];
  return {
    ours: Math.round(1e9 / oursNs),
    jsonRulesEngine: Math.round(1e9 / theirsNs),
    ratio: Math.round(theirsNs / oursNs),
    byRules: growth(compileRuleSet, [10, 20, 40, 80, 160], (count) => [rulesLike(count), bills]),
    byLines: growth(compileRuleSet, [5, 10, 20, 40, 80, 160], (count) => [TEN_RULES, someBills(50, count)]),
  };
}

async function builtEngine(): Promise<typeof CompileRuleSet> {
  const outDir = path.join(root, 'dist/pos');
  await buildPos({ outDir });
  const built = createRequire(__filename)(path.join(outDir, 'index.cjs')) as { compileRuleSet: typeof CompileRuleSet };
  return built.compileRuleSet;
}

type Engine = (bill: Bill) => Award;

/** Nanoseconds of one evaluation. */
function timeOf(engine: Engine, bills: readonly Bill[], passes: number): number {
  const started = performance.now();
  for (let pass = 0; pass < passes; pass += 1) for (const bill of bills) keep(engine(bill).total);
  return ((performance.now() - started) * 1e6) / (passes * bills.length);
}

/** What nobody keeps, a compiler may leave out. */
const kept = { points: 0 };

function keep(points: number): void {
  kept.points += points;
}

/** In turns as well: all sizes in each round. */
function growth(
  compileRuleSet: typeof CompileRuleSet,
  sizes: readonly number[],
  caseOf: (size: number) => [Rule[], Bill[]],
): Record<string, number> {
  const cases = sizes.map((size) => {
    const [rules, bills] = caseOf(size);
    return { size, bills, engine: compileRuleSet({ version: 1, rules }), times: [] as number[] };
  });
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { engine, bills, times } of cases) times.push(timeOf(engine, bills, Math.ceil(1000 / bills.length)));
  }
  return Object.fromEntries(cases.map(({ size, times }) => [String(size), Math.round(median(times))]));
}

/** The ten rules over and over: every ten ask the same, under other names. A base counts once. */
function rulesLike(count: number): Rule[] {
  return Array.from({ length: count }, (_, index) => {
    const rule = TEN_RULES[index % TEN_RULES.length];
    if (rule === undefined || index < TEN_RULES.length) return rule;
    const id = `${rule.id}-${index}`;
    return rule.kind === 'base-earn'
      ? { id, kind: 'spend-bonus' as const, points: 1 as Points, minimumSpend: 0 as Fen }
      : { ...rule, id };
  }).filter((rule) => rule !== undefined);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
