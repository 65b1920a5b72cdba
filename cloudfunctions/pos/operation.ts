import type { Answer } from '@vip-card/cloud';
import type { GenericSchema } from 'valibot';
import type { PosContext } from './context';

/**
 * One operation of the API: how it is called, the schemas of what it takes and answers, of which its documentation is made,
 * and what it does. A GET takes its input from the query, a POST from its body.
 */
export interface Operation<Input extends { storeId: string }, Value> {
  /** Its name in generated clients. */
  id: string;
  method: 'GET' | 'POST';
  path: string;
  summary: string;
  description: string;
  /** Whether a caller may say what it knows, and is spared the same again. */
  tagged: boolean;
  input: GenericSchema<unknown, Input>;
  answer: GenericSchema<unknown, Value>;
  run(context: PosContext, input: Input): Promise<Answer<Value>>;
}

/** Defines an operation, so that what it takes and answers is what its schemas say. */
export function operation<Input extends { storeId: string }, Value>(
  definition: Operation<Input, Value>,
): Operation<Input, Value> {
  return definition;
}

/** An operation whose own types its schemas keep. */
export type AnyOperation = Operation<{ storeId: string }, unknown>;
