import type { Because, Missed } from '@vip-card/core';

import type { AnyRefusal } from '../services/call';

/** A multiplier that applied or missed, as the rules say it. */
export type Multiplied = Extract<Because | Missed, { extra: unknown }>;

/** One sentence for every code that the server or the phone may refuse with: a new code without one does not compile. */
export type RefusalSentences = {
  [Code in AnyRefusal['code']]: (refusal: Extract<AnyRefusal, { code: Code }>) => string;
};

/** Says a refusal with the given sentences. */
export function sayRefusal(sentences: RefusalSentences, refusal: AnyRefusal): string {
  // The table's type pairs each code with its own facts; indexing with a union loses that pairing.
  const say = sentences[refusal.code] as (of: AnyRefusal) => string;
  return say(refusal);
}
