import type { ScanSession } from '@vip-card/core';
import type { Answer } from '../../services/call';
import { now } from '../../services/clock';
import { newRequestId } from '../../services/request-id';
import { answered, type Outcome } from './asking';
import { buzz } from './buzz';
import { keepDraft, removeDraft } from './draft-storage';
import type { KeptDraft } from './kept-drafts';

type KeptOf<Kind extends KeptDraft['kind']> = Extract<KeptDraft, { kind: Kind }>;

/** Begins something for the customer before the counter. Its request id is made here, once, however often it is sent. */
export function startDraft<Kind extends KeptDraft['kind']>(
  kind: Kind,
  { session, member }: ScanSession,
  draft: KeptOf<Kind>['draft'],
): KeptOf<Kind> {
  const { memberNo, name, tier } = member;
  const who = { session, member: { memberNo, name, tier } };
  const begun = { kind, requestId: newRequestId(), ...who, sent: false, startedAt: now(), draft };
  // That a kind goes with its draft is what the parameters say.
  return begun as unknown as KeptOf<Kind>;
}

/**
 * Sends what was typed. It is marked as sent before it leaves: after a crash the phone knows that it may have arrived, and
 * sends it again under the same id. What a full phone cannot mark is not sent. After a refusal, which is certain, it may be
 * changed, and keeps its id.
 */
export async function submit<Draft extends KeptDraft, Value>(
  kept: Draft,
  send: (kept: Draft) => Promise<Answer<Value>>,
): Promise<{ kept: Draft; outcome: Outcome<Value> }> {
  const marked = { ...kept, sent: true };
  if (!kept.sent && !keepDraft(marked)) {
    return { kept, outcome: { step: 'refused', refusal: { code: 'phone_full' } } };
  }
  const outcome = answered(await send(marked));
  if (outcome.step === 'unanswered') return { kept: marked, outcome };
  if (outcome.step === 'answered') {
    removeDraft(kept.requestId);
    buzz();
    return { kept: marked, outcome };
  }
  const open = { ...kept, sent: false };
  keepDraft(open);
  return { kept: open, outcome };
}
