import { compareValues, equalValues, typeOrder } from '../compare';
import { isDocument, setField, type Document } from '../document';
import { encode } from '../ejson';
import { compileExpression, type Evaluate } from '../expression/expression';
import { objectOperations } from '../expression/objects';
import { statistics } from '../expression/statistics';
import { QueryError } from '../query-error';
import { sortDocuments } from '../sort';
import { scopeOf, type Run, type Stage, type StageCompiler } from './stage';

/** Computes one field of a group from the values its expression gives for each document. */
type Accumulate = (values: readonly unknown[]) => unknown;

const accumulators: Record<string, Accumulate> = {
  ...statistics,
  $addToSet: (values) =>
    values.reduce<unknown[]>((set, value) => {
      if (value !== undefined && !set.some((item) => equalValues(item, value))) set.push(value);
      return set;
    }, []),
  $count: (values) => values.length,
  $first: (values) => values.at(0) ?? null,
  $last: (values) => values.at(-1) ?? null,
  $mergeObjects: (values) => objectOperations['$mergeObjects']?.(...values),
  $push: (values) => values.filter((value) => value !== undefined),
};

interface Output {
  name: string;
  accumulate: Accumulate;
  evaluate: Evaluate;
}

/** Reads fields such as `{total: {$sum: '$paid'}}`. */
function readOutputs(specification: Document): Output[] {
  return Object.entries(specification).map(([name, field]) => {
    if (name.includes('.')) throw new QueryError(`The field name '${name}' cannot contain '.'`);
    const [operator = ''] = isDocument(field) ? Object.keys(field) : [];
    const accumulate = Object.hasOwn(accumulators, operator) ? accumulators[operator] : undefined;
    if (!isDocument(field) || !operator.startsWith('$'))
      throw new QueryError(`The field '${name}' must be an accumulator object`);
    if (!accumulate) throw new QueryError(`unknown group operator '${operator}'`);
    return { name, accumulate, evaluate: compileExpression(field[operator]) };
  });
}

function summarize(id: unknown, documents: readonly Document[], outputs: readonly Output[], run: Run): Document {
  const group: Document = { _id: id };
  for (const { name, accumulate, evaluate } of outputs) {
    setField(group, name, accumulate(documents.map((document) => evaluate(scopeOf(document, run)))));
  }
  return group;
}

const group: StageCompiler = (specification) => {
  if (!isDocument(specification)) throw new QueryError("a group's fields must be specified in an object");
  if (!('_id' in specification)) throw new QueryError('a group specification must include an _id');
  const { _id: key, ...fields } = specification;
  const [evaluate, outputs] = [compileExpression(key), readOutputs(fields)];
  return (documents, run) =>
    groupBy(documents, (document) => evaluate(scopeOf(document, run)) ?? null).map(({ id, members }) =>
      summarize(id, members, outputs, run),
    );
};

function groupBy(
  documents: readonly Document[],
  keyOf: (document: Document) => unknown,
): { id: unknown; members: Document[] }[] {
  const groups = new Map<string, { id: unknown; members: Document[] }>();
  for (const document of documents) {
    const id = keyOf(document);
    const key = encode(id === 0 ? 0 : id);
    const present = groups.get(key);
    if (present) present.members.push(document);
    else groups.set(key, { id, members: [document] });
  }
  return [...groups.values()];
}

const sortByCount: StageCompiler = (expression, compilePipeline) =>
  compilePipeline([{ $group: { _id: expression, count: { $sum: 1 } } }, { $sort: { count: -1 } }]);

const counting: Document = { count: { $sum: 1 } };

const bucket: StageCompiler = (specification) => {
  const { groupBy: key, boundaries, output = counting, ...rest } = isDocument(specification) ? specification : {};
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    throw new QueryError("The $bucket 'boundaries' field must have at least 2 values");
  const edges = boundaries as unknown[];
  edges.slice(1).forEach((edge, i) => {
    const ascending = typeOrder(edge) === typeOrder(edges[i]) && compareValues(edges[i], edge) < 0;
    if (!ascending) throw new QueryError("The 'boundaries' option to $bucket must be sorted and of one type");
  });
  const [evaluate, outputs] = [compileExpression(key), readOutputs(output as Document)];
  const place = (value: unknown): unknown => {
    const index = edges.findIndex((edge) => compareValues(value, edge) < 0) - 1;
    if (index >= 0) return edges[index];
    if ('default' in rest) return rest['default'];
    throw new QueryError('$switch could not find a matching branch for an input, and no default was specified.');
  };
  return (documents, run) => {
    const groups = groupBy(documents, (document) => place(evaluate(scopeOf(document, run))));
    return sortDocuments(
      groups.map(({ id, members }) => summarize(id, members, outputs, run)),
      { _id: 1 },
    );
  };
};

const bucketAuto: StageCompiler = (specification) => {
  const { groupBy: key, buckets, output = counting } = isDocument(specification) ? specification : {};
  if (typeof buckets !== 'number' || !Number.isInteger(buckets) || buckets < 1) {
    throw new QueryError("The $bucketAuto 'buckets' field must be a positive whole number");
  }
  const [evaluate, outputs] = [compileExpression(key), readOutputs(output as Document)];
  return (documents, run) => {
    const rows = documents.map((document) => ({ document, value: evaluate(scopeOf(document, run)) ?? null }));
    rows.sort((left, right) => compareValues(left.value, right.value));
    const groups = split(rows, buckets);
    return groups.map((members, i) => {
      const max = groups[i + 1]?.[0]?.value ?? members.at(-1)?.value;
      return summarize(
        { min: members[0]?.value, max },
        members.map(({ document }) => document),
        outputs,
        run,
      );
    });
  };
};

/** Splits sorted rows into about equal parts; equal values stay together. */
function split<T extends { value: unknown }>(rows: readonly T[], parts: number): T[][] {
  const size = Math.max(1, Math.round(rows.length / parts));
  const groups: T[][] = [];
  let start = 0;
  while (start < rows.length) {
    let end = groups.length === parts - 1 ? rows.length : Math.min(rows.length, start + size);
    while (end < rows.length && equalValues(rows[end]?.value, rows[end - 1]?.value)) end += 1;
    groups.push(rows.slice(start, end));
    start = end;
  }
  return groups;
}

/** Runs named pipelines side by side over the same documents. */
const facet: StageCompiler = (specification, compilePipeline) => {
  if (!isDocument(specification) || Object.keys(specification).length === 0) {
    throw new QueryError('the $facet specification must be a non-empty object');
  }
  const pipelines = Object.entries(specification).map(([name, pipeline]): [string, Stage] => [
    name,
    compilePipeline(pipeline),
  ]);
  return (documents, run) => [Object.fromEntries(pipelines.map(([name, stage]) => [name, stage(documents, run)]))];
};

/** Stages that make new documents out of many. */
export const groupingStages: Record<string, StageCompiler> = {
  $group: group,
  $sortByCount: sortByCount,
  $bucket: bucket,
  $bucketAuto: bucketAuto,
  $facet: facet,
};
