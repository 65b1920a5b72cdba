import type { AdjustmentReason, Fen, MemberEvent } from '@vip-card/core';

import { bill, whole, yuan } from './figures';
import type { statementZhCn } from './statement.zh-cn';
import { tiers } from './words.en';

const amount = (fen: number) => `¥${yuan(fen as Fen)}`;
const points = (value: number) => `${whole(value)} ${value === 1 ? 'point' : 'points'}`;

const events: Record<MemberEvent, string> = {
  join: 'Welcome points',
  'profile-complete': 'Profile completed',
  survey: 'Survey answered',
  'check-in': 'Store check-in',
};

const reasons: Record<AdjustmentReason, string> = {
  goodwill: 'With our compliments',
  complaint: 'To make up for it',
  correction: 'Correction',
  transfer: 'Transfer',
  fraud: 'After a review',
};

/** What each line of the statement was, and what its receipt says. */
export const statementEn: typeof statementZhCn = {
  cause(cause, moved) {
    switch (cause.kind) {
      case 'sale':
        return cause.exchangeFor === undefined ? 'Purchase' : 'Exchange, you paid more';
      case 'redeem':
        return `¥${bill(cause.worth)} paid with points`;
      case 'return':
        if (cause.cause === 'void') return 'Purchase cancelled';
        if (cause.cause === 'exchange')
          return cause.refunded > 0 ? 'Exchange, money back' : 'Exchange, points taken back';
        return moved < 0 ? 'Return, points taken back' : 'Return';
      case 'restore':
        return 'Points you paid with, back';
      case 'expire':
        return 'Points expired';
      case 'bonus':
        return cause.cause.kind === 'event' ? events[cause.cause.event] : 'Milestone reached';
      case 'bonus-return':
        return 'Milestone reward taken back';
      case 'adjust':
        return moved < 0 ? 'Points deducted by us' : 'Points added by us';
      case 'tier':
        return {
          safe: `${tiers[cause.before]} card reviewed`,
          warned: `${tiers[cause.before]} card up for review`,
          kept: `${tiers[cause.before]} card kept`,
          grace: `${tiers[cause.before]} card in its grace`,
          lowered: `${tiers[cause.before]} card becomes ${tiers[cause.after]}`,
        }[cause.because];
    }
  },
  tierStep({ because, before, shortBy }) {
    switch (because) {
      case 'safe':
      case 'kept':
        return `You bought enough in twelve months; your ${tiers[before]} card stays.`;
      case 'warned':
        return `${amount(shortBy)} were missing then. Bought before the review, they keep your ${tiers[before]} card.`;
      case 'grace':
        return `${amount(shortBy)} were missing at the review. Bought within the grace, they keep your ${tiers[before]} card.`;
      case 'lowered':
        return `${amount(shortBy)} were missing when the grace ended. Once bought, you move up again at once.`;
    }
  },
  milestone({ measure, over, reach }, period) {
    const span = over === 'lifetime' ? 'in all' : period === '' ? `this ${over}` : `in ${period}`;
    return measure === 'points' ? `${points(reach)} earned ${span}` : `${amount(reach)} spent ${span}`;
  },
  year: (year) => year,
  reward: (reward) => (reward.kind === 'points' ? `${points(reward.points)} on top` : reward.en),
  toMilestone: (measure, left) => (measure === 'points' ? `${points(left)} to go` : `${amount(left)} to go`),
  reachedOn: (day) => `Reached on ${day}`,
  adjusted: (reason) => reasons[reason],

  reason: 'Reason',
  prize: 'Reward',
  lastDay: 'Last usable on',
  expired: 'Expired',
  used: 'Used',
  returned: 'Given back',
  deducted: 'Deducted',
  goods: 'Goods',
  difference: 'You paid more',
  lapsed: 'Expired before, not taken',
  settled: 'Settled from the refund',
  settledWorth: (settled) => `For ${points(settled)}`,
  exchangedFor: 'In place of',
  pendingUntil: (day) => `You can use these points from ${day}.`,
  redeemNote: 'What points pay earns no points.',
  graceNote: (grace) =>
    `${points(grace)} of them had expired; you may use them a while longer, until the day shown above.`,
  bonusReturnNote: 'After a return the milestone is not reached, and its reward goes back.',
};
