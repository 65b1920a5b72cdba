import type { Because, Cut, Excluded, Fen, Missed, Ratio } from '@vip-card/core';

import { percent, whole, yuan } from './figures';
import type { Multiplied } from './sentences';
import { tiers } from './words.zh-cn';

const amount = (fen: Fen) => `${yuan(fen)} 元`;
const points = (value: number) => `${whole(value)} 分`;
const doubles = (extra: Ratio) => extra.numerator === extra.denominator;
const bonus = (extra: Ratio) => (doubles(extra) ? '再加一倍' : `多积 ${percent(extra)}`);

/** `金卡多积 50%`, `童装再加一倍`: a multiplier in a few words. */
function more(of: Multiplied, category: (id: string) => string): string {
  switch (of.kind) {
    case 'tier-multiplier':
      return `${tiers[of.tier]}多积 ${percent(of.extra)}`;
    case 'category-multiplier':
      return `${category(of.category)}${bonus(of.extra)}`;
    case 'store-multiplier':
      return `本店${bonus(of.extra)}`;
    case 'channel-multiplier':
      return `${of.channel === 'online' ? '线上购买' : '到店购买'}${bonus(of.extra)}`;
    case 'time-multiplier':
      return `这个时段${bonus(of.extra)}`;
    case 'birthday-multiplier':
      return `生日月${bonus(of.extra)}`;
    case 'segment-multiplier':
      return `专享${bonus(of.extra)}`;
  }
}

/** Why a bill earned what it earned, as a receipt prints it. */
export const rulesZhCn = {
  because(because: Because, category: (id: string) => string): string {
    switch (because.kind) {
      case 'base-earn': {
        const { numerator, denominator } = because.perYuan;
        return `每 ${whole(denominator)} 元积 ${whole(numerator)} 分`;
      }
      case 'spend-bonus':
        return because.minimumSpend > 0 ? `满 ${amount(because.minimumSpend)}加送` : '购物加送';
      case 'first-purchase-bonus':
        return '首次购物加送';
      case 'category-multiplier':
        return `${category(because.category)} ${amount(because.spent)}，${bonus(because.extra)}`;
      case 'exchanged':
        return `换货转入，小票 ${because.receipt}`;
      default:
        return more(because, category);
    }
  },
  /** Of a bill that is paid. What points paid does not count towards a minimum, so this speaks of money paid. */
  missed(missed: Missed, category: (id: string) => string): string {
    const name = missed.kind === 'category-multiplier' ? category(missed.category) : '这单';
    const short = `当时${name}实付再多 ${amount(missed.shortBy)}，`;
    if (missed.kind === 'spend-bonus' || missed.kind === 'first-purchase-bonus') {
      return `${short}就能加送 ${points(missed.points)}。`;
    }
    if (missed.kind === 'category-multiplier') return `${short}${name}积分就能${bonus(missed.extra)}。`;
    return `${short}就有${more(missed, category)}。`;
  },
  /** What a cap took, as a row of the receipt. */
  cut(cut: Cut): string {
    const span = { 'bill-cap': '单笔', 'day-cap': '当日', 'period-cap': '本期' }[cut.kind];
    return cut.limit > 0 ? `${span}上限，这次最多 ${points(cut.limit)}` : `${span}已到上限`;
  },
  excluded(excluded: Excluded): string {
    const what = excluded.kind === 'category-exclusion' ? '商品' : '折扣商品';
    return `有 ${whole(excluded.lines.length)} 项${what}不参加积分。`;
  },
  /** Under an award of which a row is no whole number of points by itself. */
  rounded: '各项的小数按合计取整，单看一项会差不到 1 分。',
  version: (version: number) => `按积分规则第 ${version} 版`,
};
