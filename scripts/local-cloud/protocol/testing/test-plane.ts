import type { CollectionDeclaration } from '../../../../cloudfunctions/shared/cloud/collections';
import type { Document } from '../../query/document';
import { decode, encode } from '../../query/ejson';
import { openEmptyStore } from '../../store/testing/empty-store';
import { createDataPlane } from '../data-plane';

/** A data plane on an empty folder, spoken to as the SDK does: parameters that are documents travel as Extended JSON. */
export interface TestPlane {
  /** Sends an action of the database. */
  ask: (action: string, parameters?: Document) => Promise<Document>;
  /** All documents that a filter finds. */
  find: (collectionName: string, filter?: Document) => Promise<Document[]>;
  insert: (collectionName: string, ...documents: Document[]) => Promise<Document>;
  begin: () => Promise<string>;
  discard: () => Promise<void>;
}

const encoded = ['query', 'order', 'projection'];

export async function startTestPlane(
  collections: CollectionDeclaration[],
  now = Date.UTC(2026, 0, 1),
): Promise<TestPlane> {
  const { store, discard } = await openEmptyStore({ collections });
  const dataPlane = createDataPlane({ store, clock: { now: () => now } });
  const ask = async (action: string, parameters: Document = {}): Promise<Document> => {
    const body: Document = { ...parameters, action: `database.${action}` };
    for (const name of encoded) if (name in body) body[name] = encode(body[name]);
    if ('data' in body && !Array.isArray(body['data'])) body['data'] = encode(body['data']);
    // The answer travels as JSON.
    return JSON.parse(JSON.stringify(await dataPlane.handle(JSON.parse(JSON.stringify(body))))) as Document;
  };
  return {
    ask,
    discard,
    insert: (collectionName, ...documents) => ask('insertDocument', { collectionName, data: documents.map(encode) }),
    async find(collectionName, filter = {}) {
      return documentsOf(await ask('getDocument', { collectionName, query: filter, limit: 1000 }));
    },
    async begin() {
      return String((await ask('startTransaction'))['transactionId']);
    },
  };
}

/** The documents of a getDocument or aggregateDocuments answer. */
export function documentsOf(answer: Document): Document[] {
  return (answer['data'] as { list: string[] }).list.map((text) => decode(text, new Date(0)) as Document);
}
