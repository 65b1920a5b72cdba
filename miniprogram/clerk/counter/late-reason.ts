import type { AnyRefusal } from '../../services/call';
import type { Words } from './customer-line';

type SayRefusal = (refusal: AnyRefusal) => string;

/** The line of a sale that a refusal is about, because of its category; undefined for anything else. */
export function refusedCategory(refusal: AnyRefusal | null): number | undefined {
  if (refusal?.code !== 'invalid_input') return undefined;
  const line = /^lines\.(\d+)\.category$/.exec(refusal.path)?.[1];
  return line === undefined ? undefined : Number(line);
}

/** Why a sale that the phone kept was refused, and what to do, for a clerk whose customer has left. */
export function lateReason(refusal: AnyRefusal, sayRefusal: SayRefusal, { clerk }: Pick<Words, 'clerk'>): string {
  const { late } = clerk;
  if (refusedCategory(refusal) !== undefined) return late.whyCategory;
  switch (refusal.code) {
    case 'receipt_reused':
      return late.whyReceiptTaken(refusal.receipt);
    case 'invalid_input':
      return refusal.path === 'receipt' ? late.whyReceiptForm : late.whyContent;
    case 'session_expired':
    case 'session_not_found':
      return late.whyNotRecognised;
    case 'other_store':
      return late.whyOtherStore(refusal.storeName);
    case 'not_staff':
    case 'role_not_allowed':
      return late.whySignedOut;
    case 'request_id_reused':
      return late.whyOtherForm;
    default:
      return sayRefusal(refusal);
  }
}
