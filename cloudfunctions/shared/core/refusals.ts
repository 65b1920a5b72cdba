import type { AboveLimit } from './finance/adjustment-limits';
import type { Role } from './staff';
import type { EpochMs, Fen, Points } from './units';

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
  | { code: 'settled_too_late'; earliest: EpochMs }
  | { code: 'no_rules_in_force'; at: EpochMs }
  | { code: 'amount_out_of_range'; path: string; minimum: Fen; maximum: Fen }
  | { code: 'sale_not_found'; receipt: string }
  | { code: 'sale_voided'; receipt: string; at: EpochMs }
  | { code: 'line_not_on_sale'; line: number; lines: number }
  | { code: 'line_already_returned'; line: number; left: number } // pieces
  | { code: 'refund_above_paid'; receipt: string; left: Fen }
  // paying with points
  | { code: 'redeeming_not_offered' }
  | { code: 'redeeming_needs_code' } // she was found without her code: earning only
  | { code: 'redeeming_needs_network'; occurredAt: EpochMs }
  | { code: 'points_short'; available: Points; asked: Points }
  | { code: 'redeeming_above_cap'; maximumPoints: Points; maximumWorth: Fen }
  // sales that never rightly were
  | { code: 'sale_has_returns'; receipt: string; refunded: Fen }
  | { code: 'sale_of_other_store'; receipt: string }
  | { code: 'sale_paid_with_points'; receipt: string } // cannot be moved to another member
  | { code: 'exchange_not_voidable'; receipt: string }
  | { code: 'void_needs_manager'; until: EpochMs }
  | { code: 'void_too_late'; until: EpochMs }
  | { code: 'reason_required' }
  | { code: 'same_member' }
  // points by hand
  | { code: 'adjusting_not_allowed'; role: Role }
  | AboveLimit // asked for only when it may be done alone
  | { code: 'adjustment_not_found' }
  | { code: 'adjustment_decided'; state: 'carried-out' | 'declined' }
  | { code: 'second_person_required' }
  // the books
  | { code: 'month_closed'; month: string; closedAt: EpochMs }
  | { code: 'month_not_over'; month: string; from: EpochMs }
  | { code: 'month_not_next'; month: string; next: string }
  | { code: 'books_behind'; through: EpochMs } // they are being added up, and are up to there
  | { code: 'difference_not_found'; receipt: string }
  | { code: 'difference_settled'; by: string }
  // publishing rules
  | { code: 'rule_set_invalid'; path: string; expected: string }
  | { code: 'rules_not_found'; version: number }
  | { code: 'rules_version_taken'; version: number; name: string; at: EpochMs } // somebody else was first
  | { code: 'dry_run_required'; hours: number } // of exactly this content, within so many hours
  | { code: 'rules_draft_outdated'; basedOn: number; newest: number; name: string; at: EpochMs } // would undo the newest
  | { code: 'effective_too_soon'; earliest: EpochMs }
  | { code: 'rules_in_effect'; version: number; effectiveFrom: EpochMs } // or too near to it to be withdrawn
  | { code: 'rules_withdrawn'; version: number; name: string; at: EpochMs }
  | { code: 'bill_not_found'; receipt: string }
  // staff
  | { code: 'invitation_not_found' }
  | { code: 'invitation_expired'; expiredAt: EpochMs }
  | { code: 'invitation_used' }
  | { code: 'already_staff'; storeName: string }
  | { code: 'role_above_yours'; role: Role }
  | { code: 'staff_not_found' }
  | { code: 'store_not_found' }
  // the stores' tills
  | { code: 'device_not_found' }
  | { code: 'device_key_not_found' }
  | { code: 'device_keys_full'; valid: number };
