import { accept, purchaseOf, type EpochMs, type MemberNo, type Sale } from '@vip-card/core';
import { action, NEWEST_FIRST, type Store } from '@vip-card/cloud';
import * as v from 'valibot';
import { limit, PAGE, pageOf } from './paging';

/** What was bought before a purchase: the place in `NEWEST_FIRST` that a page ends at. */
type Place = Pick<Sale, 'occurredAt' | 'seq'>;

/** `occurredAt.seq`: what a member bought later, or what a till settles late, moves no place. */
const PLACE = /^(\d{1,13})\.(\d{1,9})$/;

/** The member's own purchases, newest first, a page at a time. */
export const purchases = action<'points', 'purchases'>({
  input: v.strictObject({
    before: v.exactOptional(v.pipe(v.string(), v.regex(PLACE, 'what `next` was'))),
    limit: v.exactOptional(limit),
  }),

  async run({ store, memberNo, settings }, { before, limit: length = PAGE }) {
    const place = before === undefined ? undefined : placeOf(before);
    const [{ stores }, found] = await Promise.all([settings(), salesBefore(store, memberNo, place, length + 1)]);
    const { page, next } = pageOf(found, length, ({ occurredAt, seq }) => `${occurredAt}.${seq}`);
    const nameOf = (id: string): string => stores.find(({ storeId }) => storeId === id)?.name ?? id;
    return accept({ purchases: page.map((sale) => purchaseOf(sale, nameOf)), next });
  },
});

function placeOf(cursor: string): Place {
  const [, occurredAt, seq] = PLACE.exec(cursor) ?? [];
  return { occurredAt: Number(occurredAt) as EpochMs, seq: Number(seq) };
}

/** First what else was bought at the very instant of the place, then what was bought earlier: each along the index. */
async function salesBefore(store: Store, memberNo: MemberNo, place: Place | undefined, most: number): Promise<Sale[]> {
  const options = { order: NEWEST_FIRST, limit: most };
  if (!place) return store.sales.where({ memberNo }, options);
  const { command } = store;
  const [atOnce, earlier] = await Promise.all([
    store.sales.where({ memberNo, occurredAt: place.occurredAt, seq: command.lt(place.seq) }, options),
    store.sales.where({ memberNo, occurredAt: command.lt(place.occurredAt) }, options),
  ]);
  return [...atOnce, ...earlier].slice(0, most);
}
