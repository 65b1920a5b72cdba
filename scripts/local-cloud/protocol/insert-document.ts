import { decode } from '../query/ejson';
import { replaceDocument } from '../query/replace';
import { isDocument, type Document } from '../query/document';
import type { Store } from '../store';
import { newId } from './new-id';
import { collectionOf, invalidParameter, transactionOf, type Call } from './request';

export async function insertDocument(store: Store, call: Call): Promise<object> {
  const collection = collectionOf(call);
  const documents = newDocuments(call);
  await store.write(transactionOf(call), (draft) => {
    for (const document of documents) draft.insert(collection, document);
  });
  return { data: { insertedIds: documents.map((document) => document['_id']) } };
}

function newDocuments({ body, now }: Call): Document[] {
  const { data } = body;
  if (!Array.isArray(data) || data.length === 0) throw invalidParameter('data is not a list of documents');
  return data.map((text: unknown) => {
    const value = typeof text === 'string' ? decode(text, now) : undefined;
    if (!isDocument(value)) throw invalidParameter('data is not a list of documents');
    return replaceDocument(undefined, value, value['_id'] ?? newId());
  });
}
