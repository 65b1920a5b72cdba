import { compareValues } from '../compare';
import { isNullish, type SpecialForm } from './scope';
import { toNumber } from './arithmetic';

/** What the numeric accumulators compute over a list of values; values that are not numbers are passed over. */
export const statistics: Record<string, (values: readonly unknown[]) => unknown> = {
  $sum: (values) => numbers(values).reduce((sum, value) => sum + value, 0),
  $avg: (values) => mean(numbers(values)),
  $max: (values) =>
    present(values).reduce<unknown>(
      (best, value) => (best === undefined || compareValues(value, best) > 0 ? value : best),
      undefined,
    ) ?? null,
  $min: (values) =>
    present(values).reduce<unknown>(
      (best, value) => (best === undefined || compareValues(value, best) < 0 ? value : best),
      undefined,
    ) ?? null,
  $stdDevPop: (values) => deviation(numbers(values), 0),
  $stdDevSamp: (values) => deviation(numbers(values), 1),
};

function present(values: readonly unknown[]): unknown[] {
  return values.filter((value) => !isNullish(value));
}

function numbers(values: readonly unknown[]): number[] {
  return values.map(toNumber).filter((value) => value !== undefined);
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[], freedom: number): number | null {
  const middle = mean(values);
  if (middle === null || values.length <= freedom) return null;
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return Math.sqrt(squares / (values.length - freedom));
}

/** Outside `$group` these take one expression, whose array counts element by element, or a list of values. */
export const statisticOperations: Record<string, SpecialForm> = Object.fromEntries(
  Object.entries(statistics).map(([operator, compute]): [string, SpecialForm] => [
    operator,
    (argument, compile) => {
      const evaluate = compile(Array.isArray(argument) && argument.length === 1 ? argument[0] : argument);
      return (scope) => {
        const value = evaluate(scope);
        return compute(Array.isArray(value) ? (value as unknown[]) : [value]);
      };
    },
  ]),
);
