import { accept, refuse, type EpochMs } from '@vip-card/core';
import { mayTry, oneMoreMiss, type Answer, type Misses } from '@vip-card/cloud';
import type { PosContext } from './context';

/**
 * Members whose figures a till may ask for within an hour of the clock without their code, and numbers on receipts of the
 * past that nobody has: ten a minute, and a list takes days.
 */
const LOOK_UPS_AN_HOUR = 600;
const HOUR_MS = 3_600_000;

/** Refuses another try to a till that is guessing. */
export function judgeMisses({ device, now }: PosContext, of: keyof Misses): Answer<null> {
  return mayTry(device.misses, of, now);
}

/** Remembers a miss in the device. */
export async function recordMiss({ store, device, now }: PosContext, of: keyof Misses): Promise<void> {
  await store.devices.update({ _id: device.deviceId }, oneMoreMiss(store, of, now));
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
