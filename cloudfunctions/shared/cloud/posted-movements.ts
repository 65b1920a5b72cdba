import type { EpochMs, Movement } from '@vip-card/core';
import type { Store } from './store';

/** A place among the movements in the order in which they were written: those read of the ones of that very instant. */
export interface PostedPlace {
  postedAt: EpochMs;
  read: number;
}

type FieldOf<Each> = Each extends unknown ? keyof Each & string : never;
type Fields<Each, Field extends string> = Each extends unknown ? Pick<Each, Field & keyof Each> : never;

/** The platform answers no more documents at once. */
const PAGE = 1000;

/**
 * Some fields of the movements that were written at `from` or later and before `until`, in the order in which they were written,
 * page by page along the index.
 */
export async function* postedMovements<Field extends FieldOf<Movement>>(
  { movements, command }: Store,
  fields: readonly Field[],
  { from, until }: { from: EpochMs; until?: EpochMs },
): AsyncGenerator<Fields<Movement, Field | 'postedAt'>[]> {
  let place: PostedPlace | undefined;
  for (;;) {
    const since = command.gte(place?.postedAt ?? from);
    const condition = { postedAt: until === undefined ? since : since.and(command.lt(until)) };
    const page = await movements.select([...(fields as readonly string[] as []), 'postedAt'], condition, {
      order: [['postedAt', 'asc']],
      skip: place?.read ?? 0,
      limit: PAGE,
    });
    if (page.length > 0) yield page as never;
    if (page.length < PAGE) return;
    place = placeAfter(page, place);
  }
}

/** Where reading goes on after some movements that were read from a place on. */
export function placeAfter(
  read: readonly Pick<Movement, 'postedAt'>[],
  before: PostedPlace | undefined,
): PostedPlace | undefined {
  const last = read[read.length - 1];
  if (!last) return before;
  const { postedAt } = last;
  const atOnce = read.filter((each) => each.postedAt === postedAt).length;
  return { postedAt, read: atOnce + (before?.postedAt === postedAt ? before.read : 0) };
}
