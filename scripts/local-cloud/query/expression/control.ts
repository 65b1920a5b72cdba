import { isDocument, type Document } from '../document';
import { QueryError } from '../query-error';
import { isNullish, truthy, withVariables, type Evaluate, type SpecialForm } from './scope';

function list(argument: unknown): unknown[] {
  return Array.isArray(argument) ? (argument as unknown[]) : [argument];
}

const cond: SpecialForm = (argument, compile) => {
  const parts = isDocument(argument) ? [argument['if'], argument['then'], argument['else']] : list(argument);
  if (parts.length !== 3) throw new QueryError('Expression $cond takes exactly 3 arguments.');
  if (isDocument(argument) && !('if' in argument && 'then' in argument && 'else' in argument)) {
    throw new QueryError("Missing 'if', 'then' or 'else' parameter to $cond");
  }
  const [test, then, otherwise] = parts.map(compile) as [Evaluate, Evaluate, Evaluate];
  return (scope) => (truthy(test(scope)) ? then(scope) : otherwise(scope));
};

const ifNull: SpecialForm = (argument, compile) => {
  const parts = list(argument).map(compile);
  if (parts.length < 2) throw new QueryError('$ifNull needs at least two arguments');
  return (scope) => {
    let value: unknown;
    for (const part of parts) {
      value = part(scope);
      if (!isNullish(value)) return value;
    }
    return value;
  };
};

const switchForm: SpecialForm = (argument, compile) => {
  const { branches, default: fallback } = (isDocument(argument) ? argument : {}) as {
    branches?: unknown;
    default?: unknown;
  };
  if (!Array.isArray(branches) || branches.length === 0) throw new QueryError('$switch requires at least one branch.');
  const compiled = branches.map((branch: unknown) => {
    if (!isDocument(branch) || !('case' in branch))
      throw new QueryError("$switch requires each branch have a 'case' expression");
    if (!('then' in branch)) throw new QueryError("$switch requires each branch have a 'then' expression.");
    return { test: compile(branch['case']), then: compile(branch['then']) };
  });
  const otherwise = fallback === undefined ? undefined : compile(fallback);
  return (scope) => {
    const chosen = compiled.find(({ test }) => truthy(test(scope)))?.then ?? otherwise;
    if (!chosen)
      throw new QueryError('$switch could not find a matching branch for an input, and no default was specified.');
    return chosen(scope);
  };
};

const letForm: SpecialForm = (argument, compile) => {
  const { vars, in: body } = (isDocument(argument) ? argument : {}) as { vars?: unknown; in?: unknown };
  if (!isDocument(vars)) throw new QueryError("Missing 'vars' parameter to $let");
  const variables = Object.entries(vars).map(([name, expression]) => [name, compile(expression)] as const);
  const evaluate = compile(body);
  return (scope) => {
    const bound: Document = {};
    for (const [name, value] of variables) bound[name] = value(scope);
    return evaluate(withVariables(scope, bound));
  };
};

/** Conditions, variables and literals: forms that choose what to evaluate. */
export const controlForms: Record<string, SpecialForm> = {
  $literal: (argument) => () => argument,
  $expr: (argument, compile) => compile(argument),
  $and: (argument, compile) => {
    const parts = list(argument).map(compile);
    return (scope) => parts.every((part) => truthy(part(scope)));
  },
  $or: (argument, compile) => {
    const parts = list(argument).map(compile);
    return (scope) => parts.some((part) => truthy(part(scope)));
  },
  $cond: cond,
  $ifNull: ifNull,
  $switch: switchForm,
  $let: letForm,
};
