import type { Document } from './document';

/** The document that a `set` leaves behind: everything replaced, the _id kept. */
export function replaceDocument(current: Document | undefined, replacement: Document, id: unknown): Document {
  return { _id: current?.['_id'] ?? id, ...replacement };
}
