import type { Award } from '../points-rules/award';
import type { MemberEvent } from '../points-rules/rule-set';
import type { TierName } from '../tiers';
import type { EpochMs, Fen, MemberNo, Points } from '../units';
import type { Debt, Lot, Milestone, SpendDay, TierStep, TierTerm } from './account';

/** Points taken out of one lot or put back into it, with the lot's own facts: emptied lots are forgotten by the account. */
export interface Draw extends Omit<Lot, 'id' | 'remaining'> {
  lot: number;
  points: Points;
}

/** Points of a lot that had expired unused, where they were to be taken back: they count as taken. */
export interface Lapse {
  lot: number;
  points: Points;
}

/** A new tier, a new term of the same one, or other steps that it stands on. */
export interface TierChange {
  after: TierName;
  term: TierTerm | null;
  steps: TierStep[];
}

/**
 * What a movement does to the account; `postMovement` carries it out and nothing else does. Absent members change nothing.
 */
export interface Effects {
  /** A new lot under the movement's `seq`. */
  opens?: Omit<Lot, 'id'>;
  draws?: Draw[];
  restores?: Draw[];
  owes?: Debt[];
  repays?: Debt[];
  /** Added to the days' figures: negative for what is given back. */
  spends?: SpendDay[];
  tier?: TierChange;
  reaches?: Milestone;
  /** What points were given for beside buying. */
  rewards?: MemberEvent;
  /** The name of a milestone that no longer holds. */
  loses?: string;
  /** The newest purchase, where it is not simply this one: after a void, the one before. */
  lastPurchaseAt?: EpochMs | null;
}

interface MovementFacts {
  memberNo: MemberNo;
  /** 1, 2, 3, ... for each member, without gaps: the movement's name is `memberNo:seq`. */
  seq: number;
  /** When it happened, and when it was written: a till without network settles later. Books go by `postedAt`. */
  at: EpochMs;
  postedAt: EpochMs;
  /** Empty when no store had a part in it. */
  storeId: string;
  /** Where it happened. Whose points they are stands at each lot, draw and debt. */
  entity: string;
  /** Signed: what the movement does to points in lots less points owed. */
  points: Points;
  effects: Effects;
}

/** A sale opens a lot with what it earned, less what it repaid. One that earns nothing moves no points and is a movement still. */
export interface SaleMovement extends MovementFacts {
  kind: 'sale';
  receipt: string;
  /** In money. */
  paid: Fen;
  items: number;
  award: Award;
  /** The receipt of the goods that were given back for these, and then `paid` is the difference. */
  exchangeFor?: string;
}

/** Points used to pay for a part of a sale. */
export interface RedeemMovement extends MovementFacts {
  kind: 'redeem';
  receipt: string;
  worth: Fen;
}

/** Why goods came back: taken back, given for others, or never rightly sold. */
export type ReturnCause = 'return' | 'exchange' | 'void';

/** A return takes back what its sales earned, as far as the lots reach; the rest is owed. */
export interface ReturnMovement extends MovementFacts {
  kind: 'return';
  cause: ReturnCause;
  receipt: string;
  /** What was paid back in all, points' worth included, of which `unmatched` belongs to no sale and moves nothing. */
  refunded: Fen;
  unmatched: Fen;
  sales: ReturnedSale[];
  /** Of the points to be taken back: those that had expired unused, in all and by lot, and those settled from the cash. */
  lapsed: Points;
  lapses: Lapse[];
  settled: { points: Points; worth: Fen } | null;
  owedAfter: Points;
  /** Who voided it and why, when the clerk who sold it did not. */
  reason?: string;
}

/** Points that had paid for what was given back; those whose lot had expired meanwhile live on for a grace. */
export interface RestoreMovement extends MovementFacts {
  kind: 'restore';
  receipt: string;
  worth: Fen;
  grace: Points;
}

/** What a return took off one sale. */
export interface ReturnedSale {
  storeId: string;
  receipt: string;
  at: EpochMs;
  /** What the goods had cost, of which `worth` was paid with points. */
  refunded: Fen;
  worth: Fen;
  points: Points;
  /** Points that had paid for it. */
  restored: Points;
}

/** Points whose time was over; `at` is when it was, `postedAt` when it was noticed. */
interface ExpireMovement extends MovementFacts {
  kind: 'expire';
}

export type BonusCause = { kind: 'event'; event: MemberEvent } | { kind: 'milestone'; milestone: string };

/** Points for something else than buying, under a rule. */
export interface BonusMovement extends MovementFacts {
  kind: 'bonus';
  cause: BonusCause;
  ruleId: string;
  ruleSetVersion: number;
}

/** A milestone's points taken back, because returns brought the member below it. */
interface BonusReturnMovement extends MovementFacts {
  kind: 'bonus-return';
  milestone: string;
  lapsed: Points;
}

export const ADJUSTMENT_REASONS = ['goodwill', 'complaint', 'correction', 'transfer', 'fraud'] as const;
export type AdjustmentReason = (typeof ADJUSTMENT_REASONS)[number];

/** Points given or taken by hand. */
interface AdjustMovement extends MovementFacts {
  kind: 'adjust';
  adjustmentId: string;
  reason: AdjustmentReason;
  note: string;
  /** The second one only above the first one's limit. */
  by: string;
  approvedBy: string | null;
}

/** Why a tier changed or stayed, when no sale or return did it. */
export interface TierMovement extends MovementFacts {
  kind: 'tier';
  before: TierName;
  because: 'safe' | 'warned' | 'kept' | 'grace' | 'lowered';
  /** What was missing to keep the tier. */
  shortBy: Fen;
}

/** One line of the append-only ledger 积分流水. */
export type Movement =
  | SaleMovement
  | RedeemMovement
  | ReturnMovement
  | RestoreMovement
  | ExpireMovement
  | BonusMovement
  | BonusReturnMovement
  | AdjustMovement
  | TierMovement;

type Without<Kind, Keys extends PropertyKey> = Kind extends unknown ? Omit<Kind, Keys> : never;

/** A movement before it has its place in the account: `Postings` numbers it and adds up its points. */
export type NewMovement = Without<Movement, 'memberNo' | 'seq' | 'points' | 'postedAt'>;
