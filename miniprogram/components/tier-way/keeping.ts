import type { CardView, EpochMs } from '@vip-card/core';

import type { Copy } from '../../copy/index';
import { folded, type DatedRows } from '../dated-rows/folded';

/** What keeps a tier, and what of her purchases no longer counts by then. */
export interface KeepingView {
  /** Empty for the lowest tier, which nobody takes away. */
  sentence: string;
  /** It is time: shown without being opened. */
  pressing: boolean;
  title: string;
  rollsOff: DatedRows;
}

/** Words what keeps the tier of a card. */
export function keepingOf(
  { tier, tierProgress }: Pick<CardView, 'tier' | 'tierProgress'>,
  now: EpochMs,
  copy: Copy,
): KeepingView {
  const { card: words, figures, tiers } = copy;
  const { keeping } = tierProgress;
  if (!keeping) return { sentence: '', pressing: false, title: '', rollsOff: { rows: [], laterLabel: '' } };
  const { until, stage, remaining, rollsOff } = keeping;
  const day = figures.day(until, now);
  return {
    sentence:
      remaining > 0 ? words.keepTier(remaining, tiers[tier], day, stage === 'grace') : words.tierKept(tiers[tier], day),
    pressing: stage !== 'kept' && remaining > 0,
    title: rollsOff.length > 0 ? words.rollsOffTitle : '',
    rollsOff: folded(
      rollsOff.map(({ on, amount }) => ({ label: words.rollsOff(figures.day(on, now)), amount: figures.bill(amount) })),
      words.rollsOffLater,
    ),
  };
}
