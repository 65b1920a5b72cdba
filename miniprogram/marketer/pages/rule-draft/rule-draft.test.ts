import { sealRuleSet, type EpochMs, type Fen } from '@vip-card/core';
import { HeadquartersPage } from '../../testing/page';

const half = { numerator: 1, denominator: 2 };
const ruleSet = sealRuleSet({
  version: 1,
  effectiveFrom: 0 as EpochMs,
  expiry: { mode: 'never' },
  pendingDays: 0,
  rules: [
    { id: 'base', kind: 'base-earn', perYuan: { numerator: 1, denominator: 1 } },
    { id: 'kids', kind: 'category-multiplier', category: 'kidswear', extra: half, minimumSpend: 60_000 as Fen },
  ],
});

let page: HeadquartersPage;
beforeEach(async () => {
  jest.resetModules();
  page = new HeadquartersPage(() => ({ versions: [{ ruleSet, note: '', published: null, withdrawn: null }] }));
  jest.requireActual('./rule-draft');
  await page.do('load');
});

const tapOn = (at: number) => page.do('open', { currentTarget: { dataset: { at } } });
const enter = (handler: string, key: string, value: string) => page.do(handler, { detail: { key, value } });

test('the example follows the rule that is opened and changed, and is as it was when that is closed', async () => {
  const before = (page.data['view'] as { live: string }).live;
  expect(before).toBe('示例：素卡，女装 500 元');
  await tapOn(1);
  expect(page.data['view']).toMatchObject({ live: '示例：素卡，童装 600 元', award: { points: '900' }, before: '' });
  await enter('changeRule', 'extra', '100');
  expect(page.data['view']).toMatchObject({ award: { points: '1,200' }, before: '900' });
  await enter('changeRule', 'minimumSpend', '700');
  expect(page.data['view']).toMatchObject({ live: '示例：素卡，童装 700 元' });
  await tapOn(1);
  expect(page.data['view']).toMatchObject({ live: before });
});

test('an example that was written to lie outside the rule stays there', async () => {
  await tapOn(1);
  await enter('changeExample', 'amount', '100');
  await enter('changeRule', 'extra', '100');
  expect(page.data['view']).toMatchObject({ live: '示例：素卡，童装 100 元', award: { points: '100' } });
});
