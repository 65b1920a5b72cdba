import { aggregate as aggregateWithMingo } from 'mingo';
import { cloneDocument, isDocument, setField, type Document } from '../document';
import { encode } from '../ejson';
import { compileExpression } from '../expression/expression';
import { someAtPath } from '../matching/path';
import { QueryError } from '../query-error';
import { scopeOf, type Run, type Stage, type StageCompiler } from './stage';

const lookup: StageCompiler = (specification, compilePipeline) => {
  const options = isDocument(specification) ? specification : {};
  const { from, as, localField, foreignField } = options;
  if (typeof from !== 'string' || typeof as !== 'string')
    throw new QueryError("$lookup needs the strings 'from' and 'as'");
  if ('pipeline' in options) return lookupByPipeline(from, as, options, compilePipeline);
  if (typeof localField !== 'string' || typeof foreignField !== 'string') {
    throw new QueryError("$lookup requires both or neither of 'localField' and 'foreignField' to be specified");
  }
  return (documents, run) => {
    const wanted = documents.map((document) => valuesAt(document, localField));
    const found = indexForeign(run, from, foreignField, wanted.flat());
    return documents.map((document, i) => {
      const matches = new Set((wanted[i] ?? []).flatMap((value) => found.get(encode(value)) ?? []));
      return withField(document, as, [...matches]);
    });
  };
};

/** The foreign documents by each value they have at a path; a missing value counts as null on both sides. */
function indexForeign(run: Run, from: string, path: string, wanted: readonly unknown[]): Map<string, Document[]> {
  const index = new Map<string, Document[]>();
  const distinct = new Map(wanted.map((value) => [encode(value), value]));
  for (const document of run.source(from, { [path]: { $in: [...distinct.values()] } })) {
    for (const key of new Set(valuesAt(document, path).map(encode))) {
      const present = index.get(key);
      if (present) present.push(document);
      else index.set(key, [document]);
    }
  }
  return index;
}

function valuesAt(document: Document, path: string): unknown[] {
  const values: unknown[] = [];
  const collect = someAtPath(
    path,
    (value) => {
      values.push(value ?? null);
      return false;
    },
    'elements',
  );
  collect(document);
  // The array as a whole is also among the values; elements alone decide a join.
  const elements = values.filter((value) => !Array.isArray(value));
  return elements.length === 0 ? [null] : elements;
}

function lookupByPipeline(
  from: string,
  as: string,
  options: Document,
  compilePipeline: (pipeline: unknown) => Stage,
): Stage {
  const stage = compilePipeline(options['pipeline']);
  const declared = Object.entries(isDocument(options['let']) ? options['let'] : {});
  const variables = declared.map(([name, expression]) => [name, compileExpression(expression)] as const);
  return (documents, run) =>
    documents.map((document) => {
      const bound: Document = { ...run.variables };
      for (const [name, evaluate] of variables) bound[name] = evaluate(scopeOf(document, run)) ?? null;
      return withField(document, as, stage([...run.source(from)], { ...run, collection: from, variables: bound }));
    });
}

function withField(document: Document, path: string, value: unknown): Document {
  const [name = '', ...rest] = path.split('.');
  const copy = { ...document };
  const inner = document[name];
  setField(copy, name, rest.length === 0 ? value : withField(isDocument(inner) ? inner : {}, rest.join('.'), value));
  return copy;
}

/** A stage that mingo runs as it is. */
function withMingo(stage: string): StageCompiler {
  return (specification) => (documents, run) => {
    // Some of mingo's stages write into the documents they are given.
    const collectionResolver = (name: string): Document[] => Array.from(run.source(name), cloneDocument);
    try {
      return aggregateWithMingo(documents.map(cloneDocument), [{ [stage]: specification }], {
        collectionResolver,
      });
    } catch (error) {
      throw new QueryError(error instanceof Error ? error.message : `${stage} failed`);
    }
  };
}

/** Stages that bring other collections in, and the rare ones that are mingo's. */
export const joiningStages: Record<string, StageCompiler> = {
  $lookup: lookup,
  $unionWith: (specification, compilePipeline) => {
    const { coll, pipeline = [] } = isDocument(specification) ? specification : { coll: specification };
    if (typeof coll !== 'string') throw new QueryError('the $unionWith stage needs a collection');
    const stage = compilePipeline(pipeline);
    return (documents, run) => [...documents, ...stage([...run.source(coll)], { ...run, collection: coll })];
  },
  $graphLookup: withMingo('$graphLookup'),
  $redact: withMingo('$redact'),
  $setWindowFields: withMingo('$setWindowFields'),
};
