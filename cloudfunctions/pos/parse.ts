import { accept, refuse, type Result } from '@vip-card/core';
import * as v from 'valibot';
import type { PosRefusal } from './refusals';

/** Reads an input, and refuses with the path of the first field that is missing, wrong or unknown. */
export function parse<Value>(schema: v.GenericSchema<unknown, Value>, input: unknown): Result<Value, PosRefusal> {
  const parsed = v.safeParse(schema, input, { abortPipeEarly: true });
  if (parsed.success) return accept(parsed.output);
  const trail = mostTelling(parsed.issues[0]);
  const { expected, message } = trail[trail.length - 1] ?? parsed.issues[0];
  const path = trail.map((issue) => v.getDotPath(issue)).filter((part) => part !== null);
  return refuse({ code: 'invalid_input', path: path.join('.'), expected: expected ?? message });
}

/** Reads an input from a body of JSON. */
export function parseJson<Value>(schema: v.GenericSchema<unknown, Value>, body: Buffer): Result<Value, PosRefusal> {
  let input: unknown;
  try {
    input = JSON.parse(body.toString('utf8'));
  } catch {
    return refuse({ code: 'invalid_input', path: '', expected: 'JSON' });
  }
  return parse(schema, input);
}

/**
 * From an issue to what is wrong: of a choice of shapes none of which fits, with the shape that fits furthest. Each issue's
 * path begins where the one before it ends.
 */
function mostTelling(issue: v.BaseIssue<unknown>): v.BaseIssue<unknown>[] {
  const [first, ...others] = issue.issues ?? [];
  if (!first) return [issue];
  const furthest = others.reduce((deepest, each) => (depth(each) > depth(deepest) ? each : deepest), first);
  return [issue, ...mostTelling(furthest)];
}

function depth({ path }: v.BaseIssue<unknown>): number {
  return path?.length ?? 0;
}
