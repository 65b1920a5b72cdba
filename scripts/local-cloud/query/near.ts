import type { Document } from './document';

/** What `$near`/`$nearSphere` in a filter asks: results come nearest first, and the path needs a 2dsphere index. */
export interface Nearness {
  path: string;
  /** Orders documents by distance, nearest first. */
  compare(left: Document, right: Document): number;
}

/** The nearness condition of a filter, if it has one. */
export function findNearness(_filter: Document): Nearness | undefined {
  return undefined;
}
