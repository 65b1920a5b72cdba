import { accept } from '@vip-card/core';
import { action } from '@vip-card/cloud';
import * as v from 'valibot';
import { closedSoFar } from './closed';
import { figuresNow } from './figures';
import { month as aMonth } from './inputs';
import { monthView } from './month-view';

/** The books of a month by entity: a closed one's as they were stored, an open one's as they are now. */
export const month = action<'books', 'month'>({
  input: v.strictObject({ month: aMonth }),

  async run({ store, now, settings }, { month }) {
    const [known, soFar, closed] = await Promise.all([settings(), closedSoFar(store, now), store.books.find(month)]);
    const view = (books: Parameters<typeof monthView>[1]) =>
      accept(monthView(month, books, { soFar, closed, settings: known }));
    if (closed) return view(closed.books);
    if (month < soFar.first) return view([]);
    const figures = await figuresNow(store, now, month);
    return figures.ok ? view(figures.value.books) : figures;
  },
});
