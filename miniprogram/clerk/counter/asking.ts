import type { AnyRefusal, Answer } from '../../services/call';

/**
 * Where one request to the counter stands. After `unanswered` nobody knows whether it was carried out: it may only be
 * sent again unchanged, under the same id, and the server then gives the first answer. `refused` is certain: nothing was
 * written, and the clerk may change what was typed.
 */
export type Asking<Value> =
  | { step: 'typing' }
  | { step: 'sending' }
  | { step: 'unanswered'; refusal: AnyRefusal }
  | { step: 'refused'; refusal: AnyRefusal }
  | { step: 'answered'; value: Value };

/** Without one of these being ruled out, a request may have been carried out although no answer came. */
const uncertain: ReadonlySet<AnyRefusal['code']> = new Set(['offline', 'unavailable', 'internal']);

function isUncertain(refusal: AnyRefusal): boolean {
  return uncertain.has(refusal.code);
}

/** What an answer, or that none came, makes of a request. */
export type Outcome<Value> = Exclude<Asking<Value>, { step: 'typing' | 'sending' }>;

/** Where a request stands after this answer. */
export function answered<Value>(answer: Answer<Value>): Outcome<Value> {
  if (answer.ok) return { step: 'answered', value: answer.value };
  return { step: isUncertain(answer.refusal) ? 'unanswered' : 'refused', refusal: answer.refusal };
}

/** Whether the clerk may change what was typed. */
export function mayType(asking: Asking<unknown>): boolean {
  return asking.step === 'typing' || asking.step === 'refused';
}

/** Whether this refusal means that the customer has to show the code once more before anything else. */
export function needsScan(refusal: AnyRefusal): boolean {
  return refusal.code === 'session_expired' || refusal.code === 'session_not_found';
}
