import type { RuleSet } from '../points-rules/rule-set';
import type { Award } from '../points-rules/award';
import type { SaleLine } from '../sale';
import type { TierName } from '../tiers';
import type { EpochMs, Fen, MemberNo, Points } from '../units';

/** What a clerk sees of a member, after a scan or a search. */
export interface MemberAtCounter {
  memberNo: MemberNo;
  name: string;
  maskedPhone: string | null;
  tier: TierName;
  points: Points;
  owed: Points;
  joinedAt: EpochMs;
  lastVisitAt: EpochMs | null;
  purchasesInYear: number;
  /** Sizes bought most, by category; newest wins a tie. */
  sizes: { category: string; size: string }[];
  colours: string[];
  recentPurchases: {
    receipt: string;
    at: EpochMs;
    store: string;
    paid: Fen;
    refunded: Fen;
    lines: SaleLine[];
  }[];
}

/** Opened by a scan or a search, for ten minutes; later actions carry `session`. */
export interface ScanSession {
  session: string;
  expiresAt: EpochMs;
  /** How the member was recognised: redeeming needs the code; earning and returns do not. */
  proof: 'code' | 'phone' | 'card';
  member: MemberAtCounter;
  /** The rules in force, so that the phone can show points while the clerk types. */
  rules: RuleSet;
}

export interface ReturnDecision {
  /** Newest sale first. */
  sales: { receipt: string; at: EpochMs; refunded: Fen; points: Points }[];
  /** What matches no sale: refunded in cash, moves no points. */
  unmatched: Fen;
  /** Points taken back in all, of which `owedAdded` could not be found in the account. */
  reversed: Points;
  owedAdded: Points;
  pointsAfter: Points;
  owedAfter: Points;
}

export interface CounterActions {
  /** The clerk's home: today in this store. */
  today: {
    input: Record<never, never>;
    value: {
      salesCount: number;
      paid: Fen;
      pointsIssued: Points;
      joined: number;
      /** Members seen at this counter today, newest first, at most 20. */
      members: { memberNo: MemberNo; name: string; tier: TierName; at: EpochMs; paid: Fen | null }[];
    };
  };
  scan: { input: { code: string }; value: ScanSession };
  /** Last four digits of a phone; the clerk confirms the name with the member, then picks. */
  searchPhone: {
    input: { lastFour: string };
    value: { candidates: { pick: string; maskedName: string; maskedPhone: string; tier: TierName }[] };
  };
  pick: { input: { lastFour: string; pick: string }; value: ScanSession };
  findCard: { input: { cardNumber: string }; value: ScanSession };
  /** The member again, after a sale or a return. */
  member: { input: { session: string }; value: ScanSession };
  sell: {
    input: {
      requestId: string;
      session: string;
      lines: SaleLine[];
      /** Made by the server when absent. */
      receipt?: string;
      /** A till that settles later says when the sale happened; never in the future. */
      occurredAt?: EpochMs;
    };
    value: {
      receipt: string;
      paid: Fen;
      award: Award;
      repaid: Points;
      pointsAfter: Points;
      owedAfter: Points;
      tierAfter: TierName;
    };
  };
  previewReturn: { input: { session: string; amount: Fen }; value: ReturnDecision };
  refund: {
    input: { requestId: string; session: string; amount: Fen; receipt?: string; occurredAt?: EpochMs };
    value: ReturnDecision & { receipt: string };
  };
}
