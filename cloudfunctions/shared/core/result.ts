/** What a decision answers: the value it decided, or the refusal with the facts a sentence needs. */
export type Result<Value, Refused extends { code: string }> =
  { ok: true; value: Value } | { ok: false; refusal: Refused };

export function accept<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function refuse<const Refused extends { code: string }>(refusal: Refused): { ok: false; refusal: Refused } {
  return { ok: false, refusal };
}
