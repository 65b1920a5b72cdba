import type { Invoice } from './invoices';

/** What a replay comes to. Money in fen, points as integers. */
export interface Totals {
  members: number;
  sales: number;
  salesFen: number;
  returns: number;
  returnsFen: number;
  earned: number;
  reversed: number;
  unmatchedFen: number;
  balance: number;
  owed: number;
}

/**
 * What a replay should come to, by a second and simpler way of counting, written apart from the core on purpose: one
 * point per whole yuan; a return goes against the newest sales; a sale has given back `floor(earned * refunded / paid)`
 * at any time.
 */
export function expectedFigures(invoices: readonly Invoice[]): Totals {
  const sold = new Map<string, { paid: bigint; earned: bigint; refunded: bigint; reversed: bigint }[]>();
  const sum = { salesFen: 0n, returnsFen: 0n, earned: 0n, reversed: 0n, unmatchedFen: 0n };
  for (const { kind, customer, amount } of invoices) {
    const own = sold.get(customer) ?? [];
    sold.set(customer, own);
    const fen = BigInt(amount);
    if (kind === 'sale') {
      own.push({ paid: fen, earned: fen / 100n, refunded: 0n, reversed: 0n });
      sum.salesFen += fen;
      sum.earned += fen / 100n;
      continue;
    }
    sum.returnsFen += fen;
    let left = fen;
    for (const sale of [...own].reverse()) {
      const taken = left < sale.paid - sale.refunded ? left : sale.paid - sale.refunded;
      if (taken === 0n) continue;
      left -= taken;
      sale.refunded += taken;
      const reversed = (sale.earned * sale.refunded) / sale.paid;
      sum.reversed += reversed - sale.reversed;
      sale.reversed = reversed;
    }
    sum.unmatchedFen += left;
  }
  const sales = invoices.filter(({ kind }) => kind === 'sale').length;
  const { salesFen, returnsFen, earned, reversed, unmatchedFen } = sum;
  return {
    members: sold.size,
    sales,
    salesFen: Number(salesFen),
    returns: invoices.length - sales,
    returnsFen: Number(returnsFen),
    earned: Number(earned),
    reversed: Number(reversed),
    unmatchedFen: Number(unmatchedFen),
    balance: Number(earned - reversed),
    owed: 0,
  };
}
