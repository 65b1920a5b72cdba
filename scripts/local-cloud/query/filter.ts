import { Query } from 'mingo';
import type { Document } from './document';

/** Compiles a MongoDB filter. */
export function compileFilter(filter: Document): (document: Document) => boolean {
  const query = new Query<Document>(filter as never);
  return (document) => query.test(document);
}
