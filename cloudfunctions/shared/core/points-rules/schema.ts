import * as v from 'valibot';
import { contentHash } from '../canonical';
import { accept, refuse, type Result } from '../result';
import { compileRuleSet } from './compile';
import type { RuleSet } from './rule-set';
import { rule } from './rule-schema';
import { atMostOnce, epochMs, wholeNumber } from './schema-parts';

/** A rule set without its hash, as data. */
export const ruleSetContent = v.pipe(
  v.strictObject({
    version: wholeNumber(1),
    effectiveFrom: epochMs,
    effectiveUntil: v.exactOptional(epochMs),
    expiry: v.variant('mode', [
      v.strictObject({ mode: v.literal('never') }),
      v.strictObject({ mode: v.literal('days'), days: wholeNumber(0, 3660) }),
      v.strictObject({ mode: v.literal('month-end'), months: wholeNumber(0, 120) }),
      v.strictObject({ mode: v.literal('year-end'), years: wholeNumber(0, 10) }),
    ]),
    pendingDays: wholeNumber(0, 365),
    rules: v.pipe(
      v.array(rule),
      v.minLength(1),
      v.maxLength(200),
      v.check(
        (rules) => rules.some(({ kind }) => kind === 'base-earn'),
        'a base-earn rule, for the others to build on',
      ),
      atMostOnce('id', ({ id }) => id, 'an id that no other rule has'),
      atMostOnce(
        'kind',
        ({ kind }) => (kind === 'points-for-cash' ? kind : undefined),
        'one points-for-cash rule at most',
      ),
      v.check(isExact, 'ratios that keep the largest bill within exact integers'),
    ),
  }),
  v.forward(
    v.check(
      ({ effectiveFrom, effectiveUntil }) => effectiveUntil === undefined || effectiveUntil > effectiveFrom,
      'an instant after effectiveFrom',
    ),
    ['effectiveUntil'],
  ),
);

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
