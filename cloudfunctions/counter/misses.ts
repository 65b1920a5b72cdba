import { accept, refuse, type EpochMs } from '@vip-card/core';
import type { Answer, Misses, StaffContext } from '@vip-card/cloud';

/** Ten within five minutes, codes that were not right or look-ups that found nobody: somebody is guessing. */
const REMEMBERED = 10;
const WINDOW_MS = 5 * 60_000;

/**
 * Refuses another try to who missed ten times in the last five minutes. The sign-in tells, which is read anyway. Misses
 * further ahead than that were noted by a clock that has been put back since, and lock nobody out.
 */
export function judgeMisses({ staff, now }: StaffContext, of: keyof Misses): Answer<null> {
  const recent = (staff.misses?.[of] ?? []).filter((at) => Math.abs(at - now) < WINDOW_MS).sort((a, b) => a - b);
  const oldest = recent[recent.length - REMEMBERED];
  return oldest === undefined
    ? accept(null)
    : refuse({ code: 'too_many_attempts', retryAt: (oldest + WINDOW_MS) as EpochMs });
}

/** Remembers a miss; only the latest ten matter. */
export async function recordMiss({ store, staff, openid, now }: StaffContext, of: keyof Misses): Promise<void> {
  const push = store.command.push({ each: [now], slice: -REMEMBERED });
  await store.signIns.update({ _id: openid, staffId: staff.staffId }, { [`misses.${of}`]: push });
}
