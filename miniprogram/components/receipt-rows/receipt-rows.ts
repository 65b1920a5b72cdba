import type { BillRow } from '../points-line/bill-rows';

/** Rows as a receipt prints them, a seam above each part; then near misses, and the rules' version. */
Component({
  properties: {
    /** Parts of rows: `BillRow[][]`. */
    parts: { type: Array, value: [] as BillRow[][] },
    notes: { type: Array, value: [] as string[] },
    version: { type: String, value: '' },
  },
});
