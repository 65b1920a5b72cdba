import { aggregate } from '../query/aggregate';
import { decode, encode } from '../query/ejson';
import { isDocument, type Document } from '../query/document';
import { withinTime, type Store } from '../store';
import { collectionOf, invalidParameter, transactionOf, type Call } from './request';

/** What CloudBase answers with when the pipeline has no `$limit`. */
const defaultLimit = 20;

/** Shorter than the SDK waits: a pipeline can be written that never ends. */
const longestMs = 12_000;

export function aggregateDocuments(store: Store, call: Call): object {
  const collection = collectionOf(call);
  const pipeline = pipelineOf(call);
  const reader = store.read(transactionOf(call));
  reader.find(collection, { filter: {}, limit: 0 });
  const source = (name: string, filter: Document = {}): Iterable<Document> =>
    store.hasCollection(name) ? reader.find(name, { filter }) : [];
  const geoPaths = (name: string): string[] => store.geoPaths(name);
  const documents = withinTime(longestMs, () => aggregate(pipeline, source, collection, { now: call.now, geoPaths }));
  const limited = pipeline.some((stage) => '$limit' in stage) ? documents : documents.slice(0, defaultLimit);
  return { data: { list: limited.map(encode) } };
}

function pipelineOf({ body, now }: Call): Document[] {
  const { stages } = body;
  if (!Array.isArray(stages)) throw invalidParameter('stages is not a list');
  return stages.map((stage: unknown) => {
    const key = isDocument(stage) ? stage['stageKey'] : undefined;
    const value = isDocument(stage) ? stage['stageValue'] : undefined;
    if (typeof key !== 'string' || typeof value !== 'string')
      throw invalidParameter('a stage has no stageKey or stageValue');
    return { [key]: decode(value, now) };
  });
}
