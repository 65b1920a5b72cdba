import { isDocument, type Document } from '../query/document';
import { encode } from '../query/ejson';
import { hasPattern } from '../query/matching/regex';
import { replaceDocument } from '../query/replace';
import { applyUpdate } from '../query/update';
import { withinTime, type Store } from '../store';
import type { Draft } from '../store/draft';
import { newId } from './new-id';
import { collectionOf, filterOf, invalidParameter, neededDocument, transactionOf, type Call } from './request';
import { upsertStart } from './upsert-start';

interface Modification {
  readonly collection: string;
  readonly filter: Document;
  readonly data: Document;
  readonly now: Date;
  readonly limit: number;
  /** The `_id` of a document that an upsert makes; the same however often the draft is tried. */
  readonly freshId: string;
}

/** `merge: true` applies operators, `merge: false` replaces the document; `upsert` makes it when nothing matches. */
export async function modifyDocument(store: Store, call: Call): Promise<object> {
  const { multi, merge, upsert } = call.body;
  const modification: Modification = {
    collection: collectionOf(call),
    filter: filterOf(call),
    data: neededDocument(call, 'data'),
    now: call.now,
    limit: multi === true ? Infinity : 1,
    freshId: newId(),
  };
  if (merge !== false) requireOperators(modification.data);
  const answer = await store.write(transactionOf(call), (draft) =>
    merge === false
      ? replaceOne(draft, modification, upsert === true)
      : updateAll(draft, modification, upsert === true),
  );
  return { data: answer };
}

/** Changes one document and returns it as it is afterwards. */
export async function modifyAndReturnDoc(store: Store, call: Call): Promise<object> {
  const collection = collectionOf(call);
  const filter = filterOf(call);
  const data = neededDocument(call, 'data');
  requireOperators(data);
  const changed = await store.write(transactionOf(call), (draft) => {
    const [found] = draft.findRecords(collection, { filter, limit: 1 });
    if (found === undefined) return undefined;
    const document = update(found.document, data, { now: call.now, filter });
    if (document !== found.document) draft.replace(collection, found, document);
    return document;
  });
  return { data: changed === undefined ? { updated: 0, doc: null } : { updated: 1, doc: encode(changed) } };
}

/** Longer than any honest pattern takes over one document. */
const patternLimitMs = 2_000;

/** A `$pull` may look for a pattern, and patterns can be written that never end. */
function update(...[document, changes, context]: Parameters<typeof applyUpdate>): Document {
  const apply = (): Document => applyUpdate(document, changes, context);
  return hasPattern(changes['$pull']) ? withinTime(patternLimitMs, apply) : apply();
}

function requireOperators(data: Document): void {
  for (const name of Object.keys(data)) {
    if (!name.startsWith('$')) throw invalidParameter(`an update consists of operators, not of fields such as ${name}`);
  }
}

function updateAll(draft: Draft, modification: Modification, upsert: boolean): object {
  const { collection, filter, data, now, limit } = modification;
  const targets = draft.findRecords(collection, { filter, limit });
  if (targets.length === 0 && upsert) {
    const document = update(upsertStart(filter, modification.freshId), withInsertFields(data), { now, filter });
    draft.insert(collection, document);
    return { updated: 0, upsert_id: document['_id'] };
  }
  let updated = 0;
  for (const found of targets) {
    const document = update(found.document, data, { now, filter });
    if (document === found.document) continue;
    draft.replace(collection, found, document);
    updated += 1;
  }
  return { updated };
}

function replaceOne(draft: Draft, modification: Modification, upsert: boolean): object {
  const { collection, filter, data } = modification;
  const [found] = draft.findRecords(collection, { filter, limit: 1 });
  if (found !== undefined) {
    draft.replace(collection, found, replaceDocument(found.document, data, found.document['_id']));
    return { updated: 1 };
  }
  if (!upsert) return { updated: 0 };
  const document = replaceDocument(undefined, data, data['_id'] ?? filter['_id'] ?? modification.freshId);
  draft.insert(collection, document);
  return { updated: 0, upsert_id: document['_id'] };
}

/** Only an upsert that makes a document takes `$setOnInsert` to heart. */
function withInsertFields(update: Document): Document {
  const { $setOnInsert: onInsert, $set: set, ...others } = update;
  if (!isDocument(onInsert)) return update;
  return { ...others, $set: { ...(isDocument(set) ? set : {}), ...onInsert } };
}
