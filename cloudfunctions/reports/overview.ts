import {
  accept,
  boundsOfMonth,
  monthOf,
  OverviewTally,
  spendablePoints,
  type EpochMs,
  type Points,
} from '@vip-card/core';
import { action, nothing, type Store } from '@vip-card/cloud';

/**
 * HQ's indicators, added up from all sales in pages of 1000: about five seconds for each 100,000 sales that the chain ever
 * made. `config.json` asks for the minute that this takes after ten years of a chain of that size; who buys again is told
 * by the first purchase, so that old years cannot be left out.
 */
export const overview = action<'reports', 'overview'>({
  input: nothing,

  async run({ store, now, settings }) {
    const tally = new OverviewTally(now);
    const { from } = boundsOfMonth(monthOf(now));
    const [{ stores }, total, joinedThisMonth, pointsOutstanding] = await Promise.all([
      settings(),
      store.members.count({}),
      store.members.count({ joinedAt: store.command.gte(from) }),
      outstanding(store, now),
      readSales(store, tally),
      readReturns(store, tally),
    ]);
    return accept(tally.answer({ members: { total, joinedThisMonth }, pointsOutstanding, stores }));
  },
});

async function readSales(store: Store, tally: OverviewTally): Promise<void> {
  for await (const page of store.sales.pages([
    'memberNo',
    'storeId',
    'occurredAt',
    'paid',
    'voidedAt',
    'exchangeFor',
  ])) {
    for (const sale of page) tally.addSale(sale);
  }
}

async function readReturns(store: Store, tally: OverviewTally): Promise<void> {
  for await (const page of store.returns.pages(['occurredAt', 'refunded', 'cause'])) {
    for (const each of page) tally.addReturn(each);
  }
}

async function outstanding(store: Store, now: EpochMs): Promise<Points> {
  let sum = 0;
  for await (const page of store.accounts.pages(['lots'])) {
    for (const account of page) sum += spendablePoints(account, now);
  }
  return sum as Points;
}
