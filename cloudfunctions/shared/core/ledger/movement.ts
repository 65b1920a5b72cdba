import type { Award } from '../points-rules/award';
import type { TierName } from '../tiers';
import type { EpochMs, Fen, MemberNo, Points } from '../units';

/** Points taken out of one lot. */
export interface Draw {
  lot: number;
  points: Points;
}

interface MovementFacts {
  memberNo: MemberNo;
  /** 1, 2, 3, ... for each member, without gaps: the movement's name is `memberNo:seq`. */
  seq: number;
  /** When it happened, and when it was written: a till without network settles later. */
  at: EpochMs;
  postedAt: EpochMs;
  storeId: string;
  entity: string;
  /** Signed: what was awarded, or taken back. */
  points: Points;
}

/** A sale opens a lot with what it earned, less what it repaid. A sale that earns nothing moves no points and is a movement still. */
export interface SaleMovement extends MovementFacts {
  kind: 'sale';
  receipt: string;
  paid: Fen;
  items: number;
  award: Award;
  activeFrom: EpochMs;
  expiresAt: EpochMs | null;
  /** Of the points awarded, those that repaid what was owed. */
  repaid: Points;
  tierAfter: TierName;
}

/** A return takes back what its sales earned, as far as the lots reach; the rest is owed. */
export interface ReturnMovement extends MovementFacts {
  kind: 'return';
  receipt: string;
  /** What was paid back in all, of which `unmatched` belongs to no sale and moves nothing. */
  refunded: Fen;
  unmatched: Fen;
  sales: ReturnedSale[];
  draws: Draw[];
  owedAdded: Points;
  owedAfter: Points;
}

/** What a return took off one sale. */
export interface ReturnedSale {
  storeId: string;
  receipt: string;
  at: EpochMs;
  refunded: Fen;
  points: Points;
}

/** One line of the append-only ledger 积分流水. */
export type Movement = SaleMovement | ReturnMovement;
