import type { Role } from './staff';
import type { EpochMs, Fen } from './units';

/**
 * Everything that an action may refuse, with the facts that its sentence needs. `miniprogram/copy` holds a sentence for
 * every code in both languages: a new refusal without one does not compile.
 */
export type Refusal =
  // the request itself
  | { code: 'unknown_action'; action: string }
  | { code: 'invalid_input'; path: string; expected: string }
  | { code: 'request_id_reused' }
  | { code: 'busy' } // many tills at once on one member: nothing was written, the same request may be sent again
  | { code: 'internal'; requestId: string } // a fault of ours, logged under this id
  // who is asking
  | { code: 'not_a_member' }
  | { code: 'not_staff' }
  | { code: 'role_not_allowed'; role: Role; action: string }
  | { code: 'other_store'; storeName: string }
  // joining and the card
  | { code: 'consent_required'; version: string }
  | { code: 'phone_code_invalid' }
  | { code: 'phone_taken'; maskedPhone: string }
  | { code: 'card_taken'; cardNumber: string } // the old plastic card belongs to another member
  | { code: 'name_invalid'; maxCharacters: number }
  // the counter
  | { code: 'code_malformed' }
  | { code: 'code_wrong' }
  | { code: 'code_expired' } // a genuine code, of an earlier time step
  | { code: 'code_already_used' }
  | { code: 'too_many_attempts'; retryAt: EpochMs }
  | { code: 'member_not_found' }
  | { code: 'session_expired'; expiredAt: EpochMs }
  | { code: 'session_not_found' }
  // sales and returns
  | { code: 'receipt_reused'; receipt: string; at: EpochMs }
  | { code: 'occurred_in_future'; now: EpochMs }
  | { code: 'no_rules_in_force'; at: EpochMs }
  | { code: 'amount_out_of_range'; path: string; minimum: Fen; maximum: Fen }
  // staff
  | { code: 'invitation_not_found' }
  | { code: 'invitation_expired'; expiredAt: EpochMs }
  | { code: 'invitation_used' }
  | { code: 'already_staff'; storeName: string }
  | { code: 'role_above_yours'; role: Role }
  | { code: 'staff_not_found' }
  | { code: 'store_not_found' };
