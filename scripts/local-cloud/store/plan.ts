import { isDocument, type Document } from '../query/document';
import type { Collection } from './collection';
import type { CollectionIndex, IndexField } from './collection-index';
import { boundsOf, constraintsOf, type Constraint, type Constraints } from './constraints';
import { invertKey, keyEnd, type KeyRange } from './key-encoding';

/** How the candidates of a find are reached. */
export type Plan =
  | { kind: 'ids'; keys: readonly string[] }
  | {
      kind: 'index';
      index: CollectionIndex | undefined;
      ranges: readonly KeyRange[];
      reverse: boolean;
      ordered: boolean;
    }
  | { kind: 'union'; plans: readonly Plan[] }
  | { kind: 'scan' };

type IndexPlan = Extract<Plan, { kind: 'index' }>;

const idFields: readonly IndexField[] = [{ path: '_id', names: ['_id'], descending: false }];

/** More ranges than this cost more than they save. */
const mostRanges = 1000;

/** How much each use of an index counts for. An order that narrows nothing is worth less than any range. */
const scores = { equal: 100, order: 40, range: 30, orderOnly: 10 } as const;

/** Chooses by rules: equal fields first, then order, then a range. */
export function planFind(collection: Collection, filter: Document, order?: Document): Plan {
  const constraints = constraintsOf(filter);
  const ids = constraints.get('_id')?.equals;
  if (ids !== undefined) return { kind: 'ids', keys: ids };
  const orders = Object.entries(order ?? {});
  let best: { plan: IndexPlan; score: number } | undefined;
  for (const index of [...collection.indexes, undefined]) {
    const fields = index?.fields ?? idFields;
    const candidate = planIndex(index, fields, constraints, orders);
    if (candidate.score > (best?.score ?? 0)) best = candidate;
  }
  if (best !== undefined && best.score > scores.orderOnly) return best.plan;
  return planUnion(collection, filter['$or']) ?? best?.plan ?? { kind: 'scan' };
}

/** Every alternative of an `$or` by an index of its own, if all of them have one. */
function planUnion(collection: Collection, alternatives: unknown): Plan | undefined {
  if (!Array.isArray(alternatives)) return undefined;
  const plans = alternatives.map((filter) => (isDocument(filter) ? planFind(collection, filter) : undefined));
  const narrow = (plan: Plan | undefined): plan is Plan => plan !== undefined && plan.kind !== 'scan';
  return plans.every(narrow) ? { kind: 'union', plans } : undefined;
}

function planIndex(
  index: CollectionIndex | undefined,
  fields: readonly IndexField[],
  constraints: Constraints,
  orders: readonly (readonly [string, unknown])[],
): { plan: IndexPlan; score: number } {
  const multikey = index?.multikey ?? false;
  const { prefixes, used } = equalPrefixes(fields, constraints);
  const next = fields[used];
  const bounded = next === undefined ? undefined : rangeOver(next, constraints.get(next.path), multikey);
  const sortable = prefixes.length === 1 && !(multikey && bounded !== undefined);
  const direction = sortable ? directionOf(fields, used, constraints, orders, multikey) : undefined;
  const ranges = prefixes.map((prefix) =>
    bounded === undefined
      ? { from: prefix, to: prefix + keyEnd }
      : { from: prefix + bounded.from, to: prefix + bounded.to },
  );
  const ordered = direction !== undefined;
  const narrowing = used * scores.equal + (bounded === undefined ? 0 : scores.range);
  const ordering = orders.length > 0 && ordered ? (narrowing > 0 ? scores.order : scores.orderOnly) : 0;
  return { plan: { kind: 'index', index, ranges, reverse: direction === -1, ordered }, score: narrowing + ordering };
}

/** The beginnings of all keys whose first fields are as the filter demands. */
function equalPrefixes(fields: readonly IndexField[], constraints: Constraints): { prefixes: string[]; used: number } {
  let prefixes = [''];
  let used = 0;
  for (const field of fields) {
    const equals = constraints.get(field.path)?.equals;
    if (equals === undefined || prefixes.length * equals.length > mostRanges) break;
    const keys = field.descending ? equals.map(invertKey) : equals;
    prefixes = prefixes.flatMap((prefix) => keys.map((key) => prefix + key));
    used += 1;
  }
  return { prefixes, used };
}

function rangeOver(field: IndexField, constraint: Constraint | undefined, multikey: boolean): KeyRange | undefined {
  const bounds = constraint === undefined ? undefined : boundsOf(constraint, multikey);
  if (bounds === undefined) return undefined;
  const { from, to } = bounds;
  if (!field.descending) {
    return { from: from.inclusive ? from.key : from.key + keyEnd, to: to.inclusive ? to.key + keyEnd : to.key };
  }
  const [first, last] = [invertKey(to.key), invertKey(from.key)];
  return { from: to.inclusive ? first : first + keyEnd, to: from.inclusive ? last + keyEnd : last };
}

/**
 * 1 or -1 when walking the index that way gives the order asked for. Fields with one demanded value do not matter, and entries
 * with equal keys come by `_id`.
 */
function directionOf(
  fields: readonly IndexField[],
  used: number,
  constraints: Constraints,
  orders: readonly (readonly [string, unknown])[],
  multikey: boolean,
): 1 | -1 | undefined {
  const fixed = (path: string): boolean => !multikey && constraints.get(path)?.equals?.length === 1;
  const wanted = orders.filter(([path]) => !fixed(path));
  const available = [...fields.slice(used), ...(fields === idFields ? [] : idFields)];
  let direction: 1 | -1 | undefined;
  for (const [position, [path, sign]] of wanted.entries()) {
    const field = available[position];
    if (field?.path !== path) return undefined;
    const needed = Number(sign) < 0 === field.descending ? 1 : -1;
    if (direction !== undefined && direction !== needed) return undefined;
    direction = needed;
  }
  return direction ?? 1;
}
