import { contentHash } from '@vip-card/core';
import { collections } from './collections';
import { cloudDatabase, type Database } from './database';
import type { Answer, CollectionName, Documents } from './documents';
import { Shelf } from './shelf';
import { firstAnswer, requestKey, transact, type WriteRequest } from './transact';
import type { Transaction } from './transaction';

/** Every collection, typed, and the one way to write several documents together. */
export type Store = { readonly [Name in CollectionName]: Shelf<Documents[Name]> } & {
  readonly command: Database['command'];
  /** See `transact`. */
  transact<Value>(
    request: WriteRequest,
    decide: (tx: Transaction, key: string) => Promise<Answer<Value>>,
  ): Promise<Answer<Value>>;
  /** What this request was answered before: to be asked before a side effect that cannot be taken back. */
  firstAnswer<Value>(request: WriteRequest): Promise<Answer<Value> | undefined>;
};

/** The store on a database of the SDK. */
export function createStore(database: Database): Store {
  const names = collections.map(({ name }) => name as CollectionName);
  const shelves = Object.fromEntries(names.map((name) => [name, new Shelf(database, name)])) as unknown as {
    readonly [Name in CollectionName]: Shelf<Documents[Name]>;
  };
  const { requests } = shelves;
  return {
    ...shelves,
    command: database.command,
    transact: (request, decide) => transact({ database, collections: names, requests }, request, decide),
    firstAnswer: (request) => firstAnswer(requests, requestKey(request), contentHash(request.content)),
  };
}

let own: Store | undefined;

/** This environment's store, made once for each warm instance. */
export function theStore(): Store {
  own ??= createStore(cloudDatabase());
  return own;
}
