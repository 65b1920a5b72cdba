/** What comes or goes on a day. */
interface DatedRow {
  label: string;
  amount: string;
}

/** Rows by day, soonest first, and the label that opens those after the first three; empty when there are none. */
export interface DatedRows {
  rows: DatedRow[];
  laterLabel: string;
}

/** So many are shown before the rest is opened. */
export const SOONEST = 3;

/** Folds rows after the soonest three. */
export function folded(rows: DatedRow[], laterLabel: (count: number) => string): DatedRows {
  const later = rows.length - SOONEST;
  return { rows, laterLabel: later > 0 ? laterLabel(later) : '' };
}
