import type { Award } from '../points-rules/award';
import type { BusinessDay, EpochMs, Fen, Points } from '../units';

/** One line of the statement 积分明细: a movement, with what caused it. */
export interface StatementLine {
  id: string;
  /** Signed: what was added to, or taken from, the member's points. */
  points: Points;
  at: EpochMs;
  store: string;
  cause:
    | { kind: 'sale'; receipt: string; paid: Fen; items: number; award: Award }
    | {
        kind: 'return';
        receipt: string;
        refunded: Fen;
        owedAfter: Points;
        sales: { receipt: string; refunded: Fen; points: Points }[];
      };
}

export interface PointsActions {
  statement: {
    input: { before?: string; limit?: number };
    value: {
      points: Points;
      owed: Points;
      /** Soonest first. */
      expiring: { lastDay: BusinessDay; points: Points }[];
      /** Newest first. */
      lines: StatementLine[];
      /** Pass as `before` for the next page; null at the end. */
      next: string | null;
      /** Earned and taken per calendar month that the lines touch, newest first. */
      months: { month: string; added: Points; taken: Points }[];
    };
  };
}
