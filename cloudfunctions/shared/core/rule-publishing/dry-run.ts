import { businessDayOf } from '../business-day';
import type { Account } from '../ledger/account';
import type { Award } from '../points-rules/award';
import type { BillMember } from '../points-rules/bill';
import { compileRuleSet, type PointsEngine } from '../points-rules/compile';
import { floorOfPart } from '../points-rules/exact';
import { redeemRuleOf, worthOf, type RedeemRule } from '../points-rules/points-for-cash';
import type { Sale } from '../sales/sale';
import type { TierName } from '../tiers';
import type { EpochMs, Fen, Points } from '../units';
import type { RuleDraft } from './draft';
import { billOfSale } from './sale-bill';

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

/** What bills earned, and what they would have earned under the draft. */
interface Compared {
  given: Points;
  draft: Points;
}

/** Members who would have got more, less, and the same, with the points that it comes to. */
interface Effect {
  winners: { members: number; points: Points };
  losers: { members: number; points: Points };
  unchanged: number;
}

/** What a draft would have done with the bills of a time. */
export interface DryRunResult extends Compared, Effect {
  since: EpochMs;
  until: EpochMs;
  members: number;
  bills: number;
  /** Left out because they were voided or wholly returned; and how many of the bills above are exchanges or returned in part. */
  leftOut: { voided: number; returned: number };
  partly: { exchanged: number; returned: number };
  /** What the difference is worth at the till at the draft's own rate, in fen; null where points pay nothing there. */
  worth: Fen | null;
  /** Members by the points that they would have got more (less when negative), from the largest loss to the largest gain. */
  spread: { from: number | null; to: number | null; members: number }[];
  /** Members by the tier of their newest bill. */
  tiers: ({ tier: TierName } & Compared & Effect)[];
  stores: ({ storeId: string; bills: number } & Compared)[];
}

/** Where one step of the spread ends and the next begins: exactly this many points belong to the step further out. */
const STEPS = [100, 1_000] as const;
const SPREAD = [
  { from: null, to: -STEPS[1] },
  { from: -STEPS[1] + 1, to: -STEPS[0] },
  { from: -STEPS[0] + 1, to: -1 },
  { from: 0, to: 0 },
  { from: 1, to: STEPS[0] - 1 },
  { from: STEPS[0], to: STEPS[1] - 1 },
  { from: STEPS[1], to: null },
] as const;

/**
 * Tries a draft on bills that were written under other rules, one member after the other.
 *
 * The members' facts are those of each bill as far as the bills themselves tell them. Her tier is the one that the sale
 * notes. Purchases and spending before the time are what her account says less what the time holds; returns are taken off
 * the bill that they belong to, and so count as if they had been made with it. What caps and milestones look at is what the
 * draft itself would have given so far: by day, month and year from the beginning of the time on, and by lifetime on top of
 * what she had earned before it. Months and years that began earlier begin with the time. Birthdays and segments are not
 * known, points for events are not of bills, and nobody is supposed to have bought otherwise because of the rules.
 *
 * What returns took back of a bill's points, they take back of the draft's points in the same proportion. Milestone points
 * belong to the bill that reached the milestone, on both sides.
 */
export class DryRun {
  private readonly engine: PointsEngine;
  private readonly rate: RedeemRule | undefined;
  private readonly all = new Tally();
  private readonly tiers = new Map<TierName, Tally>();
  private readonly stores = new Map<string, { bills: number; given: number; draft: number }>();
  private readonly spread: number[] = SPREAD.map(() => 0);
  private readonly leftOut = { voided: 0, returned: 0 };
  private readonly partly = { exchanged: 0, returned: 0 };
  private bills = 0;

  constructor(
    draft: RuleDraft,
    private readonly time: { since: EpochMs; until: EpochMs },
  ) {
    this.engine = compileRuleSet({ version: 0, rules: draft.rules });
    this.rate = redeemRuleOf(draft);
  }

  /** Adds a member with all her sales of the time, oldest first. */
  addMember(account: DryRunAccount, sales: readonly DryRunSale[]): void {
    const soFar = new MemberSoFar(account, sales, this.time.since);
    let tier: TierName | undefined;
    let given = 0;
    let draft = 0;
    for (const sale of sales) {
      if (!this.isCounted(sale)) {
        soFar.add(sale, 0, []);
        continue;
      }
      const award = this.engine(billOfSale(sale, soFar.at(sale)));
      const remains = remaining(sale);
      const before = remains(pointsOf(sale.award));
      const after = remains(pointsOf(award));
      const reached = award.reached.map(({ milestone }) => milestone);
      soFar.add(sale, remains(award.total), reached);
      this.addBill(sale, before, after);
      given += before;
      draft += after;
      tier = sale.tierBefore;
    }
    if (tier) this.addEffect(tier, given, draft);
  }

  answer(): DryRunResult {
    const { given, draft, ...effect } = this.all.answer();
    return {
      ...this.time,
      members: this.all.members,
      bills: this.bills,
      leftOut: this.leftOut,
      partly: this.partly,
      given,
      draft,
      worth: this.rate ? worthOfDifference(this.rate, draft - given) : null,
      ...effect,
      spread: SPREAD.map((step, index) => ({ ...step, members: this.spread[index] ?? 0 })),
      tiers: ORDER.flatMap((tier) => {
        const tally = this.tiers.get(tier);
        return tally ? [{ tier, ...tally.answer() }] : [];
      }),
      stores: [...this.stores]
        .map(([storeId, { bills, given: then, draft: now }]) => ({
          storeId,
          bills,
          given: then as Points,
          draft: now as Points,
        }))
        .sort((a, b) => (a.storeId < b.storeId ? -1 : 1)),
    };
  }

  private isCounted(sale: DryRunSale): boolean {
    if (sale.voidedAt !== null) this.leftOut.voided += 1;
    else if (isWhollyReturned(sale)) this.leftOut.returned += 1;
    else return true;
    return false;
  }

  private addBill(sale: DryRunSale, given: number, draft: number): void {
    this.bills += 1;
    if (sale.exchangeFor !== undefined) this.partly.exchanged += 1;
    if (sale.refunded > 0) this.partly.returned += 1;
    const store = this.stores.get(sale.storeId) ?? { bills: 0, given: 0, draft: 0 };
    this.stores.set(sale.storeId, {
      bills: store.bills + 1,
      given: store.given + given,
      draft: store.draft + draft,
    });
  }

  private addEffect(tier: TierName, given: number, draft: number): void {
    this.all.add(given, draft);
    const ofTier = this.tiers.get(tier) ?? new Tally();
    ofTier.add(given, draft);
    this.tiers.set(tier, ofTier);
    const step = SPREAD.findIndex(({ to }) => to === null || draft - given <= to);
    this.spread[step] = (this.spread[step] ?? 0) + 1;
  }
}

const ORDER: readonly TierName[] = ['linen', 'silver', 'gold', 'black'];

/** Members and their points, as they were and as they would have been. */
class Tally {
  members = 0;
  private given = 0;
  private draft = 0;
  private readonly winners = { members: 0, points: 0 };
  private readonly losers = { members: 0, points: 0 };

  add(given: number, draft: number): void {
    this.members += 1;
    this.given += given;
    this.draft += draft;
    if (draft === given) return;
    const side = draft > given ? this.winners : this.losers;
    side.members += 1;
    side.points += Math.abs(draft - given);
  }

  answer(): Compared & Effect {
    const { members, winners, losers } = this;
    return {
      given: this.given as Points,
      draft: this.draft as Points,
      winners: { members: winners.members, points: winners.points as Points },
      losers: { members: losers.members, points: losers.points as Points },
      unchanged: members - winners.members - losers.members,
    };
  }
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

function isWhollyReturned({ paid, refunded }: DryRunSale): boolean {
  return paid > 0 && refunded >= paid;
}

/** What is left of a bill's points after its returns: the part that is left of those given, or, where none were, of the money. */
function remaining({ award, reversed, paid, refunded }: DryRunSale): (points: number) => number {
  const [left, whole] = award.total > 0 ? [award.total - reversed, award.total] : [paid - refunded, paid];
  if (left >= whole) return (points) => points;
  return (points) => floorOfPart(points, left, whole);
}

function pointsOf({ total, reached }: Award): number {
  return reached.reduce<number>((sum, { reward }) => (reward.kind === 'points' ? sum + reward.points : sum), total);
}

function worthOfDifference(rate: RedeemRule, difference: number): Fen {
  const worth = worthOf(rate, Math.abs(difference) as Points);
  return (difference < 0 ? 0 - worth : worth) as Fen;
}
