import type { Fen, MemberEvent, Ratio, RuleSet, Weekday } from '@vip-card/core';
import { percent, whole, yuan } from '../../copy/figures';
import type { RuleWords } from './rule-words';

const weekdays: Record<Weekday, string> = { 1: 'Mon', 2: 'Tue', 3: 'Wed', 4: 'Thu', 5: 'Fri', 6: 'Sat', 7: 'Sun' };
const events: Record<MemberEvent, string> = {
  join: 'Joining',
  'profile-complete': 'A complete profile',
  survey: 'Answering a survey',
  'check-in': 'Checking in at a store',
};
const spans = { lifetime: 'in all', month: 'within a calendar month', year: 'within a calendar year' };

const ratio = ({ numerator, denominator }: Ratio): string =>
  denominator === 1 ? whole(numerator) : `${whole(numerator)}/${whole(denominator)}`;
const points = (value: number): string => `${whole(value)} ${value === 1 ? 'point' : 'points'}`;
const from = (minimum: Fen): string => (minimum > 0 ? ` from ¥${yuan(minimum)} on a bill` : '');
const last = (stop: true | undefined): string => (stop ? ', and nothing after it multiplies' : '');

function multiplier(whose: string, rule: { extra: Ratio; minimumSpend: Fen; stop?: true }): string {
  return `${whose}${from(rule.minimumSpend)}: ${percent(rule.extra)} more${last(rule.stop)}`;
}

/** Every rule as HQ reads it. */
export const ruleWordsEn: RuleWords = {
  'base-earn': ({ perYuan }) =>
    `${ratio(perYuan)} ${perYuan.numerator === perYuan.denominator ? 'point' : 'points'} for each yuan paid`,
  'tier-multiplier': (rule, { tier }) => multiplier(`${tier(rule.tier)} card`, rule),
  'category-multiplier': (rule, { category }) =>
    `${category(rule.category)}${from(rule.minimumSpend)}: ${percent(rule.extra)} more on that part${last(rule.stop)}`,
  'store-multiplier': (rule) =>
    multiplier(rule.storeIds.length === 1 ? 'One chosen store' : `${whole(rule.storeIds.length)} chosen stores`, rule),
  'channel-multiplier': (rule) => multiplier(rule.channel === 'online' ? 'Bought online' : 'Bought in a store', rule),
  'time-multiplier': (rule) =>
    multiplier(`${rule.weekdays.map((day) => weekdays[day]).join(', ')}, ${rule.from} to ${rule.until}`, rule),
  'birthday-multiplier': (rule) => multiplier('In the month of the birthday', rule),
  'segment-multiplier': (rule) => multiplier(`Segment “${rule.segment}”`, rule),
  'spend-bonus': (rule) =>
    `Every bill${rule.minimumSpend > 0 ? ` from ¥${yuan(rule.minimumSpend)}` : ''}: ${points(rule.points)} on top`,
  'first-purchase-bonus': (rule) => `First purchase${from(rule.minimumSpend)}: ${points(rule.points)} on top`,
  'event-bonus': (rule) => `${events[rule.event]}: ${points(rule.points)}`,
  'bill-cap': (rule) => `At most ${points(rule.points)} on a bill`,
  'day-cap': (rule) => `At most ${points(rule.points)} in a day`,
  'period-cap': (rule) => `At most ${points(rule.points)} in a calendar ${rule.period}`,
  'category-exclusion': (rule, { category }) => `Nothing is earned on ${rule.categories.map(category).join(', ')}`,
  'discount-exclusion': (rule) => `Nothing is earned on what is sold below ${percent(rule.below)} of its list price`,
  milestone: ({ measure, over, reach, reward }) => {
    const goal = measure === 'points' ? `${points(reach)} earned` : `¥${yuan(reach as Fen)} spent`;
    return `${goal} ${spans[over]}: ${reward.kind === 'points' ? points(reward.points) : reward.en}`;
  },
  'points-for-cash': (rule) =>
    `${points(rule.points)} pay ¥${yuan(rule.worth)}, for at most ${percent(rule.share)} of a bill`,
  'points-for-coupon': (rule) => `${points(rule.points)} buy a coupon (${rule.template})`,
};

export function expiryEn(expiry: RuleSet['expiry']): string {
  switch (expiry.mode) {
    case 'never':
      return 'Points do not expire.';
    case 'days':
      return `Points last for ${whole(expiry.days)} days after the day they were earned.`;
    case 'month-end':
      return `Points last until the end of the month that is ${whole(expiry.months)} months after they were earned.`;
    case 'year-end':
      return expiry.years === 0
        ? 'Points last until the end of the year in which they were earned.'
        : `Points last until the end of the year that is ${whole(expiry.years)} after the one in which they were earned.`;
  }
}
