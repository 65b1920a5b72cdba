import type { EpochMs } from '@vip-card/core';

import type { Copy } from '../../copy/index';

/** What a receipt needs to be worded: the reader's copy, the categories' names, and the time, for years that differ. */
export interface Wording {
  copy: Copy;
  category: (id: string) => string;
  now: EpochMs;
}
