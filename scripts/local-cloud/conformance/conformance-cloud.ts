import cloudbase from '@cloudbase/node-sdk';
import path from 'node:path';
import { startTestCloud, type TestCloud } from '../testing/test-cloud';
import type { Collection, Database, Fields } from './sdk';

/** The SDK's commands and geometries need no cloud. */
export const {
  command,
  Geo,
  serverDate,
  RegExp: regExp,
  ObjectId: objectId,
} = typed(cloudbase.init({ env: 'local-env' }).database());

interface ConformanceCloud {
  /** The running cloud itself. */
  readonly app: TestCloud['app'];
  readonly url: string;
  readonly clock: TestCloud['clock'];
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

/** One cloud serves every case: starting it costs more than a hundred of them. */
export const cloud = conformanceCloud();

function conformanceCloud(): ConformanceCloud {
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
  const database = (): Database => typed(running().database);
  const empty = async (): Promise<Collection> => {
    made += 1;
    const name = `collection-${String(made)}`;
    await database().createCollection(name);
    return database().collection(name);
  };
  return {
    get app() {
      return running().app;
    },
    get url() {
      return running().url;
    },
    get clock() {
      return running().clock;
    },
    get db() {
      return database();
    },
    empty,
    async filled(documents) {
      const collection = await empty();
      await collection.add(documents);
      return collection;
    },
    async indexed(name) {
      const collection = database().collection(name);
      await collection.where({ _id: command.exists(true) }).remove();
      return collection;
    },
    ask: (action, parameters) => running().request('POST', '/admin', { action, ...parameters }),
  };
}

function typed(database: TestCloud['database']): Database {
  return database as unknown as Database;
}

/** The documents that a query finds. */
export async function found(query: { get(): Promise<{ data: Fields[] }> }): Promise<Fields[]> {
  return (await query.get()).data;
}

/** The `_id`s that a query finds, in its order. */
export async function foundIds(query: { get(): Promise<{ data: Fields[] }> }): Promise<unknown[]> {
  return (await found(query)).map(({ _id }) => _id);
}

/** A stored document without its `_id`. */
export async function stored(collection: Collection, id: string): Promise<Fields> {
  const [document] = await found(collection.doc(id));
  if (!document) throw new Error(`No document ${id}`);
  return Object.fromEntries(Object.entries(document).filter(([name]) => name !== '_id'));
}

/** What `rejects.toMatchObject` expects of a refusal. */
export const failed = { code: 'DATABASE_REQUEST_FAILED' };

/** A refusal because a value is taken already. */
export const duplicate = { ...failed, message: expect.stringContaining('E11000') as string };
