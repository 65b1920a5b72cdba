import type { PostedPlace } from '@vip-card/cloud';
import type { EpochMs } from '@vip-card/core';
import * as v from 'valibot';

/** `time.read`: how many were read of those at that very instant. What is written later moves no place. */
const PLACE = /^(\d{1,13})\.(\d{1,9})$/;

export const before = v.pipe(v.string(), v.regex(PLACE, 'what `next` was'));

export function placeOf(cursor: string | undefined): PostedPlace | undefined {
  if (cursor === undefined) return undefined;
  const [, postedAt, read] = PLACE.exec(cursor) ?? [];
  return { postedAt: Number(postedAt) as EpochMs, read: Number(read) };
}

export function cursorOf({ postedAt, read }: PostedPlace): string {
  return `${postedAt}.${read}`;
}
