import { aggregate } from 'mingo';
import { isDocument, type Document } from '../document';
import { QueryError } from '../query-error';
import type { Evaluate } from './scope';

/** The operators that mingo gets right and that need nothing of our own. */
const operators = new Set([
  ...[
    '$acos',
    '$acosh',
    '$asin',
    '$asinh',
    '$atan',
    '$atan2',
    '$atanh',
    '$cos',
    '$cosh',
    '$sin',
    '$sinh',
    '$tan',
    '$tanh',
  ],
  ...['$degreesToRadians', '$radiansToDegrees', '$rand', '$bitAnd', '$bitNot', '$bitOr', '$bitXor'],
  ...['$dateAdd', '$dateDiff', '$dateSubtract', '$dateTrunc', '$firstN', '$lastN', '$maxN', '$minN', '$sortArray'],
  ...[
    '$getField',
    '$regexFind',
    '$regexFindAll',
    '$regexMatch',
    '$replaceAll',
    '$replaceOne',
    '$setField',
    '$unsetField',
  ],
]);

/**
 * Compiles an operator that mingo computes. Its arguments are evaluated by our own evaluator first (whose paths, missing values
 * and variables follow MongoDB) and handed over as literals.
 */
export function compileWithMingo(
  operator: string,
  argument: unknown,
  compile: (expression: unknown) => Evaluate,
): Evaluate {
  if (!operators.has(operator)) throw new QueryError(`Unrecognized expression '${operator}'`);
  const evaluate = compileArguments(argument, compile);
  return (scope) => compute(operator, evaluate(scope));
}

function compileArguments(argument: unknown, compile: (expression: unknown) => Evaluate): Evaluate {
  const literal =
    (evaluate: Evaluate): Evaluate =>
    (scope) => ({ $literal: evaluate(scope) });
  if (Array.isArray(argument)) {
    const items = argument.map((item) => literal(compile(item)));
    return (scope) => items.map((item) => item(scope));
  }
  if (!isDocument(argument) || Object.keys(argument)[0]?.startsWith('$') === true) return literal(compile(argument));
  const fields = Object.entries(argument).map(([name, value]) => [name, literal(compile(value))] as const);
  return (scope) => Object.fromEntries(fields.map(([name, evaluate]) => [name, evaluate(scope)]));
}

function compute(operator: string, argument: unknown): unknown {
  try {
    const [result] = aggregate([{}], [{ $project: { value: { [operator]: argument } } }]) as Document[];
    return result?.['value'];
  } catch (error) {
    throw new QueryError(error instanceof Error ? error.message : `${operator} failed`);
  }
}
