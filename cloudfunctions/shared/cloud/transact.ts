import { accept, contentHash, refuse } from '@vip-card/core';
import { now } from './clock';
import { isConflict, isLostAnswer, type Database, type SdkTransaction } from './database';
import type { Answer, CollectionName, RequestRecord } from './documents';
import type { Shelf } from './shelf';
import { DuplicateDocument, openTransaction, PendingWrites, type Transaction } from './transaction';

/** A request that writes: the same one again gets the first answer, another one under its id is refused. */
export interface WriteRequest {
  openid: string;
  action: string;
  requestId: string;
  /** What the request means, without its id. */
  content: unknown;
}

export interface TransactOptions {
  database: Database;
  collections: readonly CollectionName[];
  requests: Shelf<RequestRecord>;
}

/** Forty tills at once on one member all get through; a hundred tries mean that something else is wrong. */
const TRIES = 100;
const LONGEST_PAUSE_MS = 2_000;

/** Two devices at once collide in a document or two; more often is a fault. */
const DUPLICATES = 8;

/** The name of a request's record. */
export function requestKey({ openid, action, requestId }: WriteRequest): string {
  return `${openid}:${action}:${requestId}`;
}

/**
 * Carries out a request in one transaction: reads, decides, and writes the request's record with everything that the
 * decision puts. Two tries may overlap and the callback runs again then, so it reads no clock and has no effect but on
 * `tx`. A refusal is not stored. Inserting the record, not looking for it first, tells a replay; a lost answer is looked up
 * before it is believed.
 */
export async function transact<Value>(
  { database, collections, requests }: TransactOptions,
  request: WriteRequest,
  decide: (tx: Transaction, key: string) => Promise<Answer<Value>>,
): Promise<Answer<Value>> {
  const key = requestKey(request);
  const inputHash = contentHash(request.content);
  const at = now();
  const collisions = new Set<CollectionName>();
  let duplicates = 0;
  let took = 0;
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (tries > 0) await pause(tries, took);
    const began = performance.now();
    const transaction = await database.startTransaction();
    const writes = new PendingWrites();
    try {
      const answer = await decide(openTransaction(transaction, collections, writes, collisions), key);
      if (!answer.ok) {
        await rollback(transaction);
        return (await firstAnswer<Value>(requests, key, inputHash)) ?? answer;
      }
      // The record goes before all other new documents: a replay shows as a replay, not as a sale that exists.
      const inserts = new Map(writes.inserts);
      writes.inserts.clear();
      writes.insert('requests', key, { inputHash, answer: answer.value, at } satisfies RequestRecord);
      for (const [collection, documents] of inserts) writes.inserts.set(collection, documents);
      await writes.send(transaction);
      await transaction.commit();
      return answer;
    } catch (thrown) {
      took = performance.now() - began;
      await rollback(transaction);
      if (thrown instanceof DuplicateDocument) {
        duplicates += 1;
        // The decision was told of the collision and goes on inserting the same: it always will.
        if (duplicates > DUPLICATES) throw thrown;
        collisions.add(thrown.collection);
      } else if (!isConflict(thrown) && !isLostAnswer(thrown)) throw thrown;
      if (isConflict(thrown)) continue;
      const first = await firstAnswer<Value>(requests, key, inputHash);
      if (first) return first;
    }
  }
  return refuse({ code: 'busy' });
}

/** What a request was answered before, or that its id was used for something else; undefined when it is new. */
export async function firstAnswer<Value>(
  requests: Shelf<RequestRecord>,
  key: string,
  inputHash: string,
): Promise<Answer<Value> | undefined> {
  const record = await requests.find(key);
  if (!record) return undefined;
  if (record.inputHash !== inputHash) return refuse({ code: 'request_id_reused' });
  return accept(record.answer as Value);
}

async function rollback(transaction: SdkTransaction): Promise<void> {
  try {
    await transaction.rollback();
  } catch {
    // Aborted already, or lost with its connection: it ends by itself after 30 s, and nothing of it was committed.
  }
}

/**
 * Waits a random while that grows with the tries, so that those who collided do not collide again. It is measured by what
 * the failed try took: a busy database needs longer for the one who goes first.
 */
function pause(tries: number, took: number): Promise<void> {
  const longest = Math.min(LONGEST_PAUSE_MS, took * 2 ** Math.min(tries, 6));
  return new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
}
