import { parseRuleDraft, type RuleDraft } from '@vip-card/core';
import { chain, chinese } from '../testing/wording';
import { ADDABLE, withRule } from './draft-edits';
import type { Field } from './field';
import { fieldViews, writeField } from './field-view';
import { optionNames, placesOf } from './names';
import { ruleFields } from './rule-fields';

const places = placesOf(chain);
const base: RuleDraft = {
  expiry: { mode: 'never' },
  pendingDays: 0,
  rules: [{ id: 'base', kind: 'base-earn', perYuan: { numerator: 1, denominator: 1 } }],
};
const blank: RuleDraft = { ...base, rules: [] };

/** One of each kind that may be added, as it begins. */
const begun = ADDABLE.map((kind) => {
  const draft = withRule(kind === 'base-earn' ? blank : base, kind, places);
  return { kind, draft, at: draft.rules.length - 1 };
});

function inputsOf(field: Field<unknown>): string[] {
  switch (field.as) {
    case 'choice':
    case 'choices':
      return [...field.options];
    case 'time':
      return ['09:30', '23:59'];
    case 'day':
      return ['2026-12-01'];
    case 'switch':
      return [''];
    case 'typed':
      return ['7', '100', '围巾'];
  }
}

test.each(begun)('$kind: a new rule, and whatever its form takes, is a rule that the cloud takes', ({ draft, at }) => {
  expect(parseRuleDraft(draft, chain)).toMatchObject({ ok: true });
  const rule = draft.rules[at];
  if (!rule) throw new Error('no rule');
  for (const field of ruleFields(rule, places)) {
    for (const value of inputsOf(field)) {
      const { target } = writeField([field], {}, { key: field.key, value });
      if (!target) continue;
      const changed = { ...draft, rules: draft.rules.map((each, index) => (index === at ? target : each)) };
      expect([field.key, value, parseRuleDraft(changed, chain).ok]).toEqual([field.key, value, true]);
    }
  }
});

test.each(begun)('$kind: everything in its form has a name, and a sentence for what is wrong', ({ draft, at }) => {
  const rule = draft.rules[at];
  const fields = rule ? ruleFields(rule, places) : [];
  const wrong = Object.fromEntries(fields.filter(({ as }) => as === 'typed').map(({ key }) => [key, '#']));
  for (const view of fieldViews(fields, wrong, optionNames(chinese), chinese.marketer)) {
    expect(view.label).not.toBe('');
    expect(view.trouble).toMatch(view.as === 'typed' ? /^请.*。$/ : /^$/);
    // Ids are the chain's own and never shown.
    for (const { label } of view.options) expect(label).toMatch(/[\u4e00-\u9fff]/);
  }
});

test('keeps what was typed and not taken on the screen, and lets the rule alone', () => {
  const rule = withRule(base, 'spend-bonus', places).rules[1];
  if (!rule) throw new Error('no rule');
  const fields = ruleFields(rule, places);
  const wrong = writeField(fields, {}, { key: 'points', value: '1.5' });
  expect(wrong).toEqual({ target: undefined, troubles: { points: '1.5' } });
  const [points] = fieldViews(fields, wrong.troubles, optionNames(chinese), chinese.marketer);
  expect(points).toMatchObject({ text: '1.5', trouble: '请填 1 到 10000000 的整数。' });
  const right = writeField(fields, wrong.troubles, { key: 'points', value: '150' });
  expect(right).toMatchObject({ target: { points: 150 }, troubles: {} });
});

test('shows a category that has left the chain until another is chosen', () => {
  const fields = ruleFields({ id: 'a', kind: 'category-exclusion', categories: ['giftcard'] }, places);
  const [categories] = fieldViews(fields, {}, optionNames(chinese), chinese.marketer);
  expect(categories?.options).toContainEqual({ id: 'giftcard', label: 'giftcard', on: true });
  expect(writeField(fields, {}, { key: 'categories', value: 'kidswear' }).target).toMatchObject({
    categories: ['kidswear'],
  });
});

test('leaves at least one weekday, and an hour that begins before it ends', () => {
  const rule = withRule(base, 'time-multiplier', places).rules[1];
  const fields = rule ? ruleFields(rule, places) : [];
  expect(writeField(fields, {}, { key: 'weekdays', value: '1' })).toEqual({ target: undefined, troubles: {} });
  expect(writeField(fields, {}, { key: 'from', value: '12:00' }).troubles).toEqual({ from: '12:00' });
  expect(writeField(fields, {}, { key: 'until', value: '23:59' }).target).toMatchObject({ until: '24:00' });
});
