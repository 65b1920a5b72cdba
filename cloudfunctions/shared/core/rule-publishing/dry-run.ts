import { compileRuleSet, type PointsEngine } from '../points-rules/compile';
import { redeemRuleOf, worthOf, type RedeemRule } from '../points-rules/points-for-cash';
import type { RuleSet } from '../points-rules/rule-set';
import type { TierName } from '../tiers';
import type { EpochMs, Fen, Points } from '../units';
import type { RuleDraft } from './draft';
import { isWhollyReturned, leftOfGiven, MemberUnder, type DryRunAccount, type DryRunSale } from './dry-run-member';

/** What the same bills come to under the rules that the draft is to follow, and under the draft. */
interface Compared {
  standing: Points;
  draft: Points;
}

/** Members who get more by the draft than by the standing rules, less, and the same, with the points that it comes to. */
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
  /** What these bills were given in their day, under whichever versions were in force then; nothing is compared with it. */
  given: Points;
  /** Left out because they were voided or wholly returned; and how many of the bills above are exchanges or returned in part. */
  leftOut: { voided: number; returned: number };
  partly: { exchanged: number; returned: number };
  /** What the difference is worth at the till at the draft's own rate, in fen; null where points pay nothing there. */
  worth: Fen | null;
  /** Members by the points that they get more by the draft (less when negative), from the largest loss to the largest gain. */
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
 * Tries a draft on bills of a time, one member after the other: what they come to under the draft, and under the standing
 * rules, the version that it is to follow. Both are counted anew in the same way, so that the difference is the draft's alone
 * and a draft that changes nothing makes none, whatever versions the bills were written under.
 *
 * The members' facts are those of each bill as far as the bills themselves tell them. Her tier is the one that the sale
 * notes. Purchases and spending before the time are what her account says less what the time holds; returns are taken off
 * the bill that they belong to, and so count as if they had been made with it. What caps and milestones look at is what the
 * same rules would have given so far: by day, month and year from the beginning of the time on, and by lifetime on top of
 * what she had earned before it. Months and years that began earlier begin with the time. Birthdays and segments are not
 * known, points for events are not of bills, and nobody is supposed to have bought otherwise because of the rules.
 *
 * What returns took back of a bill's points, they take back in the same proportion of what it comes to under either. Milestone
 * points belong to the bill that reached the milestone.
 */
export class DryRun {
  private readonly engines: { standing: PointsEngine; draft: PointsEngine };
  private readonly rate: RedeemRule | undefined;
  private readonly all = new Tally();
  private readonly tiers = new Map<TierName, Tally>();
  private readonly stores = new Map<string, { bills: number; standing: number; draft: number }>();
  private readonly spread: number[] = SPREAD.map(() => 0);
  private readonly leftOut = { voided: 0, returned: 0 };
  private readonly partly = { exchanged: 0, returned: 0 };
  private bills = 0;
  private given = 0;

  /** @param standing the rules that the draft is compared with: the newest that stand */
  constructor(
    draft: RuleDraft,
    standing: Pick<RuleSet, 'rules'>,
    private readonly time: { since: EpochMs; until: EpochMs },
  ) {
    const engineOf = ({ rules }: Pick<RuleSet, 'rules'>): PointsEngine => compileRuleSet({ version: 0, rules });
    this.engines = { standing: engineOf(standing), draft: engineOf(draft) };
    this.rate = redeemRuleOf(draft);
  }

  /** Adds a member with all her sales of the time, oldest first. */
  addMember(account: DryRunAccount, sales: readonly DryRunSale[]): void {
    const { since } = this.time;
    const underStanding = new MemberUnder(this.engines.standing, account, sales, since);
    const underDraft = new MemberUnder(this.engines.draft, account, sales, since);
    let tier: TierName | undefined;
    const sum = { standing: 0, draft: 0 };
    for (const sale of sales) {
      if (!this.isCounted(sale)) {
        underStanding.pass(sale);
        underDraft.pass(sale);
        continue;
      }
      const [standing, draft] = [underStanding.give(sale), underDraft.give(sale)];
      this.addBill(sale, standing, draft);
      sum.standing += standing;
      sum.draft += draft;
      tier = sale.tierBefore;
    }
    if (tier) this.addEffect(tier, sum.standing, sum.draft);
  }

  answer(): DryRunResult {
    const { standing, draft, ...effect } = this.all.answer();
    return {
      ...this.time,
      members: this.all.members,
      bills: this.bills,
      leftOut: this.leftOut,
      partly: this.partly,
      given: this.given as Points,
      standing,
      draft,
      worth: this.rate ? worthOfDifference(this.rate, draft - standing) : null,
      ...effect,
      spread: SPREAD.map((step, index) => ({ ...step, members: this.spread[index] ?? 0 })),
      tiers: ORDER.flatMap((tier) => {
        const tally = this.tiers.get(tier);
        return tally ? [{ tier, ...tally.answer() }] : [];
      }),
      stores: [...this.stores]
        .map(([storeId, of]) => ({
          storeId,
          bills: of.bills,
          standing: of.standing as Points,
          draft: of.draft as Points,
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

  private addBill(sale: DryRunSale, standing: number, draft: number): void {
    this.bills += 1;
    this.given += leftOfGiven(sale);
    if (sale.exchangeFor !== undefined) this.partly.exchanged += 1;
    if (sale.refunded > 0) this.partly.returned += 1;
    const store = this.stores.get(sale.storeId) ?? { bills: 0, standing: 0, draft: 0 };
    this.stores.set(sale.storeId, {
      bills: store.bills + 1,
      standing: store.standing + standing,
      draft: store.draft + draft,
    });
  }

  private addEffect(tier: TierName, standing: number, draft: number): void {
    this.all.add(standing, draft);
    const ofTier = this.tiers.get(tier) ?? new Tally();
    ofTier.add(standing, draft);
    this.tiers.set(tier, ofTier);
    const step = SPREAD.findIndex(({ to }) => to === null || draft - standing <= to);
    this.spread[step] = (this.spread[step] ?? 0) + 1;
  }
}

const ORDER: readonly TierName[] = ['linen', 'silver', 'gold', 'black'];

/** Members, and what their bills come to under either. */
class Tally {
  members = 0;
  private standing = 0;
  private draft = 0;
  private readonly winners = { members: 0, points: 0 };
  private readonly losers = { members: 0, points: 0 };

  add(standing: number, draft: number): void {
    this.members += 1;
    this.standing += standing;
    this.draft += draft;
    if (draft === standing) return;
    const side = draft > standing ? this.winners : this.losers;
    side.members += 1;
    side.points += Math.abs(draft - standing);
  }

  answer(): Compared & Effect {
    const { members, winners, losers } = this;
    return {
      standing: this.standing as Points,
      draft: this.draft as Points,
      winners: { members: winners.members, points: winners.points as Points },
      losers: { members: losers.members, points: losers.points as Points },
      unchanged: members - winners.members - losers.members,
    };
  }
}

function worthOfDifference(rate: RedeemRule, difference: number): Fen {
  const worth = worthOf(rate, Math.abs(difference) as Points);
  return (difference < 0 ? 0 - worth : worth) as Fen;
}
