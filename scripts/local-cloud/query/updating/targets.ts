import { isDocument, type Document } from '../document';
import { compileFilter } from '../filter';
import { QueryError } from '../query-error';
import { openDraft, read, type Draft, type Path } from './draft';

/** Splits an update's path; refuses empty parts and names that begin with `$`. */
export function parsePath(path: string): Path {
  const parts = path.split('.');
  if (parts.includes('')) {
    throw new QueryError(
      path === ''
        ? 'An empty update path is not valid.'
        : `The update path '${path}' contains an empty field name, which is not allowed.`,
    );
  }
  if (parts[0]?.startsWith('$') === true && isPlaceholder(parts[0])) {
    throw new QueryError(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`);
  }
  const dollar = parts.find((part) => part.startsWith('$') && !isPlaceholder(part));
  if (dollar !== undefined)
    throw new QueryError(`The dollar ($) prefixed field '${dollar}' in '${path}' is not valid for storage.`);
  return parts;
}

function isPlaceholder(part: string): boolean {
  return part === '$' || /^\$\[\w*\]$/.test(part);
}

/** The concrete paths a path with `$` (the element the filter matched) or `$[]` (every element) stands for. */
export function resolveTargets(draft: Draft, path: Path, filter: Document): Path[] {
  const at = path.findIndex(isPlaceholder);
  if (at < 0) return [path];
  const [before, placeholder = '', after] = [path.slice(0, at), path[at], path.slice(at + 1)];
  return positions(draft, before, placeholder, filter).flatMap((position) =>
    resolveTargets(draft, [...before, String(position), ...after], filter),
  );
}

function positions(draft: Draft, before: Path, placeholder: string, filter: Document): number[] {
  const array = read(draft, before);
  if (placeholder === '$') return [matchedPosition(draft.original, before, filter)];
  if (placeholder !== '$[]') {
    throw new QueryError(
      `No array filter found for identifier '${placeholder.slice(2, -1)}' in path '${before.join('.')}.${placeholder}'`,
    );
  }
  if (!Array.isArray(array)) {
    throw new QueryError(`The path '${before.join('.')}' must exist in the document in order to apply array updates.`);
  }
  return array.map((_element, i) => i);
}

/** The first element with which alone the document would still meet the filter's conditions on that array. */
function matchedPosition(document: Document, path: Path, filter: Document): number {
  const conditions = conditionsOn(path.join('.'), filter);
  const array = read(openDraft(document), path);
  if (conditions.length > 0 && Array.isArray(array)) {
    const test = compileFilter({ $and: conditions });
    const position = array.findIndex((element: unknown) => test(nest(path, [element])));
    if (position >= 0) return position;
  }
  throw new QueryError('The positional operator did not find the match needed from the query.');
}

function conditionsOn(path: string, filter: Document): Document[] {
  return Object.entries(filter).flatMap(([name, condition]): Document[] => {
    if (name === '$and' && Array.isArray(condition))
      return condition.filter(isDocument).flatMap((part) => conditionsOn(path, part));
    return name === path || name.startsWith(`${path}.`) ? [{ [name]: condition }] : [];
  });
}

function nest(path: Path, value: unknown): Document {
  return path.reduceRight<unknown>((inner, part) => ({ [part]: inner }), value) as Document;
}
