import { monthAfter } from '@vip-card/core';
import { job, keepFigures, recountFigures } from '@vip-card/cloud';

/** Together well within the minute that the function has; the next run goes on. */
const RECOUNT_MS = 10_000;
const BUDGET_MS = 30_000;

const LONG_AGO = '2000-01';

/**
 * Adds up every hour what was written since, so that the books, what is owed and settlements are read and not added up: their
 * cost follows what is new. Months that are still open are counted again first.
 */
export const main = job('month-figures', async ({ store, now }) => {
  const [closed] = await store.books.select(['month'], {}, { order: [['_id', 'desc']], limit: 1 });
  await recountFigures(store, { from: closed ? monthAfter(closed.month) : LONG_AGO }, RECOUNT_MS);
  const { added } = await keepFigures(store, now, BUDGET_MS);
  return { done: added, failed: 0 };
});
