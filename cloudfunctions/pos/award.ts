import type { Award, Because, Missed, Reached, Reward } from '@vip-card/core';
import * as v from 'valibot';
import { channel, count, fen, points, ratio, tier } from './answer-parts';

const because: v.GenericSchema<unknown, Because> = v.variant('kind', [
  v.strictObject({ kind: v.literal('base-earn'), spent: fen, perYuan: ratio }),
  v.strictObject({ kind: v.literal('tier-multiplier'), tier, extra: ratio }),
  v.strictObject({ kind: v.literal('category-multiplier'), category: v.string(), spent: fen, extra: ratio }),
  v.strictObject({ kind: v.literal('store-multiplier'), extra: ratio }),
  v.strictObject({ kind: v.literal('channel-multiplier'), channel, extra: ratio }),
  v.strictObject({ kind: v.literal('time-multiplier'), extra: ratio }),
  v.strictObject({ kind: v.literal('birthday-multiplier'), extra: ratio }),
  v.strictObject({ kind: v.literal('segment-multiplier'), segment: v.string(), extra: ratio }),
  v.strictObject({ kind: v.literal('spend-bonus'), minimumSpend: fen }),
  v.strictObject({ kind: v.literal('first-purchase-bonus') }),
  v.strictObject({ kind: v.literal('exchanged'), receipt: v.string() }),
]);

const shortOf = { ruleId: v.string(), shortBy: fen };

const missed: v.GenericSchema<unknown, Missed> = v.variant('kind', [
  v.strictObject({ ...shortOf, kind: v.literal('tier-multiplier'), tier, extra: ratio }),
  v.strictObject({ ...shortOf, kind: v.literal('category-multiplier'), category: v.string(), extra: ratio }),
  v.strictObject({ ...shortOf, kind: v.literal('store-multiplier'), extra: ratio }),
  v.strictObject({ ...shortOf, kind: v.literal('channel-multiplier'), channel, extra: ratio }),
  v.strictObject({ ...shortOf, kind: v.literal('time-multiplier'), extra: ratio }),
  v.strictObject({ ...shortOf, kind: v.literal('birthday-multiplier'), extra: ratio }),
  v.strictObject({ ...shortOf, kind: v.literal('segment-multiplier'), segment: v.string(), extra: ratio }),
  v.strictObject({ ...shortOf, kind: v.literal('spend-bonus'), points }),
  v.strictObject({ ...shortOf, kind: v.literal('first-purchase-bonus'), points }),
]);

/** What a milestone brings. */
export const reward: v.GenericSchema<unknown, Reward> = v.variant('kind', [
  v.strictObject({ kind: v.literal('points'), points }),
  v.strictObject({ kind: v.literal('prize'), zh: v.string(), en: v.string() }),
]);

const reached: v.GenericSchema<unknown, Reached> = v.strictObject({
  milestone: v.string(),
  ruleId: v.string(),
  measure: v.picklist(['points', 'spend']),
  over: v.picklist(['lifetime', 'month', 'year']),
  reach: count,
  reward,
});

/** Points awarded to a bill, explained. */
export const award: v.GenericSchema<unknown, Award> = v.strictObject({
  ruleSetVersion: count,
  total: points,
  applied: v.array(v.strictObject({ ruleId: v.string(), points, because })),
  missed: v.array(missed),
  cuts: v.array(
    v.strictObject({
      ruleId: v.string(),
      kind: v.picklist(['bill-cap', 'day-cap', 'period-cap']),
      limit: points,
      cut: points,
    }),
  ),
  excluded: v.array(
    v.strictObject({
      ruleId: v.string(),
      kind: v.picklist(['category-exclusion', 'discount-exclusion']),
      lines: v.array(count),
    }),
  ),
  bonuses: v.array(v.strictObject({ ruleId: v.string(), points, whileSpent: fen })),
  reached: v.array(reached),
  shares: v.array(points),
});
