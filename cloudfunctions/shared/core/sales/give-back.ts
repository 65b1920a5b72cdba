import { apportion, share } from '../apportion';
import { accept, refuse, type Result } from '../result';
import type { EpochMs, Fen, Points } from '../units';
import type { Sale } from './sale';

/** Pieces of one line that come back. */
export interface LineBack {
  /** The line's place on the bill, from 0. */
  line: number;
  quantity: number;
}

/** What one return takes off one sale. */
export interface GivenBack {
  sale: Sale;
  after: Sale;
  /** What the goods had cost, of which points had paid `worth`. */
  refunded: Fen;
  worth: Fen;
  /** Points that had paid for it, and points that it had earned. */
  restored: Points;
  reversed: Points;
}

export type GiveBackRefusal =
  | { code: 'sale_voided'; receipt: string; at: EpochMs }
  | { code: 'line_not_on_sale'; line: number; lines: number }
  | { code: 'line_already_returned'; line: number; left: number }
  | { code: 'refund_above_paid'; receipt: string; left: Fen };

/** What is left to be refunded of a sale. */
export function refundable(sale: Sale): Fen {
  return (sale.voidedAt === null ? sale.paid - sale.refunded : 0) as Fen;
}

/** Takes an amount back without saying of which lines. */
export function giveBackAmount(sale: Sale, amount: Fen): Result<GivenBack, GiveBackRefusal> {
  if (sale.voidedAt !== null) return refuse({ code: 'sale_voided', receipt: sale.receipt, at: sale.voidedAt });
  if (amount > refundable(sale)) {
    return refuse({ code: 'refund_above_paid', receipt: sale.receipt, left: refundable(sale) });
  }
  return accept(moveOn(sale, { byAmount: sale.returned.byAmount + amount, quantities: quantitiesOf(sale) }));
}

/** Takes pieces of lines back. */
export function giveBackLines(sale: Sale, lines: readonly LineBack[]): Result<GivenBack, GiveBackRefusal> {
  if (sale.voidedAt !== null) return refuse({ code: 'sale_voided', receipt: sale.receipt, at: sale.voidedAt });
  const quantities = quantitiesOf(sale);
  for (const { line, quantity } of lines) {
    const sold = sale.lines[line];
    if (!sold) return refuse({ code: 'line_not_on_sale', line, lines: sale.lines.length });
    const left = sold.quantity - (quantities[line] ?? 0);
    if (quantity > left) return refuse({ code: 'line_already_returned', line, left });
    quantities[line] = (quantities[line] ?? 0) + quantity;
  }
  const state = { byAmount: sale.returned.byAmount, quantities };
  if (refundedOf(sale, state) > sale.paid) {
    return refuse({ code: 'refund_above_paid', receipt: sale.receipt, left: refundable(sale) });
  }
  return accept(moveOn(sale, state));
}

/** How many pieces of each line came back so far. */
export function quantitiesOf(sale: Sale): number[] {
  return sale.lines.map((_, line) => sale.returned.quantities[line] ?? 0);
}

/** How far a sale has been returned: all that its figures depend on, so that the way there does not matter. */
interface State {
  byAmount: number;
  quantities: readonly number[];
}

function moveOn(sale: Sale, state: State): GivenBack {
  const after = figuresAt(sale, state);
  const refunded = (after.refunded - sale.refunded) as Fen;
  // Where amounts and lines are mixed, roundings may meet in the last step; the cash never goes below nothing.
  const worth = Math.min(after.worth - sale.returned.worth, refunded) as Fen;
  const kept: Sale = {
    ...sale,
    refunded: after.refunded,
    reversed: after.reversed,
    returned: {
      ...sale.returned,
      byAmount: state.byAmount as Fen,
      quantities: state.quantities.some((quantity) => quantity > 0) ? [...state.quantities] : [],
      worth: (sale.returned.worth + worth) as Fen,
      restored: after.restored,
      bonuses: after.bonuses,
    },
  };
  const restored = (after.restored - sale.returned.restored) as Points;
  return { sale, after: kept, refunded, worth, restored, reversed: (after.reversed - sale.reversed) as Points };
}

interface Figures {
  refunded: Fen;
  worth: Fen;
  restored: Points;
  bonuses: Points;
  reversed: Points;
}

/**
 * What a sale has given back in all at a state. Of lines each frozen share in proportion to what of the line was refunded,
 * of amounts the share of the bill, each rounded down; all of it, with the remainders, once nothing is left. Fixed bonuses
 * go back whole when what stays spent no longer reaches their minimum.
 */
function figuresAt(sale: Sale, state: State): Figures {
  const { paid, award, tender } = sale;
  const refunded = refundedOf(sale, state);
  const pieces = state.quantities.every((quantity, line) => quantity === sale.lines[line]?.quantity);
  const all = paid > 0 ? refunded === paid : pieces;
  const part = (total: number, shares: readonly number[]): number => {
    if (all) return total;
    const byLines = shares.reduce((sum, each, line) => sum + shareOfLine(sale, state, line, each), 0);
    return Math.min(byLines + (paid > 0 ? share(total, state.byAmount, paid) : 0), total);
  };
  const worths = apportion(
    tender?.worth ?? 0,
    sale.lines.map((line) => line.paid),
  );
  const worth = part(tender?.worth ?? 0, worths);
  const money = all ? 0 : moneyThatCounts(sale, state, worths);
  const bonuses = award.bonuses.reduce((sum, { points, whileSpent }) => (money < whileSpent ? sum + points : sum), 0);
  const forSpending = award.total - award.bonuses.reduce((sum, { points }) => sum + points, 0);
  const restored = part(tender?.points ?? 0, apportion(tender?.points ?? 0, worths));
  return {
    refunded: refunded as Fen,
    worth: worth as Fen,
    restored: restored as Points,
    bonuses: Math.max(bonuses, sale.returned.bonuses) as Points,
    reversed: (part(forSpending, award.shares) + Math.max(bonuses, sale.returned.bonuses)) as Points,
  };
}

/**
 * What is still spent, in money, on lines that count for minimums: goods that the rules exclude hold no bonus up. Amounts
 * refunded without lines are taken off in proportion.
 */
function moneyThatCounts(sale: Sale, { byAmount, quantities }: State, worths: readonly number[]): number {
  const excluded = excludedLines(sale);
  let counted = 0;
  let returned = 0;
  for (const [line, { paid }] of sale.lines.entries()) {
    if (excluded.has(line)) continue;
    const money = paid - (worths[line] ?? 0);
    counted += money;
    if (paid > 0) returned += share(money, refundedOfLine(sale, quantities, line), paid);
  }
  return counted - returned - (sale.paid > 0 ? share(counted, byAmount, sale.paid) : 0);
}

/** What is still spent on a sale, in money, on what counts for the minimums of fixed bonuses. */
export function moneyHeld(sale: Sale): number {
  const worths = apportion(
    sale.tender?.worth ?? 0,
    sale.lines.map((line) => line.paid),
  );
  return moneyThatCounts(sale, { byAmount: sale.returned.byAmount, quantities: quantitiesOf(sale) }, worths);
}

/** Of what comes back by lines, what the lines had cost that earn points. */
export function refundedThatCounts({ sale, after }: GivenBack): Fen {
  const excluded = excludedLines(sale);
  const backOf = (of: Sale, line: number): number => refundedOfLine(sale, quantitiesOf(of), line);
  return sale.lines.reduce(
    (sum, _, line) => (excluded.has(line) ? sum : sum + backOf(after, line) - backOf(sale, line)),
    0,
  ) as Fen;
}

function excludedLines({ award }: Sale): Set<number> {
  return new Set(award.excluded.flatMap(({ lines }) => lines));
}

function refundedOf(sale: Sale, { byAmount, quantities }: State): number {
  return quantities.reduce((sum, _, line) => sum + refundedOfLine(sale, quantities, line), byAmount);
}

function refundedOfLine(sale: Sale, quantities: readonly number[], line: number): number {
  const sold = sale.lines[line];
  return sold ? share(sold.paid, quantities[line] ?? 0, sold.quantity) : 0;
}

function shareOfLine(sale: Sale, { quantities }: State, line: number, whole: number): number {
  const paid = sale.lines[line]?.paid ?? 0;
  return paid === 0 ? 0 : share(whole, refundedOfLine(sale, quantities, line), paid);
}
