import { MAXIMUM_AMOUNT, type Fen, type Points, type Ratio, type Rule, type TierName } from '@vip-card/core';
import { fenIn, ratioIn, typedRatio, typedYuan, wholeIn, type Field, type FieldKey } from './field';

/** What rules may name of the chain. */
export interface Places {
  tiers: readonly TierName[];
  categories: readonly string[];
  stores: readonly string[];
}

type RuleField = Field<Rule>;
type RuleOf<Kind extends Rule['kind']> = Extract<Rule, { kind: Kind }>;

const MOST_POINTS = 10_000_000;
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'];

/** What can be changed of a rule, in the order of its sentence. Kinds without a form can be moved and removed only. */
export function ruleFields(rule: Rule, places: Places): RuleField[] {
  switch (rule.kind) {
    case 'base-earn':
      return [ratioField('perYuan', rule.perYuan, 1, 0, 100, (perYuan) => ({ ...rule, perYuan }))];
    case 'tier-multiplier':
      return [choice('tier', places.tiers, rule.tier, (tier) => ({ ...rule, tier })), ...multiplier(rule)];
    case 'category-multiplier':
      return [
        choice('category', places.categories, rule.category, (category) => ({ ...rule, category })),
        ...multiplier(rule),
      ];
    case 'store-multiplier':
      return [
        choices('stores', places.stores, rule.storeIds, (storeIds) => ({ ...rule, storeIds })),
        ...multiplier(rule),
      ];
    case 'channel-multiplier':
      return [
        choice('channel', ['store', 'online'], rule.channel, (channel) => ({ ...rule, channel })),
        ...multiplier(rule),
      ];
    case 'time-multiplier':
      return [...hours(rule), ...multiplier(rule)];
    case 'birthday-multiplier':
    case 'segment-multiplier':
      return multiplier(rule);
    case 'spend-bonus':
    case 'first-purchase-bonus':
      return [pointsField(rule), spendField(rule)];
    case 'event-bonus':
      return [
        choice('event', ['join', 'profile-complete'], rule.event, (event) => ({ ...rule, event })),
        pointsField(rule),
      ];
    case 'bill-cap':
    case 'day-cap':
      return [pointsField(rule)];
    case 'period-cap':
      return [choice('period', ['month', 'year'], rule.period, (period) => ({ ...rule, period })), pointsField(rule)];
    case 'category-exclusion':
      return [choices('categories', places.categories, rule.categories, (categories) => ({ ...rule, categories }))];
    case 'discount-exclusion':
      return [ratioField('below', rule.below, 100, 0.01, 100, (below) => ({ ...rule, below }))];
    case 'milestone':
      return milestone(rule);
    case 'points-for-cash':
      return pointsForCash(rule);
    case 'points-for-coupon':
      return [];
  }
}

function multiplier(rule: RuleOf<`${string}-multiplier` & Rule['kind']>): RuleField[] {
  const { stop, ...going } = rule;
  return [
    ratioField('extra', rule.extra, 100, 0, 10_000, (extra) => ({ ...rule, extra })),
    spendField(rule),
    { key: 'stop', as: 'switch', on: stop === true, write: () => (stop ? going : { ...rule, stop: true }) },
  ];
}

function hours(rule: RuleOf<'time-multiplier'>): RuleField[] {
  const bounded = (change: { from?: string; until?: string }): Rule | undefined => {
    const changed = { ...rule, ...change };
    return changed.from < changed.until ? changed : undefined;
  };
  const weekdays = (chosen: readonly string[]): Rule => ({
    ...rule,
    weekdays: chosen.map(Number) as typeof rule.weekdays,
  });
  return [
    choices('weekdays', WEEKDAYS, rule.weekdays.map(String), weekdays),
    { key: 'from', as: 'time', text: rule.from, write: (from) => bounded({ from }) },
    // A clock's wheel ends before midnight: its last minute stands for the day's end.
    {
      key: 'until',
      as: 'time',
      text: rule.until,
      write: (until) => bounded({ until: until === '23:59' ? '24:00' : until }),
    },
  ];
}

function milestone(rule: RuleOf<'milestone'>): RuleField[] {
  const { reward, measure } = rule;
  const prize = reward.kind === 'prize' ? reward : { kind: 'prize' as const, zh: '', en: '' };
  const named = (change: { zh?: string; en?: string }): Rule | undefined => {
    const value = Object.values(change)[0]?.trim() ?? '';
    return value.length > 0 && value.length <= 40 ? { ...rule, reward: { ...prize, ...change } } : undefined;
  };
  return [
    choice('measure', ['spend', 'points'], measure, (to) => ({
      ...rule,
      measure: to,
      // 500 points are about what 500 yuan earn.
      reach:
        to === measure ? rule.reach : to === 'spend' ? rule.reach * 100 : Math.max(Math.floor(rule.reach / 100), 1),
    })),
    choice('over', ['lifetime', 'year', 'month'], rule.over, (over) => ({ ...rule, over })),
    measure === 'spend'
      ? typed('reachSpend', 'yuan', typedYuan(rule.reach), (text) => {
          const reach = fenIn(text, 1, MAXIMUM_AMOUNT);
          return reach === undefined ? undefined : { ...rule, reach };
        })
      : typed('reachPoints', 'points', String(rule.reach), (text) => {
          const reach = wholeIn(text, 1, MOST_POINTS);
          return reach === undefined ? undefined : { ...rule, reach };
        }),
    choice('reward', ['points', 'prize'], reward.kind, (kind) => ({
      ...rule,
      reward:
        kind === reward.kind
          ? reward
          : kind === 'points'
            ? { kind, points: 100 as Points }
            : { kind, zh: '礼物一份', en: 'A gift' },
    })),
    ...(reward.kind === 'points'
      ? [
          typed('points', 'points', String(reward.points), (text) => {
            const points = wholeIn(text, 1, MOST_POINTS) as Points | undefined;
            return points === undefined ? undefined : { ...rule, reward: { kind: 'points', points } };
          }),
        ]
      : [
          typed('prizeZh', 'none', reward.zh, (zh) => named({ zh })),
          typed('prizeEn', 'none', reward.en, (en) => named({ en })),
        ]),
  ];
}

function pointsForCash(rule: RuleOf<'points-for-cash'>): RuleField[] {
  return [
    pointsField(rule),
    typed('worth', 'yuan', typedYuan(rule.worth), (text) => {
      const worth = fenIn(text, 1, MAXIMUM_AMOUNT) as Fen | undefined;
      return worth === undefined ? undefined : { ...rule, worth };
    }),
    ratioField('share', rule.share, 100, 0.01, 100, (share) => ({ ...rule, share })),
  ];
}

function pointsField(rule: Extract<Rule, { points: Points }>): RuleField {
  return typed('points', 'points', String(rule.points), (text) => {
    const points = wholeIn(text, 1, MOST_POINTS) as Points | undefined;
    return points === undefined ? undefined : { ...rule, points };
  });
}

function spendField(rule: Extract<Rule, { minimumSpend: Fen }>): RuleField {
  return typed('minimumSpend', 'yuan', typedYuan(rule.minimumSpend), (text) => {
    const minimumSpend = fenIn(text, 0, MAXIMUM_AMOUNT) as Fen | undefined;
    return minimumSpend === undefined ? undefined : { ...rule, minimumSpend };
  });
}

function ratioField(
  key: FieldKey,
  ratio: Ratio,
  of: 1 | 100,
  least: number,
  most: number,
  put: (ratio: Ratio) => Rule,
): RuleField {
  return typed(key, of === 100 ? 'percent' : 'points', typedRatio(ratio, of), (text) => {
    const value = ratioIn(text, of, least, most);
    return value && put(value);
  });
}

function typed(
  key: FieldKey,
  unit: 'points' | 'yuan' | 'percent' | 'none',
  text: string,
  write: (text: string) => Rule | undefined,
): RuleField {
  return { key, as: 'typed', unit, text, write };
}

function choice<Option extends string>(
  key: FieldKey,
  options: readonly Option[],
  chosen: Option,
  put: (option: Option) => Rule,
): RuleField {
  return { key, as: 'choice', options, chosen, write: (option) => put(option as Option) };
}

/** One option more or less; the last one stays. The options keep their own order. */
function choices(
  key: FieldKey,
  options: readonly string[],
  chosen: readonly string[],
  put: (chosen: string[]) => Rule,
): RuleField {
  return {
    key,
    as: 'choices',
    options,
    chosen,
    write(option) {
      const left = options.filter((each) => (each === option ? !chosen.includes(each) : chosen.includes(each)));
      return left.length === 0 ? undefined : put(left);
    },
  };
}
