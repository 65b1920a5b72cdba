import { draftOf, sealRuleSet, type EpochMs, type Fen, type Rule, type RuleDraft } from '@vip-card/core';
import { firstExample } from '../../rules/example-bill';
import { placesOf } from '../../rules/names';
import { chain, chinese, english, now } from '../../testing/wording';
import { draftView, type DraftState } from './draft-view';

const base: Rule = { id: 'base', kind: 'base-earn', perYuan: { numerator: 1, denominator: 1 } };
const gold: Rule = {
  id: 'gold',
  kind: 'tier-multiplier',
  tier: 'gold',
  extra: { numerator: 1, denominator: 2 },
  minimumSpend: 0 as Fen,
};
const inForce = sealRuleSet({
  version: 2,
  effectiveFrom: 0 as EpochMs,
  expiry: { mode: 'month-end', months: 12 },
  pendingDays: 0,
  rules: [base, gold],
});

const example = firstExample(placesOf(chain), now);

function state(draft: Partial<RuleDraft>, change: Partial<DraftState> = {}): DraftState {
  return {
    draft: { ...draftOf(inForce), ...draft },
    from: 2,
    versions: [{ ruleSet: inForce, note: '', published: null, withdrawn: null }],
    readAt: now,
    open: -1,
    example,
    written: example,
    troubles: { rule: {}, life: {}, example: {} },
    ...change,
  };
}

test('says every rule, what an example earns by it and why, and that nothing is different', () => {
  const view = draftView(state({}), chinese);
  expect(view.rules.map(({ sentence }) => sentence)).toEqual(['每消费 1 元积 1 分', '金卡多积 50%']);
  expect(view.award).toMatchObject({ points: '500', parts: [[{ label: '每 1 元积 1 分', amount: '+500' }, {}]] });
  expect(view.live).toBe('示例：素卡，女装 500 元');
  expect(view).toMatchObject({
    from: '从第 2 版改起（正在用）',
    outdated: null,
    against: '和第 2 版相比',
    diff: [],
    before: '',
    obstacle: '',
    fields: [],
  });
});

test('says beside it what the newest version gives, where that is different', () => {
  const twice: Rule = { ...base, perYuan: { numerator: 2, denominator: 1 } };
  expect(draftView(state({ rules: [twice, gold] }), chinese)).toMatchObject({
    before: '500',
    award: { points: '1,000' },
  });
});

test('opens one rule into its form', () => {
  const { rules, fields } = draftView(state({}, { open: 1 }), english);
  expect(rules.map(({ open }) => open)).toEqual([false, true]);
  expect(fields.map(({ label, text, unit }) => [label, text, unit])).toEqual([
    ['Tier', 'Gold', ''],
    ['More', '50', '%'],
    ['From a bill of', '0', 'yuan'],
    ['Nothing after it multiplies', '', ''],
  ]);
});

test('says how the draft differs from the newest rules', () => {
  const more: Rule = { ...gold, extra: { numerator: 4, denominator: 5 } };
  const cap: Rule = { id: 'cap', kind: 'bill-cap', points: 500 as never };
  const draft = { rules: [more, cap, base], expiry: { mode: 'never' as const }, pendingDays: 7 };
  expect(draftView(state(draft), chinese).diff).toEqual([
    '新增：一张小票最多得 500 分',
    '改：金卡多积 50% → 金卡多积 80%',
    '规则的先后顺序变了',
    '有效期：积分从得到那个月算起，满 12 个月后的月底到期。 → 积分长期有效。',
    '到账等待：0 天 → 7 天',
  ]);
});

test('names what stands in the way of trying it', () => {
  expect(draftView(state({ rules: [gold] }), chinese).obstacle).toBe('缺少基本积分。请先添加。');
  const troubles = { rule: { extra: 'x' }, life: {}, example: {} };
  expect(draftView(state({}, { open: 1, troubles }), chinese).obstacle).toBe('有一项填得不对，请先改好。');
  // An example that is half typed is nobody's obstacle.
  const typing = { rule: {}, life: {}, example: { amount: '' } };
  expect(draftView(state({}, { troubles: typing }), chinese).obstacle).toBe('');
});
