import type { BusinessDay, Fen, Points } from '../units';

export interface ReportsActions {
  /** HQ's two indicators and what lies under them, over a rolling year and the year before it. */
  overview: {
    input: Record<never, never>;
    value: {
      window: { from: BusinessDay; to: BusinessDay };
      customers: { value: number; previous: number; trend: number[] };
      /** Shares as parts per thousand, so that both ends round alike. */
      returningPermille: { value: number; previous: number; trend: number[] };
      members: { total: number; joinedThisMonth: number };
      pointsOutstanding: Points;
      salesByMonth: { month: string; paid: Fen; refunded: Fen }[];
      /** Buyers by days since the last purchase (rows) and purchases in the window (columns). */
      recencyByFrequency: {
        rows: { upToDays: number }[];
        columns: { from: number; to: number | null }[];
        cells: number[][];
      };
      stores: { storeId: string; name: string; paid: Fen; customers: number }[];
    };
  };
}
