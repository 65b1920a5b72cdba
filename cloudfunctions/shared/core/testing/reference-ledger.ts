/**
 * A second, slower account of the same promises, written without looking at the ledger: every single point is a thing of
 * its own that lies in a lot, has paid for something, or is gone. Money is in fen, times in milliseconds. One point for each
 * whole yuan paid in money; one point pays one fen.
 */
export class ReferenceLedger {
  readonly sales: ReferenceSale[] = [];
  /** To whom each point is owed, oldest first. */
  readonly debts: string[] = [];
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

  get owed(): number {
    return this.debts.length;
  }

  sell(name: string, lines: readonly ReferenceLine[], at: number, redeem: number, entity = 'suli'): void {
    this.sweep(at);
    const used = this.usable(at).slice(0, redeem);
    for (const point of used) point.place = { sale: name };
    const worths = largestRemainder(
      redeem,
      lines.map((line) => line.paid),
    );
    const { claims, shares } = this.earn(
      lines.map((line, index) => ({ ...line, paid: line.paid - (worths[index] ?? 0) })),
      at,
      entity,
    );
    this.keep({ name, at, lines, shares, used, claims });
  }

  /** Takes pieces of one line back for other goods; the caller has seen to it that they are there. */
  exchange(
    name: string,
    line: number,
    pieces: number,
    made: { name: string; lines: readonly ReferenceLine[]; at: number; entity: string },
  ): void {
    const { lines, at, entity } = made;
    this.sweep(at);
    const sale = this.sale(name);
    const sold = sale.lines[line];
    if (!sold) throw new Error(`${name} has no line ${line}`);
    const before = { ...sale };
    sold.back += pieces;
    Object.assign(sale, figuresOf(sale));
    const [came, restored, reversed] = [
      sale.refunded - before.refunded,
      sale.restored - before.restored,
      sale.reversed - before.reversed,
    ];
    const prices = lines.map((each) => each.paid);
    const covered = Math.min(total(prices), came);
    const extra = largestRemainder(total(prices) - covered, prices);
    // Points stay with goods that count, as far as those cover what counted.
    const counted = sold.excluded ? 0 : came;
    const counting = total(lines.map((each, index) => (each.excluded ? 0 : each.paid - (extra[index] ?? 0))));
    const stay = counted === 0 ? 0 : Math.floor((reversed * Math.min(counting, counted)) / counted);
    const stayPaid = covered === came ? restored : Math.floor((restored * covered) / came);
    const used = stillPaying(sale).slice(0, stayPaid).reverse();
    for (const point of used) point.place = { sale: made.name };
    const carried = sale.claims.slice(before.reversed, before.reversed + stay);
    const rest = sale.claims.slice(before.reversed + stay, sale.reversed);
    this.giveBack([{ sale, restore: restored - stayPaid, claims: rest }], at);
    const sharesMoved = largestRemainder(
      stay,
      lines.map((each) => (each.excluded ? 0 : each.paid)),
    );
    const earned = this.earn(
      lines.map((each, index) => ({ ...each, paid: extra[index] ?? 0 })),
      at,
      entity,
    );
    const shares = earned.shares.map((share, index) => share + (sharesMoved[index] ?? 0));
    this.keep({ name: made.name, at, lines, shares, used, claims: [...earned.claims, ...carried] });
  }

  /** Takes an amount back against the newest sales. */
  refundAmount(amount: number, at: number): void {
    this.sweep(at);
    let left = amount;
    const steps: { sale: ReferenceSale; part: number }[] = [];
    for (const sale of [...this.sales].sort((a, b) => b.at - a.at || b.number - a.number)) {
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

  /** The same for each entity that gave points, if it has any there. */
  get balances(): Record<string, number> {
    return counts(this.points.filter(({ place }) => place === 'lot').map(({ entity }) => entity));
  }

  /** One point for each whole yuan of what counts: those owed first, the rest into a lot of their own. */
  private earn(lines: readonly ReferenceLine[], at: number, entity: string): { claims: Claim[]; shares: number[] } {
    const weights = lines.map((line) => (line.excluded ? 0 : line.paid));
    const earned = Math.floor(total(weights) / 100);
    const shares = largestRemainder(earned, weights, total(weights) / 100);
    this.lots += 1;
    const repaid = this.debts.splice(0, earned).length;
    const facts = { lot: this.lots, entity, earnedAt: at, expiresAt: this.expiryOf(at) };
    for (let count = 0; count < earned - repaid; count += 1) this.points.push({ ...facts, place: 'lot' });
    return { claims: Array.from({ length: earned }, () => ({ lot: facts.lot, entity })), shares };
  }

  private keep(made: {
    name: string;
    at: number;
    lines: readonly ReferenceLine[];
    shares: number[];
    used: Point[];
    claims: Claim[];
  }): void {
    const { name, at, lines, shares, used, claims } = made;
    const paid = lines.map((line) => line.paid);
    const worths = largestRemainder(used.length, paid);
    this.sales.push({
      name,
      at,
      number: this.sales.length,
      paid: total(paid),
      redeem: used.length,
      used,
      earned: claims.length,
      claims,
      lines: lines.map((line, index) => ({ ...line, share: shares[index] ?? 0, back: 0 })),
      pointsOfLines: largestRemainder(used.length, worths),
      byAmount: 0,
      refunded: 0,
      restored: 0,
      reversed: 0,
      lapsed: 0,
    });
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
      const claims = sale.claims.slice(sale.reversed, figures.reversed);
      const step = { sale, restore: figures.restored - sale.restored, claims };
      Object.assign(sale, figures);
      return step;
    });
    this.giveBack(due, at);
  }

  private giveBack(
    due: readonly { sale: ReferenceSale; restore: number; claims: readonly Claim[] }[],
    at: number,
  ): void {
    const graces = new Map<string, number>();
    for (const point of due.flatMap(({ sale, restore }) => stillPaying(sale).slice(0, restore))) {
      point.place = 'lot';
      if (point.expiresAt === null || point.expiresAt > at) continue;
      // A new life, apart from what it was earned with.
      if (!graces.has(point.entity)) graces.set(point.entity, (this.lots += 1));
      Object.assign(point, { expiresAt: this.graceOf(at), earnedAt: at, lot: graces.get(point.entity) });
    }
    // Each point where it was put; or one of its lot that expired, which forgives once.
    const missing = due.flatMap(({ sale, claims }) =>
      claims
        .filter((claim) => !this.remove((point) => point.lot === claim.lot && point.place === 'lot'))
        .filter((claim) => {
          const expired = this.points.find((point) => point.lot === claim.lot && point.place === 'expired');
          if (!expired) return true;
          expired.place = 'forgiven';
          sale.lapsed += 1;
          return false;
        })
        .map((claim) => ({ ...claim, sale })),
    );
    const left = missing.filter(({ sale }) => {
      const lots = new Set(sale.claims.map(({ lot }) => lot));
      const newestFirst = [...lots];
      return !newestFirst.some((lot) => this.remove((point) => point.lot === lot && point.place === 'lot'));
    });
    for (const { entity } of left) {
      const [taken] = this.usable(at);
      if (taken) taken.place = 'reversed';
      else this.debts.push(entity);
    }
  }

  private remove(which: (point: Point) => boolean): boolean {
    const found = this.points.find(which);
    if (found) found.place = 'reversed';
    return found !== undefined;
  }
}

/** What one line of a bill is: what was paid for how many pieces, and whether it earns nothing. */
export interface ReferenceLine {
  paid: number;
  pieces: number;
  excluded?: boolean;
}

/** A point that a sale earned: the lot that it was put into, and who gave it. */
interface Claim {
  lot: number;
  entity: string;
}

interface Point {
  lot: number;
  entity: string;
  earnedAt: number;
  expiresAt: number | null;
  place: 'lot' | 'expired' | 'forgiven' | 'reversed' | { sale: string };
}

export interface ReferenceSale {
  name: string;
  at: number;
  /** Its place in the order in which sales arrived. */
  number: number;
  paid: number;
  redeem: number;
  /** In the order in which they were taken. */
  used: Point[];
  earned: number;
  /** Newest lot first: the order in which they are claimed back. */
  claims: Claim[];
  lines: (ReferenceLine & { share: number; back: number })[];
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

/** The points that still pay for a sale, those first that were taken last. */
function stillPaying({ name, used }: ReferenceSale): Point[] {
  return [...used].reverse().filter(({ place }) => typeof place === 'object' && place.sale === name);
}

export function counts(names: readonly string[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const name of [...names].sort()) sums[name] = (sums[name] ?? 0) + 1;
  return sums;
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
