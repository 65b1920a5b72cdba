import { fieldOf, isDocument, setField, type Document } from '../document';
import { compileExpression } from '../expression/expression';
import { typeName } from '../matching/type-names';
import { exclude, include, plant, type ProjectionTree } from '../projection-tree';
import { QueryError } from '../query-error';
import { computeFields, plantComputed, type ComputedTree } from './computed';
import { scopeOf, type Stage, type StageCompiler } from './stage';

const addFields: StageCompiler = (specification) => {
  const tree: ComputedTree = new Map();
  for (const [path, value] of fieldsOf('$addFields', specification)) plantComputed(tree, path.split('.'), value);
  return (documents, run) => documents.map((document) => computeFields(document, tree, scopeOf(document, run)));
};

function fieldsOf(stage: string, specification: unknown): [string, unknown][] {
  if (!isDocument(specification)) throw new QueryError(`${stage} specification stage must be an object`);
  const fields = Object.entries(specification);
  if (fields.length === 0) throw new QueryError(`${stage} specification must have at least one field`);
  return fields;
}

const projectStage: StageCompiler = (specification) => {
  const leaves = fieldsOf('$project', specification).flatMap(([path, value]) => flatten(path, value));
  const kept = leaves.filter(({ value }) => isFlag(value) && Boolean(value));
  const dropped = leaves.filter(({ value }) => isFlag(value) && !value);
  const computed = leaves.filter(({ value }) => !isFlag(value));
  const excluding = kept.length === 0 && computed.length === 0;
  const tree: ProjectionTree = new Map();
  if (!excluding && dropped.some(({ path }) => path !== '_id')) {
    throw new QueryError(
      `Invalid $project :: caused by :: Cannot do exclusion on field ${dropped[0]?.path ?? ''} in inclusion projection`,
    );
  }
  for (const { path } of dropped) plant(tree, path.split('.'), false);
  for (const { path } of kept) plant(tree, path.split('.'), true);
  if (excluding) return (documents) => documents.map((document) => exclude(document, tree));
  return inclusion(tree, computed);
};

function inclusion(tree: ProjectionTree, computed: readonly Leaf[]): Stage {
  const fields: ComputedTree = new Map();
  for (const { path, value } of computed) {
    plantComputed(fields, path.split('.'), value);
    keepParents(tree, path.split('.').slice(0, -1));
  }
  if (!tree.has('_id') && !fields.has('_id')) tree.set('_id', true);
  return (documents, run) =>
    documents.map((document) => computeFields(include(document, tree), fields, scopeOf(document, run)));
}

/** The documents around a computed field stay (empty), so that arrays of documents are computed element by element. */
function keepParents(tree: ProjectionTree, [name, ...rest]: readonly string[]): void {
  if (name === undefined) return;
  const present = tree.get(name);
  if (present !== undefined && !(present instanceof Map)) throw new QueryError(`Path collision at ${name}`);
  const branch: ProjectionTree = present ?? new Map<string, never>();
  tree.set(name, branch);
  keepParents(branch, rest);
}

interface Leaf {
  path: string;
  value: unknown;
}

function flatten(path: string, value: unknown): Leaf[] {
  if (!isDocument(value) || Object.keys(value)[0]?.startsWith('$') === true) return [{ path, value }];
  const inner = Object.entries(value);
  if (inner.length === 0) throw new QueryError('an empty object is not a valid value. Found empty object in $project');
  return inner.flatMap(([name, field]) => flatten(`${path}.${name}`, field));
}

function isFlag(value: unknown): value is number | boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

const unset: StageCompiler = (specification) => {
  const tree: ProjectionTree = new Map();
  for (const path of Array.isArray(specification) ? (specification as unknown[]) : [specification]) {
    if (typeof path !== 'string' || path === '')
      throw new QueryError('$unset specification must be a string or an array of strings');
    plant(tree, path.split('.'), false);
  }
  return (documents) => documents.map((document) => exclude(document, tree));
};

function replaceWith(expression: unknown): Stage {
  const evaluate = compileExpression(expression);
  return (documents, run) =>
    documents.map((document) => {
      const root = evaluate(scopeOf(document, run));
      if (isDocument(root)) return root;
      throw new QueryError(
        `'newRoot' expression must evaluate to an object, but resulting value was of type: ${typeName(root)}`,
      );
    });
}

const unwind: StageCompiler = (specification) => {
  const options = isDocument(specification) ? specification : { path: specification };
  const { path, includeArrayIndex: indexName, preserveNullAndEmptyArrays: keepsEmpty = false } = options;
  if (typeof path !== 'string' || !path.startsWith('$') || path.length < 2) {
    throw new QueryError("path option to $unwind stage should be prefixed with a '$'");
  }
  const parts = path.slice(1).split('.');
  return (documents) =>
    documents.flatMap((document) => {
      const value = parts.reduce<unknown>(
        (inner, part) => (isDocument(inner) ? fieldOf(inner, part) : undefined),
        document,
      );
      return unwindValue(value, keepsEmpty === true).map(({ item, index }) => {
        const row = item === undefined ? removeAt(document, parts) : replaceAt(document, parts, item);
        return typeof indexName === 'string' ? replaceAt(row, indexName.split('.'), index) : row;
      });
    });
};

function unwindValue(value: unknown, keepsEmpty: boolean): { item: unknown; index: number | null }[] {
  if (Array.isArray(value) && value.length > 0) return value.map((item: unknown, index) => ({ item, index }));
  if (value === undefined || value === null || Array.isArray(value)) {
    return keepsEmpty ? [{ item: Array.isArray(value) ? undefined : value, index: null }] : [];
  }
  return [{ item: value, index: null }];
}

function replaceAt(document: Document, [name = '', ...rest]: readonly string[], value: unknown): Document {
  const copy = { ...document };
  const inner = fieldOf(document, name);
  setField(copy, name, rest.length === 0 ? value : replaceAt(isDocument(inner) ? inner : {}, rest, value));
  return copy;
}

function removeAt(document: Document, parts: readonly string[]): Document {
  const tree: ProjectionTree = new Map();
  plant(tree, parts, false);
  return exclude(document, tree);
}

/** Stages that change what documents look like. */
export const reshapingStages: Record<string, StageCompiler> = {
  $addFields: addFields,
  $set: addFields,
  $project: projectStage,
  $unset: unset,
  $replaceRoot: (specification) => replaceWith(isDocument(specification) ? specification['newRoot'] : undefined),
  $replaceWith: replaceWith,
  $unwind: unwind,
};
