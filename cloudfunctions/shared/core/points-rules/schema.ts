import * as v from 'valibot';
import { contentHash } from '../canonical';
import { MAXIMUM_AMOUNT } from '../money';
import { accept, refuse, type Result } from '../result';
import type { EpochMs, Fen } from '../units';
import { compileRuleSet } from './compile';
import type { RuleSet } from './rule-set';

const ratio = v.strictObject({
  numerator: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(10_000)),
  denominator: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(10_000)),
});
const ruleId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens'));
const tier = v.picklist(['linen', 'silver', 'gold', 'black']);
const category = v.pipe(v.string(), v.minLength(1), v.maxLength(40));
const amount = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
  v.maxValue(MAXIMUM_AMOUNT),
  v.transform((fen) => fen as Fen),
);

const rule = v.variant('kind', [
  v.strictObject({ id: ruleId, kind: v.literal('base-earn'), perYuan: ratio }),
  v.strictObject({ id: ruleId, kind: v.literal('tier-multiplier'), tier, extra: ratio }),
  v.strictObject({ id: ruleId, kind: v.literal('category-bonus'), category, extra: ratio, minimumSpend: amount }),
]);

const ruleSetContent = v.strictObject({
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  effectiveFrom: v.pipe(
    v.number(),
    v.safeInteger(),
    v.transform((at) => at as EpochMs),
  ),
  expiry: v.variant('mode', [
    v.strictObject({ mode: v.literal('never') }),
    v.strictObject({
      mode: v.literal('month-end'),
      months: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(120)),
    }),
  ]),
  rules: v.pipe(
    v.array(rule),
    v.minLength(1),
    v.maxLength(200),
    v.check((rules) => rules.some(({ kind }) => kind === 'base-earn'), 'a base-earn rule, for the others to build on'),
    v.check((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, 'rules with different ids'),
    v.check(isExact, 'ratios that keep the largest bill within exact integers'),
  ),
});

function isExact(rules: RuleSet['rules']): boolean {
  try {
    compileRuleSet({ version: 1, rules });
    return true;
  } catch {
    return false;
  }
}

export interface RuleSetInvalid {
  code: 'rule_set_invalid';
  path: string;
  expected: string;
}

/**
 * Reads a rule set from data and seals it with its content hash. Refuses with the path of the first thing that is wrong,
 * such as `rules.2.extra.denominator`.
 */
export function parseRuleSet(data: unknown): Result<RuleSet, RuleSetInvalid> {
  const parsed = v.safeParse(ruleSetContent, data);
  if (parsed.success) return accept(sealRuleSet(parsed.output));
  const [issue] = parsed.issues;
  return refuse({
    code: 'rule_set_invalid',
    path: v.getDotPath(issue) ?? '',
    expected: issue.expected ?? issue.message,
  });
}

/** Adds the hash that names this content: SHA-256 of its canonical JSON. */
export function sealRuleSet(content: Omit<RuleSet, 'hash'>): RuleSet {
  return { ...content, hash: contentHash(content) };
}
