import { accept, refuse, type EpochMs } from '@vip-card/core';
import type { Answer, ScanFailures, StaffContext } from '@vip-card/cloud';

/** Ten codes that are not right within five minutes: somebody is guessing. */
export const FAILURES_REMEMBERED = 10;
const WINDOW_MS = 5 * 60_000;

/**
 * Refuses another try while there are ten failures in the last five minutes. Failures further ahead than that were noted by
 * a clock that has been put back since, and lock nobody out.
 */
export function judgeFailures(failures: ScanFailures | undefined, now: EpochMs): Answer<null> {
  const recent = (failures?.at ?? []).filter((at) => Math.abs(at - now) < WINDOW_MS).sort((a, b) => a - b);
  const oldest = recent[recent.length - FAILURES_REMEMBERED];
  return oldest === undefined
    ? accept(null)
    : refuse({ code: 'too_many_attempts', retryAt: (oldest + WINDOW_MS) as EpochMs });
}

/** Remembers a failed scan; only the latest ten matter. */
export async function recordFailure({ store, staff, now }: StaffContext): Promise<void> {
  const { staffId } = staff;
  const push = { at: store.command.push({ each: [now], slice: -FAILURES_REMEMBERED }) };
  if ((await store.scanFailures.update({ _id: staffId }, push)) > 0) return;
  if ((await store.scanFailures.insert(staffId, { at: [now] })) === 'inserted') return;
  await store.scanFailures.update({ _id: staffId }, push);
}
