/** A row of a receipt: what, and how much; a sum is set in ink. */
export interface BillRow {
  label: string;
  amount: string;
  sum: boolean;
}

/** What a line opens into. */
export interface Receipt {
  /** Between seams. */
  parts: BillRow[][];
  notes: string[];
  version: string;
}

export const row = (label: string, amount: string): BillRow => ({ label, amount, sum: false });
export const sum = (label: string, amount: string): BillRow => ({ label, amount, sum: true });

/** A receipt that names no rules, without the parts that have no rows. */
export function receipt(parts: BillRow[][], notes: string[] = []): Receipt {
  return { parts: parts.filter((part) => part.length > 0), notes, version: '' };
}
