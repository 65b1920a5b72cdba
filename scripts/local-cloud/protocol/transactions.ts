import type { Store } from '../store';
import { neededTransactionOf, type Call } from './request';

export function startTransaction(store: Store): object {
  return { transactionId: store.begin() };
}

export async function commitTransaction(store: Store, call: Call): Promise<object> {
  await store.commit(neededTransactionOf(call));
  return {};
}

export function abortTransaction(store: Store, call: Call): object {
  store.abort(neededTransactionOf(call));
  return {};
}
