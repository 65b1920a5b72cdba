import { accept } from '@vip-card/core';
import { action } from '@vip-card/cloud';
import * as v from 'valibot';
import { closedSoFar } from './closed';
import { month as aMonth } from './inputs';
import { keepBooks } from './keep-books';
import { monthView } from './month-view';

/** The books of a month by entity: a closed one's as they were stored, an open one's as they are now. */
export const month = action<'books', 'month'>({
  input: v.strictObject({ month: aMonth }),

  async run({ store, now, settings }, { month }) {
    const [known, soFar, closed] = await Promise.all([settings(), closedSoFar(store, now), store.books.find(month)]);
    const books = closed?.books ?? (month < soFar.first ? [] : await keepBooks(store, month, soFar.closing));
    return accept(monthView(month, books, { soFar, closed, settings: known }));
  },
});
