import type { Fen, Ratio } from '@vip-card/core';

import { percent, whole, yuan } from './figures';
import type { rulesZhCn } from './rules.zh-cn';
import type { Multiplied } from './sentences';
import { tiers } from './words.en';

const amount = (fen: Fen) => `¥${yuan(fen)}`;
const points = (value: number) => `${whole(value)} ${value === 1 ? 'point' : 'points'}`;
const doubles = (extra: Ratio) => extra.numerator === extra.denominator;
const bonus = (extra: Ratio) => (doubles(extra) ? 'doubled' : `${percent(extra)} more`);

/** `Gold card, 50% more`, `Kids, doubled`: a multiplier in a few words. */
function more(of: Multiplied, category: (id: string) => string): string {
  switch (of.kind) {
    case 'tier-multiplier':
      return `${tiers[of.tier]} card, ${percent(of.extra)} more`;
    case 'category-multiplier':
      return `${category(of.category)}, ${bonus(of.extra)}`;
    case 'store-multiplier':
      return `This store, ${bonus(of.extra)}`;
    case 'channel-multiplier':
      return `${of.channel === 'online' ? 'Bought online' : 'Bought in a store'}, ${bonus(of.extra)}`;
    case 'time-multiplier':
      return `These hours, ${bonus(of.extra)}`;
    case 'birthday-multiplier':
      return `Birthday month, ${bonus(of.extra)}`;
    case 'segment-multiplier':
      return `For you, ${bonus(of.extra)}`;
  }
}

/** Why a bill earned what it earned, as a receipt prints it. */
export const rulesEn: typeof rulesZhCn = {
  because(because, category) {
    switch (because.kind) {
      case 'base-earn': {
        const { numerator, denominator } = because.perYuan;
        return `${points(numerator)} per ${denominator === 1 ? 'yuan' : `${whole(denominator)} yuan`}`;
      }
      case 'spend-bonus':
        return because.minimumSpend > 0 ? `Bonus from ${amount(because.minimumSpend)}` : 'Bonus for buying';
      case 'first-purchase-bonus':
        return 'First purchase';
      case 'category-multiplier':
        return `${category(because.category)} ${amount(because.spent)}, ${bonus(because.extra)}`;
      case 'exchanged':
        return `Brought over in an exchange, receipt ${because.receipt}`;
      default:
        return more(because, category);
    }
  },
  missed(missed, category) {
    const of = missed.kind === 'category-multiplier' ? `for ${category(missed.category)}` : 'on this bill';
    const short = `${amount(missed.shortBy)} more paid in money ${of}, and`;
    if (missed.kind === 'spend-bonus' || missed.kind === 'first-purchase-bonus') {
      return `${short} it would have brought ${points(missed.points)} on top.`;
    }
    return `${short} its points would have been ${bonus(missed.extra)}.`;
  },
  cut(cut) {
    const span = { 'bill-cap': 'one bill', 'day-cap': 'one day', 'period-cap': 'this period' }[cut.kind];
    return cut.limit > 0 ? `Limit of ${span}, ${points(cut.limit)} left` : `Limit of ${span} reached`;
  },
  excluded(excluded) {
    const count = excluded.lines.length;
    const what = excluded.kind === 'category-exclusion' ? 'item' : 'discounted item';
    return count === 1 ? `1 ${what} earns no points.` : `${whole(count)} ${what}s earn no points.`;
  },
  rounded: 'Fractions are rounded on the total: a row by itself may differ by less than a point.',
  version: (version) => `Under points rules, version ${version}`,
};
