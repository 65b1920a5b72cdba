import { BSONRegExp } from 'bson';
import { isDocument, type Document } from '../query/document';
import type { Collection } from './collection';
import type { CollectionIndex } from './collection-index';
import { duplicateKey, requestFailed, transactionConflict } from './database-error';
import { diskContent } from './disk-content';
import { versionAt, type DocumentRecord, type IndexKeys } from './record';
import { seenDocument } from './seen-document';
import type { Writer } from './writer';

/** Another writer holds what a plain request needs: it starts again when that writer has let go. */
export class Blocked extends Error {
  constructor(readonly holder: Writer) {
    super('waits for another writer');
  }
}

/** Stages a new document. */
export function stageInsert(writer: Writer, collection: Collection, document: Document): void {
  const id = document['_id'];
  checkId(collection, id);
  const keys = collection.keysOf(document);
  const content = diskContent(document);
  const record = collection.recordFor(id);
  try {
    hold(writer, record);
    if (seenDocument(record, writer.view) !== undefined) throw duplicateKey(collection.name, '_id_', [id]);
    claimUniqueKeys(writer, collection, record, document, keys);
    writer.stage({ collection, record, document, keys, content });
  } finally {
    collection.forgetIfEmpty(record);
  }
}

/** Stages a document's next state, or its removal. */
export function stageChange(
  writer: Writer,
  collection: Collection,
  record: DocumentRecord,
  document: Document | undefined,
): void {
  hold(writer, record);
  if (document === undefined) {
    writer.stage({ collection, record, document, keys: [], content: undefined });
    return;
  }
  const keys = collection.keysOf(document);
  const content = diskContent(document);
  claimUniqueKeys(writer, collection, record, document, keys);
  writer.stage({ collection, record, document, keys, content });
}

/** @throws Blocked in a plain request; a transaction that comes second is refused at once. */
function hold(writer: Writer, record: DocumentRecord): void {
  if (record.writer === writer) return;
  if (record.writer !== undefined) refuseSecond(writer, record.writer);
  const changedSince =
    writer.snapshot !== undefined && record.latest !== undefined && record.latest.time > writer.snapshot;
  if (changedSince) throw transactionConflict();
}

function refuseSecond(writer: Writer, holder: Writer): never {
  if (writer.snapshot !== undefined) throw transactionConflict();
  throw new Blocked(holder);
}

function claimUniqueKeys(
  writer: Writer,
  collection: Collection,
  record: DocumentRecord,
  document: Document,
  keys: readonly IndexKeys[],
): void {
  for (const index of collection.indexes) {
    if (!index.unique) continue;
    for (const key of keys[index.position] ?? []) {
      if (isTaken(writer, index, key, record))
        throw duplicateKey(collection.name, index.name, shownValues(index, document));
    }
  }
  for (const index of collection.indexes) {
    if (index.unique) for (const key of keys[index.position] ?? []) writer.reserve(index, key, record);
  }
}

function isTaken(writer: Writer, index: CollectionIndex, key: string, record: DocumentRecord): boolean {
  const reservation = index.reservations.get(key);
  if (reservation !== undefined && reservation.record !== record) {
    if (reservation.writer !== writer) refuseSecond(writer, reservation.writer);
    // The writer may have moved that document to another key since.
    if (writer.staged.get(reservation.record)?.keys[index.position]?.includes(key) === true) return true;
  }
  for (const { target } of index.entries.range(key, `${key}\u0000`)) {
    if (target !== record && isHeldBy(writer, index, key, target)) return true;
  }
  return false;
}

/** Whether another document has the key now. In a transaction, a key that changed hands since its snapshot is a conflict. */
function isHeldBy(writer: Writer, index: CollectionIndex, key: string, other: DocumentRecord): boolean {
  if (other.writer === writer) return false; // Its staged state counts, and that is in the reservations.
  if (other.writer !== undefined) refuseSecond(writer, other.writer);
  const holds = (time: number | undefined): boolean => {
    const version = versionAt(other, time);
    return version !== undefined && index.keysIn(version).includes(key);
  };
  const now = holds(undefined);
  if (writer.snapshot !== undefined && now !== holds(writer.snapshot)) throw transactionConflict();
  return now;
}

function shownValues(index: CollectionIndex, document: Document): unknown[] {
  return index.fields.map(({ names }) =>
    names.reduce<unknown>((value, name) => (isDocument(value) ? value[name] : null), document),
  );
}

function checkId(collection: Collection, id: unknown): void {
  if (Array.isArray(id) || id === undefined || id === null || id instanceof BSONRegExp) {
    throw requestFailed("The '_id' value cannot be an array, a regular expression or nothing");
  }
  if (typeof id === 'string' && id.length > 1024 / 3 && Buffer.byteLength(id) > 1024) {
    throw requestFailed(`Btree::insert: key too large to index, failing ${collection.name}._id_`);
  }
}
