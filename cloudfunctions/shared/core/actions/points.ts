import type { Milestone } from '../ledger/account';
import type { AdjustmentReason, BonusCause, ReturnCause, TierMovement } from '../ledger/movement';
import type { Award } from '../points-rules/award';
import type { Channel, Reward } from '../points-rules/rule-set';
import type { SaleLine } from '../sales/sale';
import type { TierName } from '../tiers';
import type { BusinessDay, EpochMs, Fen, Points } from '../units';

/** What a movement was, as its member may read it. */
export type StatementCause =
  /** `exchangeFor` is the receipt of the goods given back for these; `paid` is the difference then. */
  | {
      kind: 'sale';
      receipt: string;
      paid: Fen;
      items: number;
      award: Award;
      exchangeFor?: string;
      pendingUntil?: EpochMs;
    }
  | { kind: 'redeem'; receipt: string; worth: Fen }
  | {
      kind: 'return';
      cause: ReturnCause;
      receipt: string;
      refunded: Fen;
      owedAfter: Points;
      /** Taken back without being taken: they had expired unused. */
      lapsed: Points;
      settled: { points: Points; worth: Fen } | null;
      sales: { receipt: string; refunded: Fen; points: Points }[];
    }
  | { kind: 'restore'; receipt: string; worth: Fen; grace: Points }
  | { kind: 'expire' }
  /** With what had to be reached for it, and what it brought, whatever the rules have become since. */
  | { kind: 'bonus'; cause: BonusCause; milestone?: Pick<MilestoneProgress, 'measure' | 'over' | 'reach' | 'reward'> }
  | { kind: 'bonus-return' }
  | { kind: 'adjust'; reason: AdjustmentReason; note: string }
  | { kind: 'tier'; before: TierName; after: TierName; because: TierMovement['because']; shortBy: Fen };

/** One line of the statement 积分明细: a movement, with what caused it. */
export interface StatementLine {
  id: string;
  /** Signed: what was added to, or taken from, the member's points. */
  points: Points;
  at: EpochMs;
  /** Empty when no store had a part in it. */
  store: string;
  cause: StatementCause;
}

/** How far it is to a milestone of the rules in force. */
export interface MilestoneProgress {
  ruleId: string;
  measure: Milestone['measure'];
  over: Milestone['over'];
  /** Points, or fen. */
  reach: number;
  progress: number;
  reward: Reward;
  /** When it was reached; null while it is not. */
  reachedAt: EpochMs | null;
}

/** One purchase as its member reads it. */
export interface Purchase {
  /** Names it: `storeId:receipt`. */
  id: string;
  receipt: string;
  at: EpochMs;
  store: string;
  channel: Channel;
  lines: (SaleLine & { returned: number })[];
  /** What the lines came to, of which points paid `worth`. */
  paid: Fen;
  worth: Fen;
  redeemed: Points;
  award: Award;
  refunded: Fen;
  reversed: Points;
  voidedAt: EpochMs | null;
  /** The purchase whose goods were given back for these. */
  exchangeFor: Pick<Purchase, 'id' | 'receipt' | 'store'> | null;
}

export interface PointsActions {
  statement: {
    input: { before?: string; limit?: number };
    value: {
      points: Points;
      owed: Points;
      /** Soonest first. */
      expiring: { lastDay: BusinessDay; points: Points }[];
      pending: { from: BusinessDay; points: Points }[];
      /** Ever earned for spending and ever spent, returns taken off. */
      lifetime: { points: Points; spent: Fen };
      milestones: MilestoneProgress[];
      /** Newest first. */
      lines: StatementLine[];
      /** Pass as `before` for the next page; null at the end. */
      next: string | null;
      /** Earned and taken per calendar month that the lines touch, newest first. */
      months: { month: string; added: Points; taken: Points }[];
    };
  };
  /** The member's own purchases, newest first. */
  purchases: {
    input: { before?: string; limit?: number };
    value: { purchases: Purchase[]; next: string | null };
  };
}
