import { updateOne } from 'mingo';
import { cloneValue, type Document } from './document';

/** Applies update operators to a copy of a document. */
export function applyUpdate(document: Document, update: Document, _context: { now: Date; filter: Document }): Document {
  const documents = [cloneValue(document) as Document];
  updateOne(documents, {}, update as never);
  return documents[0] ?? document;
}
