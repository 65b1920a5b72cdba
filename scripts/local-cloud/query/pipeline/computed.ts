import { fieldOf, isDocument, isOperatorExpression, setField, type Document } from '../document';
import { compileExpression, type Evaluate, type Scope } from '../expression/expression';
import { QueryError } from '../query-error';

/** Fields to be computed, by name; a tree goes on below. */
export type ComputedTree = Map<string, Evaluate | ComputedTree>;

/** Adds a field's specification to a tree: an expression, or a document of further fields. */
export function plantComputed(tree: ComputedTree, path: readonly string[], specification: unknown): void {
  const [name = '', ...rest] = path;
  if (name === '' || name.startsWith('$'))
    throw new QueryError(`FieldPath field names may not start with '$' or be empty: '${path.join('.')}'`);
  const nested = rest.length > 0 || (isDocument(specification) && !isOperatorExpression(specification));
  const present = tree.get(name);
  if (present !== undefined && !(nested && present instanceof Map))
    throw new QueryError(`Invalid: two specifications for path '${name}'`);
  if (!nested) {
    tree.set(name, compileExpression(specification));
    return;
  }
  const branch: ComputedTree = present instanceof Map ? present : new Map<string, Evaluate | ComputedTree>();
  tree.set(name, branch);
  if (rest.length > 0) plantComputed(branch, rest, specification);
  else
    for (const [inner, value] of Object.entries(specification as Document))
      plantComputed(branch, inner.split('.'), value);
}

/** Puts computed fields into a value: into each element of an array, and in place of anything that is no document. */
function compute(value: unknown, tree: ComputedTree, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((element: unknown) => compute(element, tree, scope));
  return computeFields(isDocument(value) ? value : {}, tree, scope);
}

/** Puts computed fields into a copy of a document; a field that evaluates to nothing is taken away. */
export function computeFields(document: Document, tree: ComputedTree, scope: Scope): Document {
  const result = { ...document };
  for (const [name, node] of tree) {
    const value = node instanceof Map ? compute(fieldOf(document, name), node, scope) : node(scope);
    if (value === undefined) Reflect.deleteProperty(result, name);
    else setField(result, name, value);
  }
  return result;
}
