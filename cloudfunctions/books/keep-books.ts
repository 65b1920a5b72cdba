import { Bookkeeping, boundsOfMonth, type Book, type EpochMs } from '@vip-card/core';
import { postedMovements, type Documents, type Store } from '@vip-card/cloud';

/**
 * The books of an open month, from the movements that were written in it. They begin where the last closed month ended; what
 * was written since then and before this month is added up first. About a second for each 10,000 movements.
 */
export async function keepBooks(store: Store, month: string, closing: Documents['books'] | undefined): Promise<Book[]> {
  const { from, until } = boundsOfMonth(month);
  const since = closing ? boundsOfMonth(closing.month).until : (0 as EpochMs);
  const before = await addUp(store, { from: since, until: from }, new Bookkeeping(closing?.books));
  return (await addUp(store, { from, until }, new Bookkeeping(before.books))).books;
}

async function addUp(store: Store, time: { from: EpochMs; until: EpochMs }, books: Bookkeeping): Promise<Bookkeeping> {
  if (time.from >= time.until) return books;
  for await (const page of postedMovements(store, ['kind', 'entity', 'effects'], time)) {
    for (const movement of page) books.add(movement);
  }
  return books;
}
