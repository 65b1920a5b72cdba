import { equalValues } from '../compare';
import { fieldOf, isDocument, setField, type Document } from '../document';
import { arrayPosition } from '../matching/path';
import { QueryError } from '../query-error';

/** A path without placeholders, part by part. */
export type Path = readonly string[];

/** MongoDB stops padding an array with nulls at this length. */
const longestPadding = 1_500_000;

/** A document being changed: what is touched is copied once, the rest is shared with the original. */
export interface Draft {
  root: Document;
  readonly original: Document;
  readonly owned: WeakSet<object>;
}

/** Opens a draft of a document, which itself never changes. */
export function openDraft(original: Document): Draft {
  return { root: original, original, owned: new WeakSet() };
}

/** The value at a path; undefined when there is none. */
export function read(draft: Draft, path: Path): unknown {
  return path.reduce<unknown>(child, draft.root);
}

function child(value: unknown, part: string): unknown {
  if (Array.isArray(value)) {
    const position = arrayPosition(part);
    return position === undefined ? undefined : (value as unknown[])[position];
  }
  return isDocument(value) ? fieldOf(value, part) : undefined;
}

/** Puts a value at a path, making the documents on the way; does nothing when it is already there. */
export function write(draft: Draft, path: Path, value: unknown): void {
  const present = read(draft, path);
  if (present !== undefined && value !== undefined && equalValues(present, value)) return;
  let container = ownedRoot(draft);
  path.slice(0, -1).forEach((part, i) => {
    container = ownedChild(draft, container, part, path, i);
  });
  put(container, path, path.length - 1, value);
}

/** Takes the value at a path away; an array keeps its length and gets a null there. Nothing there is nothing to do. */
export function remove(draft: Draft, path: Path): void {
  if (read(draft, path) === undefined) return;
  let container = ownedRoot(draft);
  path.slice(0, -1).forEach((part, i) => {
    container = ownedChild(draft, container, part, path, i);
  });
  const last = path.at(-1) ?? '';
  if (Array.isArray(container)) container[Number(last)] = null;
  else Reflect.deleteProperty(container, last);
}

type Container = Document | unknown[];

function ownedRoot(draft: Draft): Container {
  if (!draft.owned.has(draft.root)) {
    draft.root = { ...draft.root };
    draft.owned.add(draft.root);
  }
  return draft.root;
}

/** The container at the next part of a path, copied unless it already is ours, created when missing. */
function ownedChild(draft: Draft, container: Container, part: string, path: Path, at: number): Container {
  const value = child(container, part);
  if (value !== undefined && !Array.isArray(value) && !isDocument(value)) refuseToDescend(path, at + 1, part, value);
  if (value !== undefined && draft.owned.has(value)) return value;
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...value };
  draft.owned.add(copy);
  put(container, path, at, copy);
  return copy;
}

function put(container: Container, path: Path, at: number, value: unknown): void {
  const part = path[at] ?? '';
  if (!Array.isArray(container)) {
    setField(container, part, value);
    return;
  }
  const position = arrayPosition(part);
  if (position === undefined) refuseToDescend(path, at, path[at - 1] ?? '', container);
  if (position > container.length + longestPadding) {
    throw new QueryError(`can't backfill more than ${String(longestPadding)} elements`);
  }
  while (container.length < position) container.push(null);
  container[position] = value;
}

function refuseToDescend(path: Path, at: number, holder: string, value: unknown): never {
  throw new QueryError(`Cannot create field '${path[at] ?? ''}' in element {${holder}: ${JSON.stringify(value)}}`);
}
