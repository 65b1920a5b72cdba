import { BSONRegExp } from 'bson';
import { equalValues } from '../compare';
import { isDocument } from '../document';
import { QueryError } from '../query-error';
import type { ValueTest } from './path';

/** The test behind a regular expression in a filter: strings that match, and the very same stored expression. */
export function compileRegexTest(pattern: unknown, options?: unknown): ValueTest {
  if (options !== undefined && typeof options !== 'string') throw new QueryError('$options has to be a string');
  const source = readPattern(pattern);
  const flags = options ?? source.options;
  const regex = toRegExp(source.pattern, flags);
  const stored = new BSONRegExp(source.pattern, flags);
  return (value) => (typeof value === 'string' ? regex.test(value) : isRegex(value) && equalValues(value, stored));
}

/** True for a regular expression in either of its two shapes. */
export function isRegex(value: unknown): value is BSONRegExp | RegExp {
  return value instanceof BSONRegExp || value instanceof RegExp;
}

/** Whether a filter matches text against patterns anywhere in it: as a value, an operator, in an expression or a schema. */
export function hasPattern(filter: unknown): boolean {
  if (filter === null || typeof filter !== 'object') return false;
  if (isRegex(filter)) return true;
  if (Array.isArray(filter)) return filter.some(hasPattern);
  if (!isDocument(filter)) return false;
  for (const name in filter) {
    if ((name.startsWith('$') && patternNames.test(name)) || hasPattern(filter[name])) return true;
  }
  return false;
}

const patternNames = /^\$(?:regex|jsonSchema)/;

function readPattern(pattern: unknown): { pattern: string; options: string } {
  if (pattern instanceof BSONRegExp) return pattern;
  if (pattern instanceof RegExp) return { pattern: pattern.source, options: pattern.flags };
  if (typeof pattern === 'string') return { pattern, options: '' };
  throw new QueryError('$regex has to be a string');
}

/** Translates MongoDB's (PCRE) expression: options i, m, s, x, u and flags set inline at its start, as in `(?i)abc`. */
export function toRegExp(pattern: string, options: string): RegExp {
  const inline = /^\(\?([imsx]+)\)/.exec(pattern);
  const flags = new Set(options + (inline?.[1] ?? ''));
  for (const flag of flags) {
    if (!'imsxu'.includes(flag)) throw new QueryError(`invalid flag in regex options: ${flag}`);
  }
  const body = inline ? pattern.slice(inline[0].length) : pattern;
  const source = flags.has('x') ? withoutFreeSpacing(body) : body;
  flags.delete('x');
  try {
    return new RegExp(source, [...flags].join(''));
  } catch {
    throw new QueryError(`Regular expression is invalid: ${pattern}`);
  }
}

/** Option x: white space and comments outside character classes do not count. */
function withoutFreeSpacing(pattern: string): string {
  return pattern.replace(/(\\.|\[(?:\\.|[^\]\\])*\])|\s+|#.*$/gm, (_all, kept: string | undefined) => kept ?? '');
}
