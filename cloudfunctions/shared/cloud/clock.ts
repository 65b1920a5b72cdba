import type { EpochMs } from '@vip-card/core';

/** The server's time: the only clock of the functions. The business day is derived from it in the core. */
export function now(): EpochMs {
  return Date.now() as EpochMs;
}
