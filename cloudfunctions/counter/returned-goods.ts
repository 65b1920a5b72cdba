import { id, receipt, someFen, wholeNumber } from '@vip-card/cloud';
import * as v from 'valibot';

/** Which sale. */
export const saleName = v.strictObject({ storeId: id, receipt });

/** Some pieces of some of its lines, none named twice. */
export const linesBack = v.pipe(
  v.array(v.strictObject({ line: wholeNumber(0, 199), quantity: wholeNumber(1, 100_000) })),
  v.minLength(1),
  v.maxLength(200),
  v.check((lines) => new Set(lines.map(({ line }) => line)).size === lines.length, 'each line once'),
);

export const shortfall = v.picklist(['owe', 'cash']);

/** What every way to say what comes back has beside it. */
export function returnedGoods<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.union([
    v.strictObject({ ...entries, amount: someFen }),
    v.strictObject({ ...entries, amount: someFen, of: saleName }),
    v.strictObject({ ...entries, lines: linesBack, of: saleName }),
  ]);
}
