import type { EpochMs, MilestoneProgress } from '@vip-card/core';

import type { Copy } from '../../copy/index';

/**
 * What a receipt needs to be worded: the reader's copy, the categories' names, the milestones of the rules in force, and the
 * time, for years that differ.
 */
export interface Wording {
  copy: Copy;
  category: (id: string) => string;
  milestones: readonly MilestoneProgress[];
  now: EpochMs;
}
