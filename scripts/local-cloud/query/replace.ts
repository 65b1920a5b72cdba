import { equalValues } from './compare';
import type { Document } from './document';
import { QueryError } from './query-error';
import { assertId, assertStorable } from './storable';

/**
 * The document that a `set` leaves behind: every field replaced, the `_id` kept. Without a current document, `id` becomes the
 * `_id`. A replacement may repeat the `_id` but not change it.
 */
export function replaceDocument(current: Document | undefined, replacement: Document, id: unknown): Document {
  assertStorable(replacement);
  const kept = current === undefined ? (replacement['_id'] ?? id) : current['_id'];
  assertId(kept);
  if ('_id' in replacement && !equalValues(replacement['_id'], kept)) {
    throw new QueryError("After applying the update, the (immutable) field '_id' was found to have been altered");
  }
  return { _id: kept, ...replacement };
}
