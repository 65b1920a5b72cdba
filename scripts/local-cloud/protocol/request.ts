import { decode } from '../query/ejson';
import { isDocument, type Document } from '../query/document';
import { DatabaseError } from '../store';

/** What every action is given: the parsed body of the request and the server's time. */
export interface Call {
  readonly body: Document;
  readonly now: Date;
}

export function invalidParameter(message: string): DatabaseError {
  return new DatabaseError('INVALID_PARAM', `[InvalidParameter] ${message}`);
}

export function collectionOf({ body }: Call): string {
  const name = body['collectionName'];
  if (typeof name !== 'string' || name === '') throw invalidParameter('collectionName is missing');
  return name;
}

/** Undefined for a request outside a transaction; the SDK sends null or an empty string for that, too. */
export function transactionOf({ body }: Call): string | undefined {
  const id = body['transactionId'];
  return typeof id === 'string' && id !== '' ? id : undefined;
}

export function neededTransactionOf(call: Call): string {
  const id = transactionOf(call);
  if (id === undefined) throw invalidParameter('transactionId is missing');
  return id;
}

/** A parameter that holds an Extended JSON document; undefined when it is absent. */
export function documentParameter({ body, now }: Call, name: string): Document | undefined {
  const text = body[name];
  if (text === undefined || text === null || text === '') return undefined;
  const value = typeof text === 'string' ? decode(text, now) : decode(JSON.stringify(text), now);
  if (!isDocument(value)) throw invalidParameter(`${name} is not an object`);
  return value;
}

export function neededDocument(call: Call, name: string): Document {
  const document = documentParameter(call, name);
  if (document === undefined) throw invalidParameter(`${name} is missing`);
  return document;
}

/** The documents that a request is about. */
export function filterOf(call: Call): Document {
  return documentParameter(call, 'query') ?? {};
}

/** A count such as offset; undefined when it is absent. */
export function countParameter({ body }: Call, name: string): number | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw invalidParameter(`${name} is not a whole number >= 0`);
  return value;
}
