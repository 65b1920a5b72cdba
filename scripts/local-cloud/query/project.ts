import { find } from 'mingo';
import type { Document } from './document';

/** Applies a projection to one document. */
export function project(document: Document, projection: Document): Document {
  return (find([document], {}, projection as never).all()[0] ?? {}) as Document;
}
