import type { Document } from '../document';

/** What an expression is evaluated over. Undefined, as a result, stands for a missing value. */
export interface Scope {
  root: unknown;
  current: unknown;
  /** User variables (`$$name`) and `NOW`. */
  variables: Readonly<Document>;
}

/** A compiled expression. */
export type Evaluate = (scope: Scope) => unknown;

/** An operator whose arguments are all evaluated before it runs. */
export type Operation = (...args: unknown[]) => unknown;

/** An operator that decides itself what to evaluate and when. */
export type SpecialForm = (argument: unknown, compile: (expression: unknown) => Evaluate) => Evaluate;

/** A scope with one or more variables added. */
export function withVariables(scope: Scope, variables: Document): Scope {
  return { ...scope, variables: { ...scope.variables, ...variables } };
}

/** MongoDB's idea of true: everything but false, null, missing and zero. */
export function truthy(value: unknown): boolean {
  return value !== false && value !== null && value !== undefined && value !== 0;
}

/** True for null and for a missing value. */
export function isNullish(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}
