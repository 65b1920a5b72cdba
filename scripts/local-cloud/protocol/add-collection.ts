import type { Store } from '../store';
import { collectionOf, invalidParameter, type Call } from './request';

/** Letters of any language, digits, `_` and `-`, not starting with `$` or `system.`, as CloudBase's console demands. */
const collectionName = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,119}$/u;

export async function addCollection(store: Store, call: Call): Promise<object> {
  const name = collectionOf(call);
  if (!collectionName.test(name) || name.startsWith('system.'))
    throw invalidParameter(`collectionName is not a valid name: ${name}`);
  await store.createCollection(name);
  return {};
}
