import {
  accept,
  boundsOfMonth,
  expiringPoints,
  monthlyTotals,
  monthOf,
  spendablePoints,
  statementLine,
  type EpochMs,
  type MemberNo,
  type Movement,
  type Points,
} from '@vip-card/core';
import { action, type Store } from '@vip-card/cloud';
import * as v from 'valibot';

const PAGE = 20;
const LARGEST_PAGE = 100;

/** The member's statement, newest movement first, a page at a time. */
export const statement = action<'points', 'statement'>({
  input: v.strictObject({
    before: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'what `next` was'))),
    limit: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(LARGEST_PAGE))),
  }),

  async run({ store, memberNo, now, settings }, { before, limit = PAGE }) {
    const condition = before === undefined ? { memberNo } : { memberNo, seq: store.command.lt(Number(before)) };
    const [{ stores }, account, movements] = await Promise.all([
      settings(),
      store.accounts.find(String(memberNo)),
      store.movements.where(condition, { order: [['seq', 'desc']], limit }),
    ]);
    if (!account) throw new Error(`member ${memberNo} has no account`);
    const nameOf = (id: string): string => stores.find(({ storeId }) => storeId === id)?.name ?? id;
    const last = movements[movements.length - 1];
    return accept({
      points: spendablePoints(account, now),
      owed: account.owed,
      expiring: expiringPoints(account, now),
      lines: movements.map((movement) => statementLine(movement, nameOf(movement.storeId))),
      next: last && last.seq > 1 ? String(last.seq) : null,
      months: await months(store, memberNo, movements),
    });
  },
});

/**
 * Whole months, also where the page shows only a part of one; of a sale that was settled late its own month, and none of
 * those between.
 */
async function months(
  store: Store,
  memberNo: MemberNo,
  page: readonly Movement[],
): Promise<{ month: string; added: Points; taken: Points }[]> {
  if (page.length === 0) return [];
  const times = page.map(({ at }) => at);
  const { from } = boundsOfMonth(monthOf(Math.min(...times) as EpochMs));
  const { until } = boundsOfMonth(monthOf(Math.max(...times) as EpochMs));
  const { command } = store;
  const touched = await store.movements.select(
    ['at', 'points'],
    { memberNo, at: command.gte(from).and(command.lt(until)) },
    { limit: 1000 },
  );
  const shown = new Set(page.map(({ at }) => monthOf(at)));
  return monthlyTotals(touched).filter(({ month }) => shown.has(month));
}
