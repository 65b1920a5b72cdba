import { accept, refuse, type EpochMs } from '@vip-card/core';
import type { Answer, Misses } from '@vip-card/cloud';
import type { PosContext } from './context';

/** Ten within five minutes, codes that were not right or numbers that nobody has: somebody is guessing. */
const MISSES = 10;
const WINDOW_MS = 5 * 60_000;

/**
 * Members whose figures a till may ask for within an hour of the clock without their code, and numbers on receipts of the
 * past that nobody has: ten a minute, and a list takes days.
 */
const LOOK_UPS_AN_HOUR = 600;
const HOUR_MS = 3_600_000;

/**
 * Refuses another try to a till that missed ten times in the last five minutes. Misses further ahead than that were noted by
 * a clock that has been put back since, and lock nobody out.
 */
export function judgeMisses({ device, now }: PosContext, of: keyof Misses): Answer<null> {
  const recent = (device.misses?.[of] ?? []).filter((at) => Math.abs(at - now) < WINDOW_MS).sort((a, b) => a - b);
  const oldest = recent[recent.length - MISSES];
  return oldest === undefined
    ? accept(null)
    : refuse({ code: 'too_many_attempts', retryAt: (oldest + WINDOW_MS) as EpochMs });
}

/** Remembers a miss; only the latest ten matter. */
export async function recordMiss({ store, device, now }: PosContext, of: keyof Misses): Promise<void> {
  const push = store.command.push({ each: [now], slice: -MISSES });
  await store.devices.update({ _id: device.deviceId }, { [`misses.${of}`]: push });
}

/** Refuses another member without her code to a till that has asked for too many in this hour. */
export function judgeLookUps({ device, now }: PosContext): Answer<null> {
  const { hour, found } = lookUpsOf(device.lookUps, now);
  if (found < LOOK_UPS_AN_HOUR) return accept(null);
  return refuse({ code: 'too_many_attempts', retryAt: (hour + HOUR_MS) as EpochMs });
}

/** Counts a member who was shown without her code, or a number on a receipt of the past that is nobody's. */
export async function countLookUp({ store, device, now }: PosContext): Promise<void> {
  const { hour, found } = lookUpsOf(device.lookUps, now);
  const { command } = store;
  const counted =
    device.lookUps?.hour === hour
      ? { 'lookUps.found': command.inc(1) }
      : { lookUps: command.set({ hour, found: found + 1 }) };
  await store.devices.update({ _id: device.deviceId }, counted);
}

/** This hour's look-ups: what the device says when it speaks of this hour, else none. */
function lookUpsOf(
  lookUps: { hour: EpochMs; found: number } | undefined,
  now: EpochMs,
): { hour: EpochMs; found: number } {
  const hour = (now - (now % HOUR_MS)) as EpochMs;
  return lookUps?.hour === hour ? lookUps : { hour, found: 0 };
}
