import type { CounterPurchase, LineBack } from '@vip-card/core';
import { bill } from '../../copy/figures';
import type { Words } from './customer-line';

/** Whether anything of a purchase can still come back. A gift that cost nothing comes back by its pieces. */
export function isReturnable(purchase: CounterPurchase): boolean {
  if (purchase.voidedAt !== null) return false;
  return purchase.left > 0 || (purchase.paid === 0 && allThatIsLeft(purchase).length > 0);
}

/** Everything that has not come back yet. */
export function allThatIsLeft({ lines }: Pick<CounterPurchase, 'lines'>): LineBack[] {
  return lines.flatMap(({ quantity, returned }, line) =>
    quantity > returned ? [{ line, quantity: quantity - returned }] : [],
  );
}

/** So many pieces of a line and no others of it; none takes it out. */
export function pickLine(picked: readonly LineBack[], line: number, quantity: number): LineBack[] {
  const others = picked.filter((each) => each.line !== line);
  return [...others, ...(quantity > 0 ? [{ line, quantity }] : [])].sort((a, b) => a.line - b.line);
}

export function isAll(purchase: Pick<CounterPurchase, 'lines'>, picked: readonly LineBack[]): boolean {
  const all = allThatIsLeft(purchase);
  return all.length === picked.length && all.every((each, at) => picked[at]?.quantity === each.quantity);
}

/** A line of a purchase that a tap takes back; with a stepper where several pieces are left. */
export interface LineToPick {
  line: number;
  title: string;
  detail: string;
  amount: string;
  left: number;
  picked: number;
  /** What came back before. */
  returned: string;
}

export function linesToPick(
  { lines }: Pick<CounterPurchase, 'lines'>,
  picked: readonly LineBack[],
  category: (id: string) => string,
  { clerk }: Words,
): LineToPick[] {
  return lines.map((each, line) => {
    const detail = [
      each.name === undefined ? '' : category(each.category),
      each.size ?? '',
      each.colour ?? '',
      each.quantity > 1 ? clerk.sale.pieces(each.quantity) : '',
    ];
    return {
      line,
      title: each.name ?? category(each.category),
      detail: detail.filter((part) => part !== '').join(' '),
      amount: bill(each.paid),
      left: each.quantity - each.returned,
      picked: picked.find((back) => back.line === line)?.quantity ?? 0,
      returned: each.returned > 0 ? clerk.purchases.returnedPieces(each.returned) : '',
    };
  });
}
