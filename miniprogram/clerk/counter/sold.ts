import type { CounterActions } from '@vip-card/core';

/** What the server says a sale came to. */
export type Sold = CounterActions['sell']['value'];
