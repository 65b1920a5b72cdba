import { decode, encode } from '../query/ejson';
import { compileProjection } from '../query/project';
import { isDocument, type Document } from '../query/document';
import type { Store } from '../store';
import {
  collectionOf,
  countParameter,
  documentParameter,
  filterOf,
  invalidParameter,
  transactionOf,
  type Call,
} from './request';

const defaultLimit = 100;
const largestLimit = 1000;

export function getDocument(store: Store, call: Call): object {
  const offset = countParameter(call, 'offset') ?? 0;
  const limit = limitOf(call);
  const order = orderOf(call);
  const projection = documentParameter(call, 'projection');
  const found = store.read(transactionOf(call)).find(collectionOf(call), {
    filter: filterOf(call),
    offset,
    limit,
    ...(order === undefined ? {} : { order }),
  });
  const list = projection === undefined ? found : found.map(compileProjection(projection));
  return { data: { list: list.map(encode), offset, limit } };
}

function limitOf(call: Call): number {
  if (call.body['queryType'] === 'DOC') return 1;
  const limit = countParameter(call, 'limit');
  return limit === undefined || limit === 0 ? defaultLimit : Math.min(limit, largestLimit);
}

/** `{"at": -1}`, or the older form `[{"field": "at", "direction": "desc"}]`. */
function orderOf({ body, now }: Call): Document | undefined {
  const { order } = body;
  if (order === undefined || order === null || order === '') return undefined;
  const value = typeof order === 'string' ? decode(order, now) : order;
  if (isDocument(value)) return value;
  if (!Array.isArray(value)) throw invalidParameter('order is not an object');
  return Object.fromEntries(value.map(orderEntry));
}

function orderEntry(entry: unknown): [string, 1 | -1] {
  if (!isDocument(entry) || typeof entry['field'] !== 'string')
    throw invalidParameter('order has an entry without a field');
  return [entry['field'], entry['direction'] === 'desc' ? -1 : 1];
}
