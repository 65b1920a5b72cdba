import { businessDayOf } from '../business-day';
import type { Account } from '../ledger/account';
import type { Award } from '../points-rules/award';
import type { BillMember } from '../points-rules/bill';
import type { PointsEngine } from '../points-rules/compile';
import { floorOfPart } from '../points-rules/exact';
import type { Sale } from '../sales/sale';
import type { EpochMs, Fen, Points } from '../units';
import { billOfSale } from '../sales/sale-bill';

/** What a dry run reads of a sale, and of the account of its member as it is today. */
export type DryRunSale = Pick<
  Sale,
  | 'storeId'
  | 'channel'
  | 'occurredAt'
  | 'lines'
  | 'paid'
  | 'tender'
  | 'award'
  | 'tierBefore'
  | 'refunded'
  | 'reversed'
  | 'returned'
  | 'voidedAt'
> &
  Pick<Sale, 'exchangeFor'>;
export type DryRunAccount = Pick<Account, 'purchases' | 'spent' | 'earned' | 'reversed' | 'milestones'>;

/** A member's bills, one after the other, under one set of rules. */
export class MemberUnder {
  private readonly soFar: MemberSoFar;

  constructor(
    private readonly engine: PointsEngine,
    account: DryRunAccount,
    sales: readonly DryRunSale[],
    since: EpochMs,
  ) {
    this.soFar = new MemberSoFar(account, sales, since);
  }

  /** What the bill gives and its returns leave of it, milestones among it. */
  give(sale: DryRunSale): number {
    const award = this.engine(billOfSale(sale, this.soFar.at(sale)));
    const reached = award.reached.map(({ milestone }) => milestone);
    this.soFar.add(sale, remaining(sale, award.total), reached);
    return remaining(sale, pointsOf(award));
  }

  /** Notes a bill that gives nothing: it was voided, or all of it came back. */
  pass(sale: DryRunSale): void {
    this.soFar.add(sale, 0, []);
  }
}

/** What the returns of a bill left of what it was given, milestones among it. */
export function leftOfGiven(sale: DryRunSale): number {
  return remaining(sale, pointsOf(sale.award));
}

/** What is known of a member at each of her bills, in their order. */
class MemberSoFar {
  private purchases: number;
  private readonly spentBefore: number;
  private readonly earnedBefore: number;
  private readonly milestones: string[];
  /** By business day, month and year; `''` for all of the time. */
  private readonly earned = new Map<string, number>();
  private readonly spent = new Map<string, number>();

  constructor(account: DryRunAccount, sales: readonly DryRunSale[], since: EpochMs) {
    const sum = (of: (sale: DryRunSale) => number): number => sales.reduce((total, sale) => total + of(sale), 0);
    // An account that was corrected by hand, or sales that went to another member, must not make it less than nothing.
    this.purchases = Math.max(account.purchases - sum(purchasesOf), 0);
    this.spentBefore = Math.max(account.spent - sum(netOf), 0);
    this.earnedBefore = Math.max(
      account.earned - account.reversed - sum(({ award, reversed }) => award.total - reversed),
      0,
    );
    this.milestones = account.milestones.filter(({ at }) => at < since).map(({ name }) => name);
  }

  at({ tierBefore, occurredAt }: DryRunSale): BillMember {
    const day = businessDayOf(occurredAt);
    const earned = (period: string): Points => (this.earned.get(period) ?? 0) as Points;
    const spent = (period: string): Fen => (this.spent.get(period) ?? 0) as Fen;
    return {
      tier: tierBefore,
      birthMonth: null,
      segments: [],
      purchases: this.purchases,
      earned: {
        day: earned(day),
        month: earned(day.slice(0, 7)),
        year: earned(day.slice(0, 4)),
        lifetime: (this.earnedBefore + earned('')) as Points,
      },
      spent: {
        month: spent(day.slice(0, 7)),
        year: spent(day.slice(0, 4)),
        lifetime: (this.spentBefore + spent('')) as Fen,
      },
      milestones: this.milestones,
    };
  }

  add(sale: DryRunSale, points: number, reached: readonly string[]): void {
    this.purchases += purchasesOf(sale);
    this.milestones.push(...reached);
    const day = businessDayOf(sale.occurredAt);
    for (const period of ['', day, day.slice(0, 7), day.slice(0, 4)]) {
      this.earned.set(period, (this.earned.get(period) ?? 0) + points);
      this.spent.set(period, (this.spent.get(period) ?? 0) + netOf(sale));
    }
  }
}

/** A voided sale and an exchange are no purchase of their own. */
function purchasesOf({ voidedAt, exchangeFor }: DryRunSale): number {
  return voidedAt === null && exchangeFor === undefined ? 1 : 0;
}

/** What is still spent on a sale, in money. */
function netOf({ paid, tender, refunded, returned }: DryRunSale): number {
  return paid - (tender?.worth ?? 0) - (refunded - returned.worth);
}

export function isWhollyReturned({ paid, refunded }: DryRunSale): boolean {
  return paid > 0 && refunded >= paid;
}

/** What is left of a bill's points after its returns: the part that is left of those given, or, where none were, of the money. */
function remaining({ award, reversed, paid, refunded }: DryRunSale, points: number): number {
  const [left, whole] = award.total > 0 ? [award.total - reversed, award.total] : [paid - refunded, paid];
  return left >= whole ? points : floorOfPart(points, left, whole);
}

function pointsOf({ total, reached }: Award): number {
  return reached.reduce<number>((sum, { reward }) => (reward.kind === 'points' ? sum + reward.points : sum), total);
}
