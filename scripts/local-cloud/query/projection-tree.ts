import { cloneValue, fieldOf, isDocument, setField, type Document } from './document';
import { QueryError } from './query-error';

/** What happens to a field: kept, left out, cut, or looked into. */
export type ProjectionNode = boolean | Cut | ProjectionTree;
export type ProjectionTree = Map<string, ProjectionNode>;

/** Makes a field's value smaller; undefined drops the field. */
export type Cut = (value: unknown) => unknown;

/** Adds a path to a tree; refuses paths that say two things about one field. */
export function plant(tree: ProjectionTree, path: readonly string[], node: ProjectionNode): void {
  const [name = '', ...rest] = path;
  const present = tree.get(name);
  if (rest.length === 0) {
    if (present !== undefined) throw new QueryError(`Path collision at ${path.join('.')}`);
    tree.set(name, node);
    return;
  }
  if (present !== undefined && !(present instanceof Map)) throw new QueryError(`Path collision at ${path.join('.')}`);
  const branch: ProjectionTree = present ?? new Map<string, ProjectionNode>();
  tree.set(name, branch);
  plant(branch, rest, node);
}

/** Keeps only what the tree names, in the document's own order. */
export function include(document: Document, tree: ProjectionTree): Document {
  const kept: Document = {};
  for (const name of Object.keys(document)) {
    const node = tree.get(name);
    if (node === undefined || node === false) continue;
    const value = includeValue(fieldOf(document, name), node);
    if (value !== undefined) setField(kept, name, value);
  }
  return kept;
}

function includeValue(value: unknown, node: ProjectionNode): unknown {
  if (typeof node === 'function') return cloneValue(node(value));
  if (!(node instanceof Map)) return cloneValue(value);
  if (isDocument(value)) return include(value, node);
  // A path that goes on into scalars finds nothing; in arrays it goes on in every document.
  if (!Array.isArray(value)) return undefined;
  return value.map((element: unknown) => includeValue(element, node)).filter((element) => element !== undefined);
}

/** Keeps everything but what the tree names. */
export function exclude(document: Document, tree: ProjectionTree): Document {
  const kept: Document = {};
  for (const name of Object.keys(document)) {
    const node = tree.get(name);
    if (node === false) continue;
    const value = excludeValue(fieldOf(document, name), node ?? true);
    if (value !== undefined) setField(kept, name, value);
  }
  return kept;
}

function excludeValue(value: unknown, node: ProjectionNode): unknown {
  if (typeof node === 'function') return cloneValue(node(value));
  if (!(node instanceof Map)) return cloneValue(value);
  if (isDocument(value)) return exclude(value, node);
  return Array.isArray(value) ? value.map((element: unknown) => excludeValue(element, node)) : value;
}
