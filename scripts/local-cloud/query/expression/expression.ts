import { fieldOf, isDocument, setField, type Document } from '../document';
import { QueryError } from '../query-error';
import { arithmeticOperations } from './arithmetic';
import { arrayForms, arrayOperations } from './arrays';
import { comparisonOperations } from './comparisons';
import { controlForms } from './control';
import { dateForms } from './dates';
import { compileWithMingo } from './mingo-operations';
import { objectOperations } from './objects';
import type { Evaluate, Operation, Scope, SpecialForm } from './scope';
import { setOperations } from './sets';
import { statisticOperations } from './statistics';
import { stringForms, stringOperations } from './strings';
import { typeForms, typeOperations } from './types';

export { truthy } from './scope';
export type { Evaluate, Scope } from './scope';

const operations: Readonly<Record<string, Operation>> = {
  ...arithmeticOperations,
  ...arrayOperations,
  ...comparisonOperations,
  ...objectOperations,
  ...setOperations,
  ...stringOperations,
  ...typeOperations,
};

const specialForms: Readonly<Record<string, SpecialForm>> = {
  ...arrayForms,
  ...controlForms,
  ...dateForms,
  ...statisticOperations,
  ...stringForms,
  ...typeForms,
};

/** Compiles an aggregation expression once, to be evaluated for many documents. Unknown operators are refused here. */
export function compileExpression(expression: unknown): Evaluate {
  if (typeof expression === 'string') return expression.startsWith('$') ? compilePath(expression) : () => expression;
  if (Array.isArray(expression)) {
    const items = expression.map(compileExpression);
    return (scope) => items.map((item) => item(scope) ?? null);
  }
  if (!isDocument(expression)) return () => expression;
  const [first] = Object.keys(expression);
  return first?.startsWith('$') === true ? compileOperation(first, expression) : compileObject(expression);
}

function compileObject(expression: Document): Evaluate {
  const fields = Object.entries(expression).map(([name, value]) => [name, compileExpression(value)] as const);
  return (scope) => {
    const object: Document = {};
    for (const [name, evaluate] of fields) {
      const value = evaluate(scope);
      if (value !== undefined) setField(object, name, value);
    }
    return object;
  };
}

function compileOperation(operator: string, expression: Document): Evaluate {
  if (Object.keys(expression).length > 1) {
    throw new QueryError('an expression specification must contain exactly one field, the name of the expression');
  }
  const argument = expression[operator];
  const form = Object.hasOwn(specialForms, operator) ? specialForms[operator] : undefined;
  if (form) return form(argument, compileExpression);
  const operation = Object.hasOwn(operations, operator) ? operations[operator] : undefined;
  if (!operation) return compileWithMingo(operator, argument, compileExpression);
  const args = (Array.isArray(argument) ? (argument as unknown[]) : [argument]).map(compileExpression);
  const [only] = args;
  if (args.length === 1 && only) return (scope) => operation(only(scope));
  return (scope) => operation(...args.map((evaluate) => evaluate(scope)));
}

/** `$a.b` (a field), `$$ROOT`, `$$name.a.b` (a variable). */
function compilePath(expression: string): Evaluate {
  if (!expression.startsWith('$$')) return fieldReader(expression.slice(1).split('.'), (scope) => scope.current);
  const [name = '', ...path] = expression.slice(2).split('.');
  switch (name) {
    case 'ROOT':
      return fieldReader(path, (scope) => scope.root);
    case 'CURRENT':
      return fieldReader(path, (scope) => scope.current);
    case 'REMOVE':
      return () => undefined;
    default:
      return fieldReader(path, (scope) => readVariable(scope, name));
  }
}

function readVariable(scope: Scope, name: string): unknown {
  if (Object.hasOwn(scope.variables, name)) return scope.variables[name];
  throw new QueryError(`Use of undefined variable: ${name}`);
}

function fieldReader(path: readonly string[], start: Evaluate): Evaluate {
  if (path.length > 0 && path.includes('')) throw new QueryError('FieldPath must not contain empty parts');
  return (scope) => readPath(start(scope), path, 0);
}

/** Follows a path; an array on the way gives the array of what its documents have there. */
function readPath(value: unknown, path: readonly string[], from: number): unknown {
  const part = path[from];
  if (part === undefined) return value;
  if (Array.isArray(value)) {
    return value
      .map((item) => (isDocument(item) || Array.isArray(item) ? readPath(item, path, from) : undefined))
      .filter((item) => item !== undefined);
  }
  return isDocument(value) ? readPath(fieldOf(value, part), path, from + 1) : undefined;
}
