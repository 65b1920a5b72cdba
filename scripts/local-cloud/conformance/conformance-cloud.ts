import cloudbase from '@cloudbase/node-sdk';
import path from 'node:path';
import { startTestCloud, type TestCloud } from '../testing/test-cloud';

export type Database = TestCloud['database'];
export type Collection = ReturnType<Database['collection']>;
export type Fields = Record<string, unknown>;

/** The SDK's commands need no cloud. */
export const offline = cloudbase.init({ env: 'local-env' }).database();

export interface ConformanceCloud {
  readonly cloud: TestCloud;
  readonly db: Database;
  /** A collection of this test's own. */
  empty(): Promise<Collection>;
  /** A collection of this test's own with these documents. */
  filled(documents: readonly Fields[]): Promise<Collection>;
  /** One of the collections with indexes (collections.json), emptied. */
  indexed(name: 'places' | 'people'): Promise<Collection>;
  /** One request in the data plane's own words, past the SDK. */
  ask(action: string, parameters: Fields): Promise<Fields>;
}

/** A local cloud for the tests of one file. */
export function conformanceCloud(): ConformanceCloud {
  let cloud: TestCloud | undefined;
  let made = 0;
  beforeAll(async () => {
    cloud = await startTestCloud({ functions: false, collectionsFile: path.join(__dirname, 'collections.json') });
  });
  afterAll(() => cloud?.stop());

  const running = (): TestCloud => {
    if (!cloud) throw new Error('The local cloud runs only while tests do.');
    return cloud;
  };
  const empty = async (): Promise<Collection> => {
    made += 1;
    const name = `collection-${String(made)}`;
    await running().database.createCollection(name);
    return running().database.collection(name);
  };
  return {
    get cloud() {
      return running();
    },
    get db() {
      return running().database;
    },
    empty,
    async filled(documents) {
      const collection = await empty();
      await collection.add(documents);
      return collection;
    },
    async indexed(name) {
      const collection = running().database.collection(name);
      await collection.where({ _id: offline.command.exists(true) }).remove();
      return collection;
    },
    ask: (action, parameters) => running().request('POST', '/admin', { action, ...parameters }),
  };
}

/** The documents that a query finds. */
export async function found(query: { get(): Promise<{ data: unknown }> }): Promise<Fields[]> {
  const { data } = await query.get();
  return data as Fields[];
}

/** The `_id`s that a query finds, in its order. */
export async function foundIds(query: { get(): Promise<{ data: unknown }> }): Promise<unknown[]> {
  return (await found(query)).map(({ _id }) => _id);
}

/** A stored document without its `_id`. */
export async function stored(collection: Collection, id: string): Promise<Fields> {
  const [document] = await found(collection.doc(id));
  if (!document) throw new Error(`No document ${id}`);
  const { _id, ...fields } = document;
  return fields;
}

/** What `rejects.toMatchObject` expects of a refusal. */
export const failed = { code: 'DATABASE_REQUEST_FAILED' };
