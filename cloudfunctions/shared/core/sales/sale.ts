import type { Award } from '../points-rules/award';
import type { Channel } from '../points-rules/rule-set';
import type { TierName } from '../tiers';
import type { BusinessDay, EpochMs, Fen, MemberNo, Points } from '../units';
import type { PointsTender } from './tender';

/** One line of a bill: `quantity` pieces of one article. */
export interface SaleLine {
  sku?: string;
  name?: string;
  /** A category id of the chain, such as `womenswear`. */
  category: string;
  size?: string;
  colour?: string;
  quantity: number;
  /** List price and price paid, both for the whole line. */
  list: Fen;
  paid: Fen;
}

/** The counter where something was sold or returned, and who stood behind it. */
export interface AtCounter {
  storeId: string;
  entity: string;
  staffId: string;
  receipt: string;
}

/** A part of what a sale earned: the lot that it went into, who issued it, and the day that its money counts on. */
export interface SaleLot {
  lot: number;
  entity: string;
  expiresAt: EpochMs | null;
  day: BusinessDay;
  /** In money. */
  net: Fen;
  points: Points;
}

/** What came back of a sale so far, beside `refunded` and `reversed`. */
export interface Returned {
  /** Refunded without naming lines. */
  byAmount: Fen;
  /** Pieces of each line; empty while no line was named. */
  quantities: number[];
  /** Of what was refunded, the part that points had paid, and those points. */
  worth: Fen;
  restored: Points;
  /** Of the points reversed, fixed bonuses, and those that had expired unused. */
  bonuses: Points;
  lapsed: Points;
}

/** A sale as it is kept. Its name is `storeId:receipt`; `seq` is its movement's. */
export interface Sale extends AtCounter {
  memberNo: MemberNo;
  seq: number;
  occurredAt: EpochMs;
  postedAt: EpochMs;
  day: BusinessDay;
  channel: Channel;
  lines: SaleLine[];
  /** What the lines came to, the part that points paid included. */
  paid: Fen;
  tender: PointsTender | null;
  award: Award;
  /** Where the award went, newest first; one, but for an exchange. */
  lots: SaleLot[];
  /** The tier that it was judged by, and the one that it led to. */
  tierBefore: TierName;
  tierAfter: TierName;
  /** What returns have paid back (points' worth included) and taken back so far. */
  refunded: Fen;
  reversed: Points;
  returned: Returned;
  voidedAt: EpochMs | null;
  /** The sale of the goods that were given back for these; a receipt's number is its store's own. */
  exchangeFor?: Pick<Sale, 'storeId' | 'receipt'>;
  /** What the sale was, without when and by which request it was sent. */
  contentHash: string;
}

/** A till's clock may run ahead of ours by so much. */
export const TOLERATED_SKEW_MS = 5 * 60_000;

export const NOTHING_RETURNED: Returned = {
  byAmount: 0 as Fen,
  quantities: [],
  worth: 0 as Fen,
  restored: 0 as Points,
  bonuses: 0 as Points,
  lapsed: 0 as Points,
};
