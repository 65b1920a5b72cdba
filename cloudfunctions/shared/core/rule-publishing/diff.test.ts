import { onePerYuan, ruleSet } from '../testing/shop';
import type { Fen, Points } from '../units';
import type { Rule } from '../points-rules/rule-set';
import { diffRuleSets, isUnchanged } from './diff';
import { draftOf } from './draft';

const gold: Rule = {
  id: 'gold',
  kind: 'tier-multiplier',
  tier: 'gold',
  extra: { numerator: 1, denominator: 2 },
  minimumSpend: 0 as Fen,
};
const largeBill: Rule = { id: 'large', kind: 'spend-bonus', points: 100 as Points, minimumSpend: 100_000 as Fen };
const before = ruleSet([onePerYuan, gold, largeBill], { mode: 'month-end', months: 12 });

it('finds nothing between a rule set and the draft that was made of it', () => {
  expect(isUnchanged(diffRuleSets(before, draftOf(before)))).toBe(true);
});

it('tells what came, what went, and which fields of a rule changed', () => {
  const cap: Rule = { id: 'most', kind: 'bill-cap', points: 500 as Points };
  const more: Rule = { ...gold, extra: { numerator: 1, denominator: 1 }, stop: true };
  const diff = diffRuleSets(before, ruleSet([onePerYuan, more, cap], { mode: 'month-end', months: 12 }));
  expect(diff).toEqual({
    added: [cap],
    removed: [largeBill],
    changed: [{ before: gold, after: more, fields: ['extra', 'stop'] }],
    reordered: false,
    expiry: null,
    pendingDays: null,
  });
});

it('sees another order, which decides what a stopping rule stops', () => {
  const diff = diffRuleSets(before, ruleSet([onePerYuan, largeBill, gold], { mode: 'month-end', months: 12 }));
  expect(diff).toMatchObject({ added: [], removed: [], changed: [], reordered: true });
  expect(isUnchanged(diff)).toBe(false);
});

it('takes a rule of another kind under the same id for another rule', () => {
  const bonus: Rule = { id: 'gold', kind: 'first-purchase-bonus', points: 100 as Points, minimumSpend: 0 as Fen };
  const diff = diffRuleSets(before, ruleSet([onePerYuan, bonus, largeBill], { mode: 'month-end', months: 12 }));
  expect(diff).toMatchObject({ added: [bonus], removed: [gold], changed: [], reordered: false });
});

it('tells when points live longer, and when they wait', () => {
  const diff = diffRuleSets(before, { ...before, expiry: { mode: 'never' }, pendingDays: 7 });
  expect(diff.expiry).toEqual({ before: { mode: 'month-end', months: 12 }, after: { mode: 'never' } });
  expect(diff.pendingDays).toEqual({ before: 0, after: 7 });
});
