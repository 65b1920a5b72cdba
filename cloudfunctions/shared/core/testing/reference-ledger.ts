/**
 * A second, slower account of the same promises, written without looking at the ledger: every single point is a thing of
 * its own that lies in a lot, has paid for something, or is gone. Money is in fen, times in milliseconds. One point for each
 * whole yuan paid in money; one point pays one fen.
 */
export class ReferenceLedger {
  readonly sales: ReferenceSale[] = [];
  owed = 0;
  private points: Point[] = [];
  private lots = 0;

  /** @param expiryOf the first instant at which points earned at one no longer count @param graceOf the same for points restored too late */
  constructor(
    private readonly expiryOf: (at: number) => number | null,
    private readonly graceOf: (at: number) => number,
  ) {}

  spendable(at: number): number {
    return this.usable(at).length;
  }

  sell(name: string, lines: readonly { paid: number; pieces: number }[], at: number, redeem: number): void {
    this.sweep(at);
    const paid = total(lines.map((line) => line.paid));
    const used = this.usable(at).slice(0, redeem);
    for (const point of used) point.place = { sale: name };
    const money = paid - redeem;
    const earned = Math.floor(money / 100);
    const worths = largestRemainder(
      redeem,
      lines.map((line) => line.paid),
    );
    const shares = largestRemainder(
      earned,
      lines.map((line, index) => line.paid - (worths[index] ?? 0)),
      money / 100,
    );
    this.lots += 1;
    const repaid = Math.min(this.owed, earned);
    this.owed -= repaid;
    const facts = { lot: this.lots, earnedAt: at, expiresAt: this.expiryOf(at) };
    for (let count = 0; count < earned - repaid; count += 1) this.points.push({ ...facts, place: 'lot' });
    this.sales.push({
      name,
      at,
      lot: this.lots,
      paid,
      redeem,
      used,
      earned,
      lines: lines.map((line, index) => ({ ...line, worth: worths[index] ?? 0, share: shares[index] ?? 0, back: 0 })),
      pointsOfLines: largestRemainder(redeem, worths),
      byAmount: 0,
      refunded: 0,
      restored: 0,
      reversed: 0,
      lapsed: 0,
    });
  }

  /** Takes an amount back against the newest sales. */
  refundAmount(amount: number, at: number): void {
    this.sweep(at);
    let left = amount;
    const steps: { sale: ReferenceSale; part: number }[] = [];
    for (const sale of [...this.sales].sort((a, b) => b.at - a.at || b.lot - a.lot)) {
      const part = Math.min(left, sale.paid - sale.refunded);
      if (part > 0) steps.push({ sale, part });
      left -= part;
    }
    this.settle(
      steps.map(({ sale, part }) => {
        sale.byAmount += part;
        return sale;
      }),
      at,
    );
  }

  /** Takes pieces of one line back; the caller has seen to it that they are there. */
  refundLine(name: string, line: number, pieces: number, at: number): void {
    this.sweep(at);
    const sale = this.sale(name);
    const sold = sale.lines[line];
    if (!sold) throw new Error(`${name} has no line ${line}`);
    sold.back += pieces;
    this.settle([sale], at);
  }

  sale(name: string): ReferenceSale {
    const found = this.sales.find((sale) => sale.name === name);
    if (!found) throw new Error(`no sale ${name}`);
    return found;
  }

  /** Points whose time is over are gone. */
  sweep(at: number): void {
    for (const point of this.points) {
      if (point.place === 'lot' && point.expiresAt !== null && point.expiresAt <= at) point.place = 'expired';
    }
  }

  /** What an account's lots hold, in all. */
  get balance(): number {
    return this.points.filter(({ place }) => place === 'lot').length;
  }

  private usable(at: number): Point[] {
    return this.points
      .filter((point) => point.place === 'lot' && (point.expiresAt === null || point.expiresAt > at))
      .sort(soonestFirst);
  }

  /** Brings sales to what their amounts and lines say: restores first, then takes back, own points first. */
  private settle(sales: readonly ReferenceSale[], at: number): void {
    const due = sales.map((sale) => {
      const figures = figuresOf(sale);
      const step = { sale, restore: figures.restored - sale.restored, reverse: figures.reversed - sale.reversed };
      Object.assign(sale, figures);
      return step;
    });
    for (const { sale, restore } of due) {
      const lastFirst = [...sale.used]
        .reverse()
        .filter(({ place }) => typeof place === 'object' && place.sale === sale.name);
      for (const point of lastFirst.slice(0, restore)) {
        point.place = 'lot';
        if (point.expiresAt === null || point.expiresAt > at) continue;
        // A new life, apart from what it was earned with.
        Object.assign(point, { expiresAt: this.graceOf(at), earnedAt: at, lot: Number.MAX_SAFE_INTEGER });
      }
    }
    const missing = due.map(({ sale, reverse }) => {
      let left = reverse;
      for (const point of this.points) {
        if (left === 0) break;
        if (point.lot !== sale.lot || point.place !== 'lot') continue;
        point.place = 'reversed';
        left -= 1;
      }
      const expired = this.points.filter((point) => point.lot === sale.lot && point.place === 'expired').length;
      const lapsed = Math.min(left, expired - sale.lapsed);
      sale.lapsed += lapsed;
      return left - lapsed;
    });
    for (const open of missing) {
      const taken = this.usable(at).slice(0, open);
      for (const point of taken) point.place = 'reversed';
      this.owed += open - taken.length;
    }
  }
}

interface Point {
  lot: number;
  earnedAt: number;
  expiresAt: number | null;
  place: 'lot' | 'expired' | 'reversed' | { sale: string };
}

export interface ReferenceSale {
  name: string;
  at: number;
  lot: number;
  paid: number;
  redeem: number;
  /** In the order in which they were taken. */
  used: Point[];
  earned: number;
  lines: { paid: number; pieces: number; worth: number; share: number; back: number }[];
  pointsOfLines: number[];
  byAmount: number;
  refunded: number;
  restored: number;
  reversed: number;
  lapsed: number;
}

/** What a sale has given back at where it stands. */
function figuresOf(sale: ReferenceSale): Pick<ReferenceSale, 'refunded' | 'restored' | 'reversed'> {
  const { paid, lines, byAmount } = sale;
  const back = lines.map((line) => Math.floor((line.paid * line.back) / line.pieces));
  const refunded = byAmount + total(back);
  const all = paid > 0 ? refunded === paid : lines.every((line) => line.back === line.pieces);
  const share = (whole: number, shares: readonly number[]): number => {
    if (all) return whole;
    const ofLines = lines.map((line, index) => {
      return line.paid === 0 ? 0 : Math.floor(((shares[index] ?? 0) * (back[index] ?? 0)) / line.paid);
    });
    return Math.min(total(ofLines) + (paid > 0 ? Math.floor((whole * byAmount) / paid) : 0), whole);
  };
  return {
    refunded,
    restored: share(sale.redeem, sale.pointsOfLines),
    reversed: share(
      sale.earned,
      lines.map((line) => line.share),
    ),
  };
}

function soonestFirst(a: Point, b: Point): number {
  const expiry = ({ expiresAt }: Point): number => expiresAt ?? Number.MAX_VALUE;
  return expiry(a) - expiry(b) || a.earnedAt - b.earnedAt || a.lot - b.lot;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

/**
 * Whole parts of a whole, in proportion to weights. @param exact what the weights' claims come to in all, where that is more
 * than the whole number that was rounded down from it
 */
function largestRemainder(whole: number, weights: readonly number[], exact = whole): number[] {
  const sum = total(weights);
  if (sum === 0) return weights.map(() => 0);
  // Hundredths of points times fen stay far below what a double holds exactly.
  const scaled = Math.round(exact * 100);
  const claims = weights.map((weight) => scaled * weight);
  const unit = sum * 100;
  const parts = claims.map((claim) => Math.floor(claim / unit));
  const order = claims
    .map((claim, index) => ({ rest: claim % unit, weight: weights[index] ?? 0, index }))
    .sort((a, b) => b.rest - a.rest || b.weight - a.weight || a.index - b.index);
  for (const { index } of order.slice(0, whole - total(parts))) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
