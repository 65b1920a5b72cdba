import type { Store } from '../store';
import { collectionOf, filterOf, transactionOf, type Call } from './request';

export async function removeDocument(store: Store, call: Call): Promise<object> {
  const collection = collectionOf(call);
  const filter = filterOf(call);
  const limit = call.body['multi'] === true ? Infinity : 1;
  const deleted = await store.write(transactionOf(call), (draft) => {
    const targets = draft.findRecords(collection, { filter, limit });
    for (const found of targets) draft.remove(collection, found);
    return targets.length;
  });
  return { data: { deleted } };
}
