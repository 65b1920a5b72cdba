import type { Fen, Points, Rule, RuleDraft } from '@vip-card/core';
import { chain, now } from '../testing/wording';
import { awardOfExample, exampleFields, firstExample, instantOf } from './example-bill';
import { writeField } from './field-view';
import { placesOf } from './names';

const places = placesOf(chain);
const half = { numerator: 1, denominator: 2 };
const draft = (...rules: Rule[]): RuleDraft => ({
  expiry: { mode: 'never' },
  pendingDays: 0,
  rules: [{ id: 'base', kind: 'base-earn', perYuan: { numerator: 1, denominator: 1 } }, ...rules],
});
const example = firstExample(places, now);

test('is 500 yuan in the first store now, and earns what the engine says', () => {
  expect(example).toMatchObject({
    paid: 50_000,
    category: 'womenswear',
    storeId: 'jingan',
    day: '2026-11-21',
    time: '14:00',
  });
  expect(awardOfExample(draft(), example)?.total).toBe(500);
});

test.each([
  ['tier', 'gold', { id: 'a', kind: 'tier-multiplier', tier: 'gold', extra: half, minimumSpend: 0 as Fen }],
  [
    'category',
    'kidswear',
    { id: 'a', kind: 'category-multiplier', category: 'kidswear', extra: half, minimumSpend: 0 as Fen },
  ],
  ['store', 'tianhe', { id: 'a', kind: 'store-multiplier', storeIds: ['tianhe'], extra: half, minimumSpend: 0 as Fen }],
  [
    'channel',
    'online',
    { id: 'a', kind: 'channel-multiplier', channel: 'online', extra: half, minimumSpend: 0 as Fen },
  ],
  [
    'day',
    '2026-11-24',
    {
      id: 'a',
      kind: 'time-multiplier',
      weekdays: [2],
      from: '10:00',
      until: '18:00',
      extra: half,
      minimumSpend: 0 as Fen,
    },
  ],
  ['first', '', { id: 'a', kind: 'first-purchase-bonus', points: 250 as Points, minimumSpend: 0 as Fen }],
] as const satisfies [string, string, Rule][])('shows what %s %p brings', (key, value, rule) => {
  const rules = draft(rule);
  expect(awardOfExample(rules, example)?.total).toBe(500);
  const { target } = writeField(exampleFields(example, places), {}, { key, value });
  expect(target && awardOfExample(rules, target)?.total).toBe(750);
});

test('keeps the list price with the price until one of them is its own', () => {
  const paid = writeField(exampleFields(example, places), {}, { key: 'amount', value: '300' }).target;
  expect(paid).toMatchObject({ paid: 30_000, list: 30_000 });
  const dear = paid && writeField(exampleFields(paid, places), {}, { key: 'list', value: '600' }).target;
  expect(dear).toMatchObject({ paid: 30_000, list: 60_000 });
  expect(dear && writeField(exampleFields(dear, places), {}, { key: 'list', value: '299' }).troubles).toEqual({
    list: '299',
  });
});

test('says when ratios are too fine to be exact', () => {
  const fine = [9_973, 9_967, 9_949].map((denominator, index): Rule => ({
    id: `a${String(index)}`,
    kind: 'tier-multiplier',
    tier: 'gold',
    extra: { numerator: 1, denominator },
    minimumSpend: 0 as Fen,
  }));
  expect(awardOfExample(draft(...fine), example)).toBeUndefined();
});

test('means the wall clock of Shanghai, wherever the phone is', () => {
  expect(new Date(instantOf('2026-12-01', '00:30')).toISOString()).toBe('2026-11-30T16:30:00.000Z');
});
