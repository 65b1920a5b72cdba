import type { Store } from '../store';
import { collectionOf, filterOf, transactionOf, type Call } from './request';

export function calculateDocument(store: Store, call: Call): object {
  const found = store.read(transactionOf(call)).find(collectionOf(call), { filter: filterOf(call) });
  return { data: { total: found.length } };
}
