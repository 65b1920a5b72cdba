import type {
  AdjustmentReason,
  Fen,
  MemberEvent,
  MilestoneProgress,
  Points,
  Reward,
  StatementCause,
} from '@vip-card/core';

import { bill, whole, yuan } from './figures';
import { tiers } from './words.zh-cn';

const amount = (fen: number) => `${yuan(fen as Fen)} 元`;
const points = (value: number) => `${whole(value)} 分`;

const events: Record<MemberEvent, string> = {
  join: '入会礼',
  'profile-complete': '完善资料',
  survey: '填写问卷',
  'check-in': '到店签到',
};

const reasons: Record<AdjustmentReason, string> = {
  goodwill: '店里的心意',
  complaint: '服务补偿',
  correction: '更正',
  transfer: '转移',
  fraud: '核查后扣回',
};

/** What each line of the statement was, and what its receipt says. */
export const statementZhCn = {
  cause(cause: StatementCause, moved: Points): string {
    switch (cause.kind) {
      case 'sale':
        return cause.exchangeFor === undefined ? '购物' : '换货，补差价';
      case 'redeem':
        return `积分抵扣 ${bill(cause.worth)} 元`;
      case 'return':
        if (cause.cause === 'void') return '购物作废';
        if (cause.cause === 'exchange') return cause.refunded > 0 ? '换货，退差价' : '换货，收回积分';
        return moved < 0 ? '退货，收回积分' : '退货';
      case 'restore':
        return '退回抵扣的积分';
      case 'expire':
        return '积分到期';
      case 'bonus':
        return cause.cause.kind === 'event' ? events[cause.cause.event] : '达成里程碑';
      case 'bonus-return':
        return '里程碑奖励收回';
      case 'adjust':
        return moved < 0 ? '店里扣减积分' : '店里补记积分';
      case 'tier':
        return {
          safe: `${tiers[cause.before]}复核通过`,
          warned: `${tiers[cause.before]}即将复核`,
          kept: `${tiers[cause.before]}已续期`,
          grace: `${tiers[cause.before]}进入宽限期`,
          lowered: `${tiers[cause.before]}转为${tiers[cause.after]}`,
        }[cause.because];
    }
  },
  /** Why a tier changed or stayed, in a sentence. */
  tierStep({ because, before, shortBy }: StatementCause & { kind: 'tier' }): string {
    switch (because) {
      case 'safe':
      case 'kept':
        return `十二个月的消费已够，${tiers[before]}继续有效。`;
      case 'warned':
        return `当时还差 ${amount(shortBy)}。复核前消费够了，${tiers[before]}继续有效。`;
      case 'grace':
        return `复核时还差 ${amount(shortBy)}。宽限期内消费够了，${tiers[before]}继续有效。`;
      case 'lowered':
        return `宽限期满时还差 ${amount(shortBy)}。之后消费够了，当场升回。`;
    }
  },
  /** `今年消费满 10,000 元`; `period` names the one meant, or is empty for the one that runs now. */
  milestone({ measure, over, reach }: Pick<MilestoneProgress, 'measure' | 'over' | 'reach'>, period: string): string {
    const span = over === 'lifetime' ? '累计' : period === '' ? { year: '今年', month: '本月' }[over] : period;
    return measure === 'points' ? `${span}得分满 ${points(reach)}` : `${span}消费满 ${amount(reach)}`;
  },
  year: (year: string): string => `${year}年`,
  reward: (reward: Reward): string => (reward.kind === 'points' ? `奖 ${points(reward.points)}` : reward.zh),
  toMilestone: (measure: MilestoneProgress['measure'], left: number): string =>
    measure === 'points' ? `还差 ${points(left)}` : `还差 ${amount(left)}`,
  reachedOn: (day: string): string => `${day}达成`,
  adjusted: (reason: AdjustmentReason): string => reasons[reason],

  reason: '原因',
  prize: '奖励',
  lastDay: '最后可用',
  expired: '到期',
  used: '用去',
  returned: '退回',
  deducted: '扣减',
  goods: '商品',
  difference: '补差价',
  lapsed: '已经到期，不再收',
  settled: '从退款中抵扣',
  settledWorth: (settled: Points): string => `抵 ${points(settled)}`,
  exchangedFor: '换自',
  pendingUntil: (day: string): string => `这些积分 ${day}起可用。`,
  redeemNote: '用积分抵扣的部分不再积分。',
  graceNote: (grace: Points): string => `其中 ${points(grace)}原已到期，退回后再留一段时间，到期日见上方。`,
  bonusReturnNote: '退货后没有达到里程碑，奖励收回。',
};
