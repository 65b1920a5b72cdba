import type { CounterPurchase } from '../actions/counter';
import type { Purchase } from '../actions/points';
import type { Policies } from '../ledger/policies';
import type { EpochMs } from '../units';
import { quantitiesOf, refundable } from './give-back';
import type { Sale } from './sale';
import { mayVoid } from './void';

/** A sale as its member reads it. */
export function purchaseOf(sale: Sale, storeName: (storeId: string) => string): Purchase {
  const { occurredAt, channel, paid, tender, award, refunded, reversed, voidedAt, exchangeFor } = sale;
  const back = quantitiesOf(sale);
  return {
    ...named(sale, storeName),
    at: occurredAt,
    channel,
    lines: sale.lines.map((line, index) => ({ ...line, returned: back[index] ?? 0 })),
    paid,
    worth: tender?.worth ?? (0 as Purchase['worth']),
    redeemed: tender?.points ?? (0 as Purchase['redeemed']),
    award,
    refunded,
    reversed,
    voidedAt,
    exchangeFor: exchangeFor ? named(exchangeFor, storeName) : null,
  };
}

function named(
  { storeId, receipt }: Pick<Sale, 'storeId' | 'receipt'>,
  storeName: (storeId: string) => string,
): Pick<Purchase, 'id' | 'receipt' | 'store'> {
  return { id: `${storeId}:${receipt}`, receipt, store: storeName(storeId) };
}

/** A sale as a clerk may act on it. */
export function counterPurchaseOf(
  sale: Sale,
  facts: {
    storeName: (storeId: string) => string;
    by: { staffId: string; storeId: string; role: 'clerk' | 'manager' };
    policies: Policies;
    now: EpochMs;
  },
): CounterPurchase {
  const { by, policies, now } = facts;
  const judge = (reason: string | undefined): boolean => mayVoid({ sale, by, reason, policies, now }).ok;
  return {
    ...purchaseOf(sale, facts.storeName),
    storeId: sale.storeId,
    left: refundable(sale),
    voidable: judge(undefined) ? 'freely' : judge('a reason') ? 'with-reason' : 'no',
  };
}
