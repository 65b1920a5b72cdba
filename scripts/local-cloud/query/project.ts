import { cloneValue, fieldOf, isDocument, setField, type Document } from './document';
import { compileFilter } from './filter';
import { QueryError } from './query-error';

/**
 * Applies a find projection to a document: `{a: 1}` keeps (with the `_id`), `{a: 0}` leaves out, `$slice` and `$elemMatch` cut
 * arrays. Keeping and leaving out do not mix, except for `_id`.
 */
export function project(document: Document, projection: Document): Document {
  return compileProjection(projection)(document);
}

/** Compiles a projection once for many documents. */
export function compileProjection(projection: Document): (document: Document) => Document {
  const { tree, keepId, inclusive } = readProjection(projection);
  if (!inclusive) {
    const full: Tree = new Map(tree);
    if (!keepId) full.set('_id', false);
    return (document) => exclude(document, full);
  }
  const full: Tree = new Map(tree);
  if (keepId) full.set('_id', true);
  return (document) => include(document, full);
}

/** What happens to a field: kept, left out, cut, or looked into. */
type Node = boolean | Cut | Tree;
type Tree = Map<string, Node>;
type Cut = (value: unknown) => unknown;

interface Reading {
  tree: Tree;
  keepId: boolean;
  inclusive: boolean;
}

function readProjection(projection: Document): Reading {
  const reading: Reading = { tree: new Map(), keepId: true, inclusive: false };
  const modes = new Set<boolean>();
  const visit = (path: string, operand: unknown): void => {
    if (path === '_id' && !isDocument(operand)) {
      reading.keepId = isKept(operand);
      if (reading.keepId) modes.add(true);
      return;
    }
    if (path.startsWith('$') || path.includes('.$') || path.split('.').includes('')) {
      throw new QueryError(`projection path '${path}' is not supported`);
    }
    if (isDocument(operand) && Object.keys(operand)[0]?.startsWith('$') !== true) {
      for (const [name, inner] of Object.entries(operand)) visit(`${path}.${name}`, inner);
      return;
    }
    const node = isDocument(operand) ? readCut(operand) : isKept(operand);
    if (typeof node === 'boolean') modes.add(node);
    else if ('$elemMatch' in (operand as Document)) modes.add(true);
    plant(reading.tree, path.split('.'), node);
  };
  for (const [path, operand] of Object.entries(projection)) visit(path, operand);
  if (modes.has(true) && modes.has(false)) throw new QueryError('Projection cannot have a mix of inclusion and exclusion.');
  return { ...reading, inclusive: modes.has(true) || (modes.size === 0 && reading.tree.size === 0 && '_id' in projection && reading.keepId) };
}

function isKept(operand: unknown): boolean {
  return operand !== 0 && operand !== false && operand !== null && operand !== undefined;
}

function readCut(operand: Document): Cut {
  const [operator = ''] = Object.keys(operand);
  switch (operator) {
    case '$slice':
      return slice(operand['$slice']);
    case '$elemMatch':
      return elementMatch(operand['$elemMatch']);
    default:
      throw new QueryError(`Unsupported projection option: ${operator}`);
  }
}

function slice(operand: unknown): Cut {
  const numbers = Array.isArray(operand) ? (operand as unknown[]) : [operand];
  const [first, second] = numbers;
  if (typeof first !== 'number') throw new QueryError('$slice only supports numbers and [skip, limit] arrays');
  if (numbers.length === 1) return (value) => (Array.isArray(value) ? (first >= 0 ? value.slice(0, first) : value.slice(first)) : value);
  if (typeof second !== 'number' || second <= 0) throw new QueryError('$slice limit must be positive');
  return (value) => {
    if (!Array.isArray(value)) return value;
    const start = first >= 0 ? first : Math.max(0, value.length + first);
    return value.slice(start, start + second);
  };
}

function elementMatch(operand: unknown): Cut {
  if (!isDocument(operand)) throw new QueryError('elemMatch: Invalid argument, object required');
  const test = compileFilter({ element: { $elemMatch: operand } });
  return (value) => {
    const found = Array.isArray(value) ? value.findIndex((element: unknown) => test({ element: [element] })) : -1;
    return found < 0 ? undefined : [(value as unknown[])[found]];
  };
}

function plant(tree: Tree, path: readonly string[], node: Node): void {
  const [name = '', ...rest] = path;
  const present = tree.get(name);
  if (rest.length === 0 ? present !== undefined : present !== undefined && !(present instanceof Map)) {
    throw new QueryError(`Path collision at ${path.join('.')}`);
  }
  if (rest.length === 0) {
    tree.set(name, node);
    return;
  }
  const branch: Tree = present instanceof Map ? present : new Map<string, Node>();
  tree.set(name, branch);
  plant(branch, rest, node);
}

function include(document: Document, tree: Tree): Document {
  const kept: Document = {};
  for (const name of Object.keys(document)) {
    const node = tree.get(name);
    if (node === undefined || node === false) continue;
    const value = includeValue(fieldOf(document, name), node);
    if (value !== undefined) setField(kept, name, value);
  }
  return kept;
}

function includeValue(value: unknown, node: Node): unknown {
  if (typeof node === 'function') return cloneValue(node(value));
  if (!(node instanceof Map)) return cloneValue(value);
  if (isDocument(value)) return include(value, node);
  // A path that goes on into scalars finds nothing; in arrays it goes on in every document.
  if (!Array.isArray(value)) return undefined;
  return value.map((element: unknown) => includeValue(element, node)).filter((element) => element !== undefined);
}

function exclude(document: Document, tree: Tree): Document {
  const kept: Document = {};
  for (const name of Object.keys(document)) {
    const node = tree.get(name);
    if (node === false) continue;
    const value = excludeValue(fieldOf(document, name), node ?? true);
    if (value !== undefined) setField(kept, name, value);
  }
  return kept;
}

function excludeValue(value: unknown, node: Node): unknown {
  if (typeof node === 'function') return cloneValue(node(value));
  if (!(node instanceof Map)) return cloneValue(value);
  if (isDocument(value)) return exclude(value, node);
  return Array.isArray(value) ? value.map((element: unknown) => excludeValue(element, node)) : value;
}
