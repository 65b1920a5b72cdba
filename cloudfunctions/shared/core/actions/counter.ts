import type { Award, Reached } from '../points-rules/award';
import type { BillMember } from '../points-rules/bill';
import type { Reward, RuleSet } from '../points-rules/rule-set';
import type { LineBack } from '../sales/give-back';
import type { SaleLine } from '../sales/sale';
import type { TierName } from '../tiers';
import type { EpochMs, Fen, MemberNo, Points } from '../units';
import type { Purchase } from './points';

/** What a clerk sees of a member, after a scan or a search. */
export interface MemberAtCounter {
  memberNo: MemberNo;
  name: string;
  maskedPhone: string | null;
  tier: TierName;
  points: Points;
  owed: Points;
  /** What the rules need to know of her, so that the phone can show points while the clerk types; and the clerk's store. */
  bill: BillMember;
  storeId: string;
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

/** What comes back: of a sale, some of its lines or an amount; without a receipt, an amount against her newest sales. */
export type ReturnedGoods =
  { amount: Fen; of?: never } | { amount: Fen; of: SaleName } | { lines: LineBack[]; of: SaleName };

/** Which sale, by the store that made it and the receipt. */
export interface SaleName {
  storeId: string;
  receipt: string;
}

/** What a return does, the same before and after it is carried out. */
export interface ReturnDecision {
  /** Newest sale first. */
  sales: { receipt: string; at: EpochMs; refunded: Fen; points: Points; restored: Points }[];
  /** What matches no sale: refunded in cash, moves no points. */
  unmatched: Fen;
  /** What the goods had cost, and what of it is handed over in money. */
  refunded: Fen;
  cash: Fen;
  /** Points that had paid for them and go back to her; `grace` of them live on although their time was over. */
  restored: Points;
  grace: Points;
  /** Points taken back in all: `lapsed` had expired unused, `settled` is paid from the cash, `owedAdded` could not be found. */
  reversed: Points;
  lapsed: Points;
  settled: { points: Points; worth: Fen } | null;
  owedAdded: Points;
  pointsAfter: Points;
  owedAfter: Points;
  tierBefore: TierName;
  tierAfter: TierName;
  /** What milestones had brought that no longer hold. */
  rewardsLost: Reward[];
}

/** What a sale came to. */
export interface SaleResult {
  receipt: string;
  /** What the lines came to, and what of it is paid in money. */
  paid: Fen;
  due: Fen;
  redeemed: { points: Points; worth: Fen } | null;
  award: Award;
  repaid: Points;
  pointsAfter: Points;
  owedAfter: Points;
  tierAfter: TierName;
}

/** What an exchange came to: the goods given back for others, and the difference as a sale or a return. */
export interface ExchangeResult {
  receipt: string;
  /** What the goods given back had cost, and the new ones cost. */
  returned: Fen;
  paid: Fen;
  /** In money: what she pays more, or gets back. */
  due: Fen;
  cash: Fen;
  /** Points that stay with the goods, and those that the difference earned or took back. */
  carried: Points;
  earned: Points;
  reversed: Points;
  restored: Points;
  owedAdded: Points;
  pointsAfter: Points;
  owedAfter: Points;
  tierAfter: TierName;
  /** The milestones that the difference reached, and what those had brought that no longer hold. */
  reached: Reached[];
  rewardsLost: Reward[];
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
      /** Points that she wants to pay with; needs the code on her card. */
      redeem?: Points;
      /** Made by the server when absent. */
      receipt?: string;
      /** A till that settles later says when the sale happened; never in the future. */
      occurredAt?: EpochMs;
      /** What a phone without network told her that it earns. Where the server gives other points, finance is told. */
      pointsShown?: Points;
    };
    value: SaleResult;
  };
  /** The purchases that can be returned, exchanged or voided, newest first. */
  purchases: {
    input: { session: string; skip?: number };
    /** Pass `next` as `skip` for the next page. */
    value: { purchases: CounterPurchase[]; next: number | null };
  };
  previewReturn: { input: { session: string; shortfall?: 'owe' | 'cash' } & ReturnedGoods; value: ReturnDecision };
  refund: {
    input: {
      requestId: string;
      session: string;
      shortfall?: 'owe' | 'cash';
      receipt?: string;
      occurredAt?: EpochMs;
    } & ReturnedGoods;
    value: ReturnDecision & { receipt: string };
  };
  previewExchange: {
    input: { session: string; of: SaleName; back: LineBack[]; lines: SaleLine[] };
    value: ExchangeResult;
  };
  exchange: {
    input: { requestId: string; session: string; of: SaleName; back: LineBack[]; lines: SaleLine[]; receipt?: string };
    value: ExchangeResult;
  };
  /** A sale that never rightly was. */
  voidSale: {
    input: { requestId: string; session: string; of: SaleName; reason?: string };
    value: ReturnDecision & { receipt: string };
  };
  /** A sale that was made on the wrong member's card: from the session's member to another one's session. */
  reassignSale: {
    input: { requestId: string; session: string; of: SaleName; to: string; reason?: string };
    value: { from: ReturnDecision; to: SaleResult };
  };
}

/** A purchase as the clerk may act on it. */
export interface CounterPurchase extends Purchase {
  storeId: string;
  /** What may still be refunded of it. */
  left: Fen;
  /** Whether this clerk may void it now, and whether a reason is asked for. */
  voidable: 'freely' | 'with-reason' | 'no';
}
