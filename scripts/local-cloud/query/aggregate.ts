import { aggregate as run } from 'mingo';
import type { Document } from './document';

/** Gives a collection's documents, narrowed by a filter when that spares work. */
export type Source = (collection: string, filter?: Document) => Iterable<Document>;

/** Runs an aggregation pipeline over a collection. */
export function aggregate(pipeline: readonly Document[], source: Source, collection: string): Document[] {
  return run([...source(collection)], [...pipeline], { collectionResolver: (name: string) => [...source(name)] }) as Document[];
}
