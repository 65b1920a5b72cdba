import * as v from 'valibot';
import { amount, distinct, name, part, points, ratio, ruleId, wholeNumber } from './schema-parts';

const multiplier = { id: ruleId, extra: ratio, minimumSpend: amount(0), stop: v.exactOptional(v.literal(true)) };

const fixed = { id: ruleId, points };

/** `00:00` to `24:00`. */
const time = v.pipe(v.string(), v.regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time such as 09:30, or 24:00'));

/** One rule, by its kind. */
export const rule = v.variant('kind', [
  v.strictObject({ id: ruleId, kind: v.literal('base-earn'), perYuan: ratio }),
  v.strictObject({
    ...multiplier,
    kind: v.literal('tier-multiplier'),
    tier: v.picklist(['linen', 'silver', 'gold', 'black']),
  }),
  v.strictObject({ ...multiplier, kind: v.literal('category-multiplier'), category: name }),
  v.strictObject({ ...multiplier, kind: v.literal('store-multiplier'), storeIds: distinct(name) }),
  v.strictObject({ ...multiplier, kind: v.literal('channel-multiplier'), channel: v.picklist(['store', 'online']) }),
  v.pipe(
    v.strictObject({
      ...multiplier,
      kind: v.literal('time-multiplier'),
      weekdays: distinct(v.picklist([1, 2, 3, 4, 5, 6, 7])),
      from: time,
      until: time,
    }),
    v.forward(
      v.check(({ from, until }) => from < until, 'a time after from'),
      ['until'],
    ),
  ),
  v.strictObject({ ...multiplier, kind: v.literal('birthday-multiplier') }),
  v.strictObject({ ...multiplier, kind: v.literal('segment-multiplier'), segment: name }),
  v.strictObject({ ...fixed, kind: v.literal('spend-bonus'), minimumSpend: amount(0) }),
  v.strictObject({ ...fixed, kind: v.literal('first-purchase-bonus'), minimumSpend: amount(0) }),
  v.strictObject({
    ...fixed,
    kind: v.literal('event-bonus'),
    event: v.picklist(['join', 'profile-complete', 'survey', 'check-in']),
  }),
  v.strictObject({ ...fixed, kind: v.literal('bill-cap') }),
  v.strictObject({ ...fixed, kind: v.literal('day-cap') }),
  v.strictObject({ ...fixed, kind: v.literal('period-cap'), period: v.picklist(['month', 'year']) }),
  v.strictObject({ id: ruleId, kind: v.literal('category-exclusion'), categories: distinct(name) }),
  v.strictObject({ id: ruleId, kind: v.literal('discount-exclusion'), below: part }),
  v.strictObject({
    id: ruleId,
    kind: v.literal('milestone'),
    measure: v.picklist(['points', 'spend']),
    over: v.picklist(['lifetime', 'month', 'year']),
    reach: wholeNumber(1),
    reward: v.variant('kind', [
      v.strictObject({ kind: v.literal('points'), points }),
      v.strictObject({ kind: v.literal('prize'), zh: name, en: name }),
    ]),
  }),
  v.strictObject({ ...fixed, kind: v.literal('points-for-cash'), worth: amount(1), share: part }),
  v.strictObject({ ...fixed, kind: v.literal('points-for-coupon'), template: name }),
]);
