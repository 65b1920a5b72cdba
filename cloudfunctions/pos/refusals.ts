import type { EpochMs, Refusal, ReturnRefusal, SaleRefusal, ScanRefusal, SettledTooLate } from '@vip-card/core';

/** Why a request is not a till's: whatever it asks, it is not looked at. */
export type NotAdmitted =
  | { code: 'signature_missing'; header: string }
  | { code: 'clock_off'; timestamp: EpochMs; toleratedMs: number }
  | { code: 'device_unknown' }
  | { code: 'key_unknown' }
  | { code: 'key_revoked'; revokedAt: EpochMs }
  | { code: 'signature_wrong' }
  | { code: 'nonce_used' };

/** What the decisions of the core refuse a till, and the actions that carry them out. */
type Decided =
  | SaleRefusal
  | SettledTooLate
  | ReturnRefusal
  | ScanRefusal
  | Extract<
      Refusal,
      {
        code:
          | 'invalid_input'
          | 'request_id_reused'
          | 'busy'
          | 'internal'
          | 'too_many_attempts'
          | 'code_malformed'
          | 'member_not_found'
          | 'session_not_found'
          | 'session_expired'
          | 'redeeming_needs_code'
          | 'receipt_reused'
          | 'sale_not_found';
      }
    >;

/** Everything that the API refuses. `sentences.ts` says each in two languages: one without them does not compile. */
export type PosRefusal =
  | NotAdmitted
  | Decided
  | { code: 'unknown_operation'; method: string; path: string }
  | { code: 'wrong_store'; storeId: string; deviceStoreId: string };

export type RefusalCode = PosRefusal['code'];
