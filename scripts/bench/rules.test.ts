import { compileRuleSet } from '@vip-card/core';
import { someBills, TEN_RULES } from './rules-cases';
import { theirEngine } from './rules-theirs';

test('both engines give the same points, and every rule of the ten applies somewhere', async () => {
  const ours = compileRuleSet({ version: 1, rules: TEN_RULES });
  const theirs = theirEngine(TEN_RULES);
  const applied = new Set<string>();
  for (const bill of someBills(200)) {
    const award = ours(bill);
    for (const { ruleId } of award.applied) applied.add(ruleId);
    expect(await theirs(bill)).toBe(award.total);
  }
  expect([...applied].sort()).toEqual(TEN_RULES.map(({ id }) => id).sort());
});
