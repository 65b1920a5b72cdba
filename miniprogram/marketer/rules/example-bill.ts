import {
  businessDayOf,
  compileRuleSet,
  MAXIMUM_AMOUNT,
  startOfBusinessDay,
  type Award,
  type BusinessDay,
  type Channel,
  type EpochMs,
  type Fen,
  type Points,
  type RuleDraft,
  type TierName,
} from '@vip-card/core';
import { momentOf } from '../../copy/figures';
import { fenIn, typedYuan, type Field } from './field';
import type { Places } from './rule-fields';

/** A bill to look at rules with. */
export interface Example {
  paid: Fen;
  list: Fen;
  category: string;
  tier: TierName;
  storeId: string;
  channel: Channel;
  day: string;
  time: string;
  first: boolean;
}

/** A bill of 500 yuan, now, by a member of the lowest tier who has bought before. */
export function firstExample({ categories, stores }: Places, now: EpochMs): Example {
  const paid = 50_000 as Fen;
  return {
    paid,
    list: paid,
    category: categories[0] ?? '',
    tier: 'linen',
    storeId: stores[0] ?? '',
    channel: 'store',
    day: businessDayOf(now),
    time: momentOf(now).time,
    first: false,
  };
}

/** Of another price; a list price that is not its own, or would be lower, goes with it. */
export function withPaid(example: Example, paid: Fen): Example {
  const list = example.list === example.paid || example.list < paid ? paid : example.list;
  return { ...example, paid, list };
}

export function exampleFields(example: Example, { tiers, categories, stores }: Places): Field<Example>[] {
  return [
    {
      key: 'amount',
      as: 'typed',
      unit: 'yuan',
      text: typedYuan(example.paid),
      write(text) {
        const paid = fenIn(text, 0, MAXIMUM_AMOUNT) as Fen | undefined;
        return paid === undefined ? undefined : withPaid(example, paid);
      },
    },
    {
      key: 'list',
      as: 'typed',
      unit: 'yuan',
      text: typedYuan(example.list),
      write(text) {
        const list = fenIn(text, example.paid, MAXIMUM_AMOUNT) as Fen | undefined;
        return list === undefined ? undefined : { ...example, list };
      },
    },
    choice('category', categories, example.category, (category) => ({ ...example, category })),
    choice('tier', tiers, example.tier, (tier) => ({ ...example, tier: tier as TierName })),
    choice('store', stores, example.storeId, (storeId) => ({ ...example, storeId })),
    choice('channel', ['store', 'online'], example.channel, (channel) => ({ ...example, channel: channel as Channel })),
    { key: 'day', as: 'day', text: example.day, write: (day) => ({ ...example, day }) },
    { key: 'time', as: 'time', text: example.time, write: (time) => ({ ...example, time }) },
    { key: 'first', as: 'switch', on: example.first, write: () => ({ ...example, first: !example.first }) },
  ];
}

function choice(
  key: 'category' | 'tier' | 'store' | 'channel',
  options: readonly string[],
  chosen: string,
  write: (option: string) => Example,
): Field<Example> {
  return { key, as: 'choice', options, chosen, write };
}

/** The instant of a day and a time on the wall clock of Shanghai. */
export function instantOf(day: string, time: string): EpochMs {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (startOfBusinessDay(day as BusinessDay) + (hours * 60 + minutes) * 60_000) as EpochMs;
}

/** What the engine makes of the bill under a draft, for a member who has earned and spent nothing else; undefined when it refuses. */
export function awardOfExample(draft: RuleDraft, example: Example): Award | undefined {
  const { category, list, paid, day, time, storeId, channel, tier, first } = example;
  const [points, fen] = [0 as Points, 0 as Fen];
  try {
    return compileRuleSet({ version: 0, rules: draft.rules })({
      lines: [{ category, list, paid }],
      at: instantOf(day, time),
      storeId,
      channel,
      member: {
        tier,
        birthMonth: null,
        segments: [],
        purchases: first ? 0 : 1,
        earned: { day: points, month: points, year: points, lifetime: points },
        spent: { month: fen, year: fen, lifetime: fen },
        milestones: [],
      },
    });
  } catch (problem) {
    // Ratios too fine for exact integers, which publishing refuses as well.
    if (problem instanceof RangeError) return undefined;
    throw problem;
  }
}
