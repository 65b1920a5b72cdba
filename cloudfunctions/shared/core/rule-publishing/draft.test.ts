import type { Rule } from '../points-rules/rule-set';
import { onePerYuan, ruleSet } from '../testing/shop';
import type { EpochMs, Fen } from '../units';
import { draftHash, draftOf, newestStanding, parseRuleDraft } from './draft';

const chain = { categories: [{ id: 'womenswear' }], stores: [{ storeId: 'jingan' }] };
const draft = draftOf(ruleSet());
const extra = { numerator: 1, denominator: 2 };
const minimumSpend = 0 as Fen;

it('reads a draft, and leaves out what only publishing gives it', () => {
  expect(parseRuleDraft(ruleSet(), chain)).toMatchObject({ ok: false, refusal: { path: 'hash' } });
  expect(parseRuleDraft(draft, chain)).toEqual({ ok: true, value: draft });
});

it('has one name for one content, whichever version it comes from', () => {
  const later = { ...ruleSet(), version: 7, effectiveFrom: 9 as EpochMs };
  expect(draftHash(later)).toBe(draftHash(draft));
  expect(draftHash({ ...draft, pendingDays: 1 })).not.toBe(draftHash(draft));
});

it.each<[string, Rule]>([
  ['rules.1.category', { id: 'a', kind: 'category-multiplier', category: 'shoes', extra, minimumSpend }],
  ['rules.1.categories', { id: 'a', kind: 'category-exclusion', categories: ['womenswear', 'shoes'] }],
  ['rules.1.storeIds', { id: 'a', kind: 'store-multiplier', storeIds: ['jingan', 'moon'], extra, minimumSpend }],
])('refuses a name that the chain does not have at %s', (path, rule) => {
  const parsed = parseRuleDraft({ ...draft, rules: [onePerYuan, rule] }, chain);
  expect(parsed).toMatchObject({ ok: false, refusal: { code: 'rule_set_invalid', path } });
});

it('refuses a draft without a rule that earns', () => {
  expect(parseRuleDraft({ ...draft, rules: [] }, chain)).toMatchObject({ ok: false, refusal: { path: 'rules' } });
});

describe('the version that a draft begins from', () => {
  const version = (number: number, until?: number) => ({
    version: number,
    ...(until === undefined ? {} : { effectiveUntil: until as EpochMs }),
  });
  const newest = (...ruleSets: ReturnType<typeof version>[]) => newestStanding(ruleSets, 100 as EpochMs)?.version;

  it('is the newest, whether it counts already or not', () => {
    expect(newest(version(2), version(3), version(1))).toBe(3);
    expect(newest(version(2), version(3, 101))).toBe(3);
  });

  it('is not one that is over, from the very instant of its end, unless all are', () => {
    expect(newest(version(3, 100), version(2), version(1))).toBe(2);
    expect(newest(version(1, 50), version(2, 100))).toBe(2);
    expect(newest()).toBeUndefined();
  });
});
