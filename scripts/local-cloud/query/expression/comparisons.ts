import { compareValues } from '../compare';
import { QueryError } from '../query-error';
import { truthy, type Operation } from './scope';

/** BSON order in which a missing value comes before null (in filters the two are equal, in expressions they are not). */
export function compareResults(left: unknown, right: unknown): number {
  if (left === undefined || right === undefined) return Number(left !== undefined) - Number(right !== undefined);
  return Math.sign(compareValues(left, right));
}

function comparison(name: string, holds: (difference: number) => boolean | number): Operation {
  return (...args) => {
    if (args.length !== 2)
      throw new QueryError(`Expression ${name} takes exactly 2 arguments. ${String(args.length)} were passed in.`);
    return holds(compareResults(args[0], args[1]));
  };
}

export const comparisonOperations: Record<string, Operation> = {
  $cmp: comparison('$cmp', (difference) => difference),
  $eq: comparison('$eq', (difference) => difference === 0),
  $ne: comparison('$ne', (difference) => difference !== 0),
  $gt: comparison('$gt', (difference) => difference > 0),
  $gte: comparison('$gte', (difference) => difference >= 0),
  $lt: comparison('$lt', (difference) => difference < 0),
  $lte: comparison('$lte', (difference) => difference <= 0),
  $not: (value) => !truthy(value),
};
