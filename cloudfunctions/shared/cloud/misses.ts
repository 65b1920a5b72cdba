import { accept, refuse, type EpochMs } from '@vip-card/core';
import type { Answer, Misses } from './documents';
import type { Store } from './store';

/** Ten within five minutes, codes that were not right or look-ups that found nobody: somebody is guessing. */
const MISSES = 10;
const WINDOW_MS = 5 * 60_000;

/**
 * Refuses another try to whoever missed ten times in the last five minutes. Misses further ahead than that were noted by a
 * clock that has been put back since, and lock nobody out.
 *
 * @param misses what is remembered of them, in a document that is read anyway
 */
export function mayTry(misses: Misses | undefined, of: keyof Misses, now: EpochMs): Answer<null> {
  const recent = (misses?.[of] ?? []).filter((at) => Math.abs(at - now) < WINDOW_MS).sort((a, b) => a - b);
  const oldest = recent[recent.length - MISSES];
  return oldest === undefined
    ? accept(null)
    : refuse({ code: 'too_many_attempts', retryAt: (oldest + WINDOW_MS) as EpochMs });
}

/** The change to that document which remembers one more; only the latest ten matter. */
export function oneMoreMiss({ command }: Store, of: keyof Misses, now: EpochMs): Record<string, object> {
  return { [`misses.${of}`]: command.push({ each: [now], slice: -MISSES }) };
}
