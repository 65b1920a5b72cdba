import type { Award } from '@vip-card/core';
import type { Words } from './customer-line';

/** What the milestones bring that a bill reached, a sentence each: the clerk is who hands a prize over. */
export function reachedBy({ reached }: Pick<Award, 'reached'>, { main, clerk }: Words): string[] {
  return reached.map(({ reward, ...milestone }) => {
    const name = main.statement.milestone(milestone, '');
    return reward.kind === 'points'
      ? clerk.sold.pointsReached(name, reward.points)
      : clerk.sold.prizeReached(name, main.statement.reward(reward));
  });
}
