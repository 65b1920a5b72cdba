import { accept, refuse, type Result } from '@vip-card/core';
import { firstIssue } from '@vip-card/cloud';
import * as v from 'valibot';
import type { PosRefusal } from './refusals';

/** Reads an input, and refuses with the path of the first field that is missing, wrong or unknown. */
export function parse<Value>(schema: v.GenericSchema<unknown, Value>, input: unknown): Result<Value, PosRefusal> {
  const parsed = v.safeParse(schema, input, { abortPipeEarly: true });
  if (parsed.success) return accept(parsed.output);
  const { path, expected } = firstIssue(parsed.issues[0]);
  return refuse({ code: 'invalid_input', path, expected });
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
