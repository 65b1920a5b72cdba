import { isDocument } from '../document';
import { compileFilter } from '../filter';
import { findNearness } from '../near';
import { QueryError } from '../query-error';
import { sortDocuments } from '../sort';
import type { StageCompiler } from './stage';

const match: StageCompiler = (filter) => {
  if (!isDocument(filter)) throw new QueryError('the match filter must be an expression in an object');
  if (findNearness(filter)) throw new QueryError('$geoNear, $near, and $nearSphere are not allowed in this context');
  const test = compileFilter(filter);
  return (documents, { variables }) =>
    documents.filter(Object.keys(variables).length > 1 ? compileFilter(filter, variables) : test);
};

const sort: StageCompiler = (order) => {
  if (!isDocument(order)) throw new QueryError('the $sort key specification must be an object');
  if (Object.keys(order).length === 0) throw new QueryError('$sort stage must have at least one sort key');
  sortDocuments([], order);
  return (documents) => sortDocuments(documents, order);
};

function readCount(name: string, value: unknown, least: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least) return value;
  throw new QueryError(
    `the ${name} must be ${least === 0 ? 'non-negative' : 'positive'} whole number, found ${JSON.stringify(value)}`,
  );
}

const sample: StageCompiler = (specification) => {
  const size = readCount('$sample size', isDocument(specification) ? specification['size'] : undefined, 1);
  return (documents) => {
    const shuffled = [...documents];
    for (let i = 0; i < Math.min(size, shuffled.length); i += 1) {
      const other = i + Math.floor(Math.random() * (shuffled.length - i));
      [shuffled[i], shuffled[other]] = [shuffled[other] as never, shuffled[i] as never];
    }
    return shuffled.slice(0, size);
  };
};

const count: StageCompiler = (name) => {
  if (typeof name !== 'string' || name === '' || name.startsWith('$') || name.includes('.')) {
    throw new QueryError('the count field must be a non-empty string without $ prefix and dots');
  }
  return (documents) => (documents.length === 0 ? [] : [{ [name]: documents.length }]);
};

/** Stages that pick, order or count documents without changing them. */
export const slicingStages: Record<string, StageCompiler> = {
  $match: match,
  $sort: sort,
  $limit: (specification) => {
    const limit = readCount('limit', specification, 1);
    return (documents) => documents.slice(0, limit);
  },
  $skip: (specification) => {
    const skip = readCount('skip', specification, 0);
    return (documents) => documents.slice(skip);
  },
  $sample: sample,
  $count: count,
};
