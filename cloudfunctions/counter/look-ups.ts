import { refuse, type EpochMs } from '@vip-card/core';
import type { Answer, LookUps, SignIn, StaffContext } from '@vip-card/cloud';
import { judgeMisses } from './misses';

/**
 * Members that one of the staff may find within an hour of the clock without their code, so that nobody copies the list of
 * members through a counter. By phone: a search and a pick for each of sixty customers of a busy hour, and slips. By card: a
 * till that settles old receipts asks for 8,000 in an hour, and is not stopped; numbers that are guessed end at ten misses.
 */
const FOUND_AN_HOUR = { phone: 200, card: 10_000 } as const;
const HOUR_MS = 3_600_000;

type LookUp = keyof typeof FOUND_AN_HOUR;

/**
 * Refuses another look-up to who found nobody ten times in five minutes, or too many in this hour. The sign-in tells, which
 * is read anyway; of look-ups that run at once each is judged by what was known when it began.
 */
export function judgeLookUp(context: StaffContext, by: LookUp): Answer<null> {
  const { staff, now } = context;
  const { hour, [by]: found } = lookUpsOf(staff, now);
  if (found >= FOUND_AN_HOUR[by]) return refuse({ code: 'too_many_attempts', retryAt: (hour + HOUR_MS) as EpochMs });
  return judgeMisses(context, 'lookUp');
}

/** The change to a sign-in that counts a look-up which found somebody. */
export function countedLookUp({ store, staff, now }: StaffContext, by: LookUp): Record<string, object> {
  const { command } = store;
  const known = lookUpsOf(staff, now);
  if (known === staff.lookUps) return { [`lookUps.${by}`]: command.inc(1) };
  return { lookUps: command.set({ ...known, [by]: 1 }) };
}

/** This hour's look-ups: what the sign-in says when it speaks of this hour, else none. */
function lookUpsOf({ lookUps }: SignIn, now: EpochMs): LookUps {
  const hour = (now - (now % HOUR_MS)) as EpochMs;
  return lookUps?.hour === hour ? lookUps : { hour, phone: 0, card: 0 };
}
