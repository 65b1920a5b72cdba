import { accept, mayClose, refuse, type MonthView } from '@vip-card/core';
import { action, recountFigures, requestId } from '@vip-card/cloud';
import * as v from 'valibot';
import { closedSoFar } from './closed';
import { figuresNow } from './figures';
import { month as aMonth } from './inputs';
import { monthView } from './month-view';

/**
 * Closes a month's books for good. Its figures can no longer change then, so that they are counted again and read before the
 * transaction; the document's name lets one of two at once win.
 */
export const close = action<'books', 'close'>({
  input: v.strictObject({ requestId, month: aMonth }),

  async run({ store, staff, now, openid, settings }, { requestId, month }) {
    const request = { openid, action: 'books.close', requestId, content: { month } };
    const first = await store.firstAnswer<MonthView>(request);
    if (first) return first;
    const [known, soFar, stored] = await Promise.all([settings(), closedSoFar(store, now), store.books.find(month)]);
    const allowed = mayClose(month, { ...soFar, now, closedAt: stored?.closedAt ?? null });
    if (!allowed.ok) return allowed;
    await recountFigures(store, { from: month, to: month });
    const figures = await figuresNow(store, now, month);
    if (!figures.ok) return figures;
    const { books } = figures.value;
    const { staffId, name } = staff;
    return store.transact(request, async (tx) => {
      const other = await tx.books.find(month);
      if (other) return refuse({ code: 'month_closed', month, closedAt: other.closedAt });
      const closed = { month, books, closedBy: { staffId, name }, closedAt: now };
      tx.books.insert(month, closed);
      return accept(monthView(month, books, { soFar: { ...soFar, last: month }, closed, settings: known }));
    });
  },
});
