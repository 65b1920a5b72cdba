import type { EpochMs, Movement } from '@vip-card/core';
import type { Store } from './store';

/** A place among the movements in the order in which they were written: those read of the ones of that very instant. */
export interface PostedPlace {
  postedAt: EpochMs;
  read: number;
}

export interface PostedRange<Kind extends Movement['kind']> {
  /** Written at `from` or later, and before `until`. */
  from?: EpochMs;
  until?: EpochMs;
  /** Of all kinds when absent. */
  kinds?: readonly Kind[];
  order?: 'asc' | 'desc';
  /** Goes on after this place. */
  after?: PostedPlace | undefined;
}

type FieldOf<Each> = Each extends unknown ? keyof Each & string : never;
type Fields<Each, Field extends string> = Each extends unknown ? Pick<Each, Field & keyof Each> : never;

/** The platform answers no more documents at once. */
const PAGE = 1000;

/** Some fields of the movements of a time, in the order in which they were written, page by page along the index. */
export async function* postedMovements<
  Field extends FieldOf<Extract<Movement, { kind: Kind }>>,
  Kind extends Movement['kind'] = Movement['kind'],
>(
  store: Store,
  fields: readonly Field[],
  { from, until, kinds, order = 'asc', after }: PostedRange<Kind>,
): AsyncGenerator<Fields<Extract<Movement, { kind: Kind }>, Field | 'postedAt'>[]> {
  const { command } = store;
  let place = after;
  for (;;) {
    const postedAt = timeCondition(store, { from, until, order, place });
    const condition = { ...(postedAt ? { postedAt } : {}), ...(kinds ? { kind: command.in([...kinds]) } : {}) };
    const page = await store.movements.select([...(fields as readonly string[] as []), 'postedAt'], condition, {
      order: [['postedAt', order]],
      skip: place?.read ?? 0,
      limit: PAGE,
    });
    if (page.length > 0) yield page as never;
    if (page.length < PAGE) return;
    place = placeAfter(page, place);
  }
}

interface TimeFacts {
  from: EpochMs | undefined;
  until: EpochMs | undefined;
  order: 'asc' | 'desc';
  place: PostedPlace | undefined;
}

/** A place lies within the range: it takes the place of the end that reading began at. */
function timeCondition({ command }: Store, { from, until, order, place }: TimeFacts): unknown {
  const least = order === 'asc' ? (place?.postedAt ?? from) : from;
  const most =
    order === 'desc' && place ? command.lte(place.postedAt) : until === undefined ? undefined : command.lt(until);
  if (least === undefined) return most;
  return most ? command.gte(least).and(most) : command.gte(least);
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
