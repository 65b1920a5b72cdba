import {
  accept,
  billMember,
  boundsOfMonth,
  expiringPoints,
  milestoneProgress,
  monthlyTotals,
  monthOf,
  pendingPoints,
  ruleSetInForce,
  spendablePoints,
  statementLine,
  type EpochMs,
  type MemberNo,
  type Movement,
  type Points,
} from '@vip-card/core';
import { action, type Store } from '@vip-card/cloud';
import * as v from 'valibot';
import { limit, PAGE, pageOf } from './paging';

/** The member's statement, newest movement first, a page at a time. */
export const statement = action<'points', 'statement'>({
  input: v.strictObject({
    before: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'what `next` was'))),
    limit: v.exactOptional(limit),
  }),

  async run({ store, memberNo, now, settings }, { before, limit: length = PAGE }) {
    const { command } = store;
    const condition = {
      memberNo,
      // That a tier's review found it safe is for the ledger, and no news to its member.
      because: command.neq('safe'),
      ...(before === undefined ? {} : { seq: command.lt(Number(before)) }),
    };
    const [{ stores, ruleSets }, account, found] = await Promise.all([
      settings(),
      store.accounts.find(String(memberNo)),
      store.movements.where(condition, { order: [['seq', 'desc']], limit: length + 1 }),
    ]);
    if (!account) throw new Error(`member ${memberNo} has no account`);
    const { page, next } = pageOf(found, length, ({ seq }) => String(seq));
    const nameOf = (id: string): string => stores.find(({ storeId }) => storeId === id)?.name ?? id;
    const ruleSet = ruleSetInForce(ruleSets, now);
    const { earned, spent } = billMember(account, now);
    return accept({
      points: spendablePoints(account, now),
      owed: account.owed,
      expiring: expiringPoints(account, now),
      pending: pendingPoints(account, now),
      lifetime: { points: earned.lifetime, spent: spent.lifetime },
      milestones: ruleSet ? milestoneProgress(account, ruleSet, now) : [],
      lines: page.map((movement) => statementLine(movement, nameOf(movement.storeId))),
      next,
      months: await months(store, memberNo, page),
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
