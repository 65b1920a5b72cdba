import type { Award, Reward } from '@vip-card/core';
import { signed } from '../../copy/figures';
import type { Words } from './customer-line';
import type { SlipPart } from './return-slip';

/** What the milestones bring that a bill reached, a sentence each: the clerk is who hands a prize over. */
export function reachedBy({ reached }: Pick<Award, 'reached'>, { main, clerk }: Words): string[] {
  return reached.map(({ reward, ...milestone }) => {
    const name = main.statement.milestone(milestone, '');
    return reward.kind === 'points'
      ? clerk.sold.pointsReached(name, reward.points)
      : clerk.sold.prizeReached(name, main.statement.reward(reward));
  });
}

/** What milestones had brought that goods given back undo: a prize may be in her hands already. */
export function lostParts(lost: readonly Reward[], { main, clerk }: Words): SlipPart[] {
  return lost.map((reward) => {
    const isPrize = reward.kind === 'prize';
    return {
      title: isPrize ? clerk.refund.prizeLost : clerk.refund.rewardLost,
      value: isPrize ? main.statement.reward(reward) : `${signed(0 - reward.points)} ${clerk.common.unit}`,
      because: isPrize ? clerk.refund.prizeLostBecause : clerk.refund.rewardLostBecause,
      warn: isPrize,
    };
  });
}
