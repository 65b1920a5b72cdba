import type { Fen, MemberEvent, Ratio, RuleSet, Weekday } from '@vip-card/core';
import { percent, whole, yuan } from '../../copy/figures';
import type { RuleWords } from './rule-words';

const weekdays: Record<Weekday, string> = {
  1: '周一',
  2: '周二',
  3: '周三',
  4: '周四',
  5: '周五',
  6: '周六',
  7: '周日',
};
const events: Record<MemberEvent, string> = {
  join: '入会',
  'profile-complete': '完善资料',
  survey: '填写问卷',
  'check-in': '到店签到',
};
const spans = { lifetime: '累计', month: '每个自然月', year: '每个自然年' };

const ratio = ({ numerator, denominator }: Ratio): string =>
  denominator === 1 ? whole(numerator) : `${whole(numerator)}/${whole(denominator)}`;
const from = (what: string, minimum: Fen): string => (minimum > 0 ? `${what}满 ${yuan(minimum)} 元` : '');

function multiplier(whose: string, rule: { extra: Ratio; minimumSpend: Fen; stop?: true }): string {
  const minimum = from('整单', rule.minimumSpend);
  const stop = rule.stop ? '，不再叠加后面的多积' : '';
  return `${whose}${minimum === '' ? '' : `，${minimum}，`}多积 ${percent(rule.extra)}${stop}`;
}

/** Every rule as HQ reads it. */
export const ruleWordsZhCn: RuleWords = {
  'base-earn': ({ perYuan }) => `每消费 1 元积 ${ratio(perYuan)} 分`,
  'tier-multiplier': (rule, { tier }) => multiplier(tier(rule.tier), rule),
  'category-multiplier': (rule, { category }) => {
    const name = category(rule.category);
    const minimum = rule.minimumSpend > 0 ? `满 ${yuan(rule.minimumSpend)} 元` : '';
    return `${name}${minimum}，${name}部分多积 ${percent(rule.extra)}${rule.stop ? '，不再叠加后面的多积' : ''}`;
  },
  'store-multiplier': (rule) => multiplier(`指定的 ${whole(rule.storeIds.length)} 家门店`, rule),
  'channel-multiplier': (rule) => multiplier(rule.channel === 'online' ? '线上购买' : '到店购买', rule),
  'time-multiplier': (rule) =>
    multiplier(`${rule.weekdays.map((day) => weekdays[day]).join('、')} ${rule.from} 至 ${rule.until} `, rule),
  'birthday-multiplier': (rule) => multiplier('生日当月', rule),
  'segment-multiplier': (rule) => multiplier(`人群“${rule.segment}”`, rule),
  'spend-bonus': ({ points, minimumSpend }) => `${from('整单', minimumSpend) || '每次购物'}，加送 ${whole(points)} 分`,
  'first-purchase-bonus': ({ points, minimumSpend }) => `首次购物${from('', minimumSpend)}，加送 ${whole(points)} 分`,
  'event-bonus': ({ event, points }) => `${events[event]}，送 ${whole(points)} 分`,
  'bill-cap': ({ points }) => `一张小票最多得 ${whole(points)} 分`,
  'day-cap': ({ points }) => `一天最多得 ${whole(points)} 分`,
  'period-cap': ({ period, points }) => `${period === 'month' ? '每个自然月' : '每个自然年'}最多得 ${whole(points)} 分`,
  'category-exclusion': ({ categories }, { category }) => `${categories.map(category).join('、')}不参加积分`,
  'discount-exclusion': ({ below }) => `售价不到原价 ${percent(below)} 的商品不参加积分`,
  milestone: ({ measure, over, reach, reward }) => {
    const goal = measure === 'points' ? `得满 ${whole(reach)} 分` : `消费满 ${yuan(reach as Fen)} 元`;
    return `${spans[over]}${goal}，送${reward.kind === 'points' ? ` ${whole(reward.points)} 分` : reward.zh}`;
  },
  'points-for-cash': ({ points, worth, share }) =>
    `${whole(points)} 分抵 ${yuan(worth)} 元，一张小票最多抵 ${percent(share)}`,
  'points-for-coupon': ({ points, template }) => `${whole(points)} 分换一张券（${template}）`,
};

export function expiryZhCn(expiry: RuleSet['expiry']): string {
  switch (expiry.mode) {
    case 'never':
      return '积分长期有效。';
    case 'days':
      return `积分从得到那天算起，${whole(expiry.days)} 天后到期。`;
    case 'month-end':
      return `积分从得到那个月算起，满 ${whole(expiry.months)} 个月后的月底到期。`;
    case 'year-end':
      return expiry.years === 0
        ? '积分在得到当年的年底到期。'
        : `积分在得到之后第 ${whole(expiry.years)} 年的年底到期。`;
  }
}
