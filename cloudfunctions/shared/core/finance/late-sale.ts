import type { Movement } from '../ledger/movement';
import type { EpochMs, Fen, MemberNo, Points } from '../units';

/** A till's clock and the network explain so much; what took longer was settled by a till that had been offline. */
const LATE_MS = 10 * 60_000;

/** A sale that was settled later than it happened. Its name is that of its movement, `memberNo:seq`. */
export interface SettledLate {
  memberNo: MemberNo;
  seq: number;
  storeId: string;
  receipt: string;
  occurredAt: EpochMs;
  postedAt: EpochMs;
  paid: Fen;
  points: Points;
}

/** What finance is told of a movement that is a sale settled late; undefined for any other. */
export function settledLate(movement: Movement): SettledLate | undefined {
  if (movement.kind !== 'sale' || movement.postedAt - movement.at <= LATE_MS) return undefined;
  const { memberNo, seq, storeId, receipt, at, postedAt, paid, points } = movement;
  return { memberNo, seq, storeId, receipt, occurredAt: at, postedAt, paid, points };
}
