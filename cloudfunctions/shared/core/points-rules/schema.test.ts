import { perYuan } from '../testing/bills';
import type { EpochMs, Fen, Points } from '../units';
import type { Rule, RuleSet } from './rule-set';
import { parseRuleSet, sealRuleSet } from './schema';

const half = { numerator: 1, denominator: 2 };
const multiplies = { extra: half, minimumSpend: 10_000 as Fen };
const gold: Rule = { id: 'gold', kind: 'tier-multiplier', tier: 'gold', ...multiplies };
const evenings: Rule = {
  id: 'evenings',
  kind: 'time-multiplier',
  weekdays: [5, 6],
  from: '18:00',
  until: '24:00',
  ...multiplies,
};
const cash: Rule = { id: 'cash', kind: 'points-for-cash', points: 100 as Points, worth: 100 as Fen, share: half };

/** One of each kind: the type makes this list complete. */
const everyKind: { [Kind in Rule['kind']]: Extract<Rule, { kind: Kind }> } = {
  'base-earn': perYuan(1) as Extract<Rule, { kind: 'base-earn' }>,
  'tier-multiplier': { ...gold, stop: true },
  'category-multiplier': { id: 'kids', kind: 'category-multiplier', category: 'kidswear', ...multiplies },
  'store-multiplier': { id: 'opening', kind: 'store-multiplier', storeIds: ['jingan', 'tianhe'], ...multiplies },
  'channel-multiplier': { id: 'online', kind: 'channel-multiplier', channel: 'online', ...multiplies },
  'time-multiplier': evenings,
  'birthday-multiplier': { id: 'birthday', kind: 'birthday-multiplier', ...multiplies },
  'segment-multiplier': { id: 'back', kind: 'segment-multiplier', segment: 'returning', ...multiplies },
  'spend-bonus': { id: 'large', kind: 'spend-bonus', points: 100 as Points, minimumSpend: 50_000 as Fen },
  'first-purchase-bonus': { id: 'first', kind: 'first-purchase-bonus', points: 50 as Points, minimumSpend: 0 as Fen },
  'event-bonus': { id: 'join', kind: 'event-bonus', event: 'join', points: 20 as Points },
  'bill-cap': { id: 'bill', kind: 'bill-cap', points: 5_000 as Points },
  'day-cap': { id: 'day', kind: 'day-cap', points: 8_000 as Points },
  'period-cap': { id: 'month', kind: 'period-cap', period: 'month', points: 20_000 as Points },
  'category-exclusion': { id: 'cards', kind: 'category-exclusion', categories: ['gift-card', 'delivery'] },
  'discount-exclusion': { id: 'sale', kind: 'discount-exclusion', below: half },
  milestone: {
    id: 'trip',
    kind: 'milestone',
    measure: 'spend',
    over: 'year',
    reach: 5_000_000,
    reward: { kind: 'prize', zh: '旅行', en: 'A journey' },
  },
  'points-for-cash': cash,
  'points-for-coupon': { id: 'coupon', kind: 'points-for-coupon', points: 500 as Points, template: 'fifty-off' },
};

const content: Omit<RuleSet, 'hash'> = {
  version: 3,
  effectiveFrom: 1_700_000_000_000 as EpochMs,
  expiry: { mode: 'month-end', months: 12 },
  pendingDays: 7,
  rules: Object.values(everyKind),
};

it('of every kind is read as it is written, and sealed with the hash of its content', () => {
  const parsed = parseRuleSet(content);
  expect(parsed).toEqual({ ok: true, value: sealRuleSet(content) });
  expect(parsed.ok && parsed.value.hash).toMatch(/^[0-9a-f]{64}$/);
});

it('has another hash when anything is different', () => {
  const hashes = [content, { ...content, version: 4 }, { ...content, pendingDays: 8 }].map(
    (each) => sealRuleSet(each).hash,
  );
  expect(new Set(hashes).size).toBe(3);
});

it.each<[RuleSet['expiry']]>([
  [{ mode: 'never' }],
  [{ mode: 'days', days: 365 }],
  [{ mode: 'month-end', months: 0 }],
  [{ mode: 'year-end', years: 2 }],
])('may let points expire as %j says', (expiry) => {
  expect(parseRuleSet({ ...content, expiry })).toMatchObject({ ok: true, value: { expiry } });
});

const withRule = (rule: unknown): unknown => ({ ...content, rules: [perYuan(1), rule] });

it.each<[path: string, data: unknown]>([
  ['', 'a rule set'],
  ['surprise', { ...content, surprise: 1 }],
  ['version', { ...content, version: 0 }],
  ['effectiveUntil', { ...content, effectiveUntil: content.effectiveFrom }],
  ['effectiveUntil', { ...content, effectiveUntil: undefined }],
  ['expiry.mode', { ...content, expiry: { mode: 'someday' } }],
  ['expiry.months', { ...content, expiry: { mode: 'month-end', months: 1.5 } }],
  ['expiry.days', { ...content, expiry: { mode: 'days', days: -1 } }],
  ['expiry.years', { ...content, expiry: { mode: 'year-end' } }],
  ['pendingDays', { ...content, pendingDays: 366 }],
  ['rules', { ...content, rules: [] }],
  ['rules', { ...content, rules: [gold] }],
  ['rules', tooFine()],
  ['rules.0.perYuan.denominator', { ...content, rules: [perYuan(1, 0)] }],
  ['rules.1.kind', withRule({ id: 'x', kind: 'lottery' })],
  ['rules.1.colour', withRule({ ...gold, colour: 'red' })],
  ['rules.1.id', withRule({ ...gold, id: 'base' })],
  ['rules.1.id', withRule({ ...gold, id: 'Gold!' })],
  ['rules.1.minimumSpend', withRule({ id: 'gold', kind: 'tier-multiplier', tier: 'gold', extra: half })],
  ['rules.1.extra.numerator', withRule({ ...gold, extra: { numerator: -1, denominator: 1 } })],
  ['rules.1.stop', withRule({ ...gold, stop: false })],
  ['rules.1.tier', withRule({ ...gold, tier: 'diamond' })],
  ['rules.1.storeIds', withRule({ ...everyKind['store-multiplier'], storeIds: [] })],
  ['rules.1.storeIds.1', withRule({ ...everyKind['store-multiplier'], storeIds: ['jingan', 'jingan'] })],
  ['rules.1.channel', withRule({ ...everyKind['channel-multiplier'], channel: 'phone' })],
  ['rules.1.weekdays.0', withRule({ ...evenings, weekdays: [0] })],
  ['rules.1.weekdays.2', withRule({ ...evenings, weekdays: [6, 7, 6] })],
  ['rules.1.from', withRule({ ...evenings, from: '9:00' })],
  ['rules.1.until', withRule({ ...evenings, until: '24:01' })],
  ['rules.1.until', withRule({ ...evenings, from: '18:00', until: '18:00' })],
  ['rules.1.points', withRule({ ...everyKind['spend-bonus'], points: 0 })],
  ['rules.1.points', withRule({ ...everyKind['bill-cap'], points: 0.5 })],
  ['rules.1.event', withRule({ ...everyKind['event-bonus'], event: 'birthday' })],
  ['rules.1.period', withRule({ ...everyKind['period-cap'], period: 'week' })],
  ['rules.1.categories.1', withRule({ ...everyKind['category-exclusion'], categories: ['delivery', ''] })],
  ['rules.1.below', withRule({ ...everyKind['discount-exclusion'], below: { numerator: 3, denominator: 2 } })],
  ['rules.1.reach', withRule({ ...everyKind.milestone, reach: 0 })],
  ['rules.1.reward.en', withRule({ ...everyKind.milestone, reward: { kind: 'prize', zh: '旅行' } })],
  ['rules.1.worth', withRule({ ...cash, worth: 0 })],
  ['rules.1.share', withRule({ ...cash, share: { numerator: 2, denominator: 1 } })],
  ['rules.2.kind', { ...content, rules: [perYuan(1), cash, { ...cash, id: 'more-cash' }] }],
])('is refused naming %s', (path, data) => {
  const parsed = parseRuleSet(data);
  expect(!parsed.ok && parsed.refusal.path).toBe(path);
  expect(!parsed.ok && parsed.refusal.expected).not.toBe('');
});

function tooFine(): unknown {
  const primes = [9973, 9967, 9949, 9941];
  const rules = primes.map((denominator) => ({
    ...gold,
    id: `p-${denominator}`,
    extra: { numerator: 1, denominator },
  }));
  return { ...content, rules: [perYuan(1), ...rules] };
}
