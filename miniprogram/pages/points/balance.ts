import type { EpochMs, MilestoneProgress } from '@vip-card/core';

import { folded, type DatedRows } from '../../components/dated-rows/folded';
import type { Copy } from '../../copy/index';
import type { Statement } from '../../services/statement';

interface Words {
  copy: Copy;
  now: EpochMs;
}

/** How far a milestone is, as a quiet line. */
interface MilestoneView {
  ruleId: string;
  title: string;
  reward: string;
  /** How much is missing, or when it was reached. */
  state: string;
  reached: boolean;
  /** 0 to 100. */
  percent: number;
}

/** What the points page shows above the statement. */
export interface BalanceView {
  points: number;
  owed: string;
  /** What becomes spendable when, and what expires when. */
  pending: DatedRows;
  expiring: DatedRows;
  lifetime: string;
  milestones: MilestoneView[];
}

/** Words the balance. */
export function balanceOf(statement: Statement, words: Words): BalanceView {
  const { copy, now } = words;
  const { points: common, figures } = copy;
  const { owed, pending, expiring, lifetime, milestones } = statement;
  return {
    points: statement.points,
    owed: owed > 0 ? common.owed(owed) : '',
    pending: folded(
      pending.map(({ from, points }) => ({
        label: common.pending(figures.day(from, now)),
        amount: figures.points(points),
      })),
      common.pendingLater,
    ),
    expiring: folded(
      expiring.map(({ lastDay, points }) => ({
        label: common.expiring(figures.day(lastDay, now)),
        amount: figures.points(points),
      })),
      common.expiringLater,
    ),
    lifetime: lifetime.spent > 0 || lifetime.points > 0 ? common.lifetime(lifetime.spent, lifetime.points) : '',
    milestones: milestones.map((milestone) => milestoneView(milestone, words)),
  };
}

function milestoneView(milestone: MilestoneProgress, { copy, now }: Words): MilestoneView {
  const { ruleId, measure, reach, progress, reward, reachedAt } = milestone;
  const { statement: words, figures } = copy;
  const left = Math.max(reach - progress, 0);
  return {
    ruleId,
    title: words.milestone(milestone, ''),
    reward: words.reward(reward),
    state: reachedAt === null ? words.toMilestone(measure, left) : words.reachedOn(figures.dayOf(reachedAt, now)),
    reached: reachedAt !== null,
    percent: reachedAt === null ? percentOf(progress, reach) : 100,
  };
}

/** In tenths of a percent, and never whole before it is reached. */
function percentOf(progress: number, reach: number): number {
  const tenths = Math.floor((Math.max(progress, 0) * 1000) / reach);
  return Math.min(tenths, 999) / 10;
}
