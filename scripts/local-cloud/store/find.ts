import { isOperatorExpression, type Document } from '../query/document';
import { compileFilter } from '../query/filter';
import { hasPattern } from '../query/matching/regex';
import { findNearness, geoPathsOf } from '../query/near';
import { compileOrder } from '../query/sort';
import type { Collection } from './collection';
import { requestFailed } from './database-error';
import { planFind, type Plan } from './plan';
import type { DocumentRecord, View } from './record';
import { walkIndex } from './walk-index';
import { seenDocument } from './seen-document';
import { withinTime } from './time-limit';

export interface FindRequest {
  readonly filter: Document;
  readonly order?: Document;
  readonly offset?: number;
  readonly limit?: number;
}

/** A document as its reader sees it. */
export interface Found {
  readonly record: DocumentRecord;
  readonly document: Document;
}

/** Counts what a find looks at, so that a test can prove that it does not scan. */
export interface Examination {
  examined: number;
}

/** Finds documents in the order asked for, reading no more than it must. */
export function findDocuments(
  collection: Collection,
  view: View,
  request: FindRequest,
  examination: Examination,
): Found[] {
  requireGeoIndexes(collection, request.filter);
  const find = (): Found[] => findWithin(collection, view, request, examination);
  return hasPattern(request.filter) ? withinTime(patternLimitMs, find) : find();
}

/** Patterns can be written that no text of forty letters finishes. */
const patternLimitMs = 2_000;

function findWithin(collection: Collection, view: View, request: FindRequest, examination: Examination): Found[] {
  const { offset = 0, limit = Infinity } = request;
  const nearness = findNearness(request.filter);
  const order = orderOf(request.order);
  const plan = planFind(collection, request.filter, order);
  const ordered =
    nearness === undefined && (order === undefined || (plan.kind === 'index' && plan.ordered) || isSingle(plan));
  const matching = matches(collection, view, plan, request.filter, examination);
  if (ordered) return take(matching, offset, limit);
  const all = [...matching];
  const compare = order === undefined ? undefined : compileOrder(order);
  all.sort((a, b) =>
    compare === undefined ? (nearness?.compare(a.document, b.document) ?? 0) : compare(a.document, b.document),
  );
  return all.slice(offset, offset + limit);
}

/** MongoDB demands an index for nearness alone, CloudBase for every question about places. */
function requireGeoIndexes(collection: Collection, filter: Document): void {
  for (const path of geoPathsOf(filter)) {
    if (collection.geoPaths.has(path)) continue;
    throw requestFailed(`unable to find index for $geoNear query: no 2dsphere index on ${collection.name}.${path}`);
  }
}

function orderOf(order: Document | undefined): Document | undefined {
  return order === undefined || Object.keys(order).length === 0 ? undefined : order;
}

function isSingle(plan: Plan): boolean {
  return plan.kind === 'ids' && plan.keys.length === 1;
}

function take(found: Iterable<Found>, offset: number, limit: number): Found[] {
  const taken: Found[] = [];
  let skipped = 0;
  if (limit <= 0) return taken;
  for (const one of found) {
    if (skipped < offset) {
      skipped += 1;
      continue;
    }
    taken.push(one);
    if (taken.length >= limit) break;
  }
  return taken;
}

function* matches(
  collection: Collection,
  view: View,
  plan: Plan,
  filter: Document,
  examination: Examination,
): Generator<Found> {
  const test = needsNoTest(plan, filter) ? undefined : compileFilter(filter);
  for (const found of candidates(collection, view, plan)) {
    examination.examined += 1;
    if (test === undefined || test(found.document)) yield found;
  }
}

/** `{_id: x}` and `{_id: {$in: [...]}}`, the most frequent filters, are answered by the plan alone. */
function needsNoTest(plan: Plan, filter: Document): boolean {
  const names = Object.keys(filter);
  if (names.length !== 1) return names.length === 0;
  if (plan.kind !== 'ids' || names[0] !== '_id') return false;
  const condition = filter['_id'];
  return (
    !isOperatorExpression(condition) ||
    Object.keys(condition).every((operator) => operator === '$in' || operator === '$eq')
  );
}

function candidates(collection: Collection, view: View, plan: Plan): Iterable<Found> {
  switch (plan.kind) {
    case 'ids':
      return seen(recordsOf(collection, plan.keys), view);
    case 'scan':
      return seen(collection.records.values(), view);
    case 'index':
      return walkIndex(collection, view, plan);
    case 'union':
      return distinct(plan.plans.flatMap((part) => [...candidates(collection, view, part)]));
  }
}

/** Each record once; by insertion, so that the alternatives' order does not show. */
function distinct(found: readonly Found[]): Found[] {
  const byRecord = new Map(found.map((one) => [one.record, one]));
  return [...byRecord.values()].sort((a, b) => a.record.place - b.record.place);
}

function* recordsOf(collection: Collection, keys: readonly string[]): Generator<DocumentRecord> {
  for (const key of keys) {
    const record = collection.records.get(key);
    if (record !== undefined) yield record;
  }
}

function* seen(records: Iterable<DocumentRecord>, view: View): Generator<Found> {
  for (const record of records) {
    const document = seenDocument(record, view);
    if (document !== undefined) yield { record, document };
  }
}
