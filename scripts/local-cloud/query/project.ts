import { isDocument, isOperatorExpression, type Document } from './document';
import { compileFilter } from './filter';
import { exclude, include, plant, type Cut, type ProjectionTree } from './projection-tree';
import { QueryError } from './query-error';

/**
 * Compiles a find projection, once for many documents: `{a: 1}` keeps (with the `_id`), `{a: 0}` leaves out, `$slice` and
 * `$elemMatch` cut arrays. Keeping and leaving out do not mix, except for `_id`.
 */
export function compileProjection(projection: Document): (document: Document) => Document {
  const fields = Object.entries(projection).flatMap(([path, operand]) => flatten(path, operand));
  const tree: ProjectionTree = new Map();
  const modes = new Set<boolean>();
  for (const { path, operand } of fields) {
    const node = isDocument(operand) ? compileCut(operand) : isKept(operand);
    const mode = typeof node === 'boolean' ? node : isDocument(operand) && '$elemMatch' in operand ? true : undefined;
    if (mode !== undefined && !(path === '_id' && !mode)) modes.add(mode);
    plant(tree, path.split('.'), node);
  }
  if (modes.size === 2) throw new QueryError('Projection cannot have a mix of inclusion and exclusion.');
  if (!modes.has(true)) return (document) => exclude(document, tree);
  if (!tree.has('_id')) tree.set('_id', true);
  return (document) => include(document, tree);
}

/** `{a: {b: 1}}` says the same as `{'a.b': 1}`. */
function flatten(path: string, operand: unknown): { path: string; operand: unknown }[] {
  if (path.startsWith('$') || path.includes('.$') || path.split('.').includes('')) {
    throw new QueryError(`projection path '${path}' is not supported`);
  }
  if (!isDocument(operand) || isOperatorExpression(operand)) return [{ path, operand }];
  return Object.entries(operand).flatMap(([name, inner]) => flatten(`${path}.${name}`, inner));
}

function isKept(operand: unknown): boolean {
  return operand !== 0 && operand !== false && operand !== null && operand !== undefined;
}

function compileCut(operand: Document): Cut {
  const [operator = ''] = Object.keys(operand);
  switch (operator) {
    case '$slice':
      return compileSlice(operand['$slice']);
    case '$elemMatch':
      return compileElementMatch(operand['$elemMatch']);
    default:
      throw new QueryError(`Unsupported projection option: ${operator}`);
  }
}

function compileSlice(operand: unknown): Cut {
  const numbers = Array.isArray(operand) ? (operand as unknown[]) : [operand];
  const [first, count] = numbers;
  if (typeof first !== 'number') throw new QueryError('$slice only supports numbers and [skip, limit] arrays');
  if (numbers.length === 1) return onArray((array) => (first >= 0 ? array.slice(0, first) : array.slice(first)));
  if (typeof count !== 'number' || count <= 0) throw new QueryError('$slice limit must be positive');
  return onArray((array) => {
    const start = first >= 0 ? first : Math.max(0, array.length + first);
    return array.slice(start, start + count);
  });
}

function onArray(cut: (array: unknown[]) => unknown[]): Cut {
  return (value) => (Array.isArray(value) ? cut(value) : value);
}

function compileElementMatch(operand: unknown): Cut {
  if (!isDocument(operand)) throw new QueryError('elemMatch: Invalid argument, object required');
  const test = compileFilter({ element: { $elemMatch: operand } });
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const position = value.findIndex((element: unknown) => test({ element: [element] }));
    return position < 0 ? undefined : [value[position] as unknown];
  };
}
