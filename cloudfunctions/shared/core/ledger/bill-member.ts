import { businessDayOf } from '../business-day';
import type { BillMember } from '../points-rules/bill';
import type { EpochMs, Fen, Points } from '../units';
import { tierAt, type Account, type SpendDay } from './account';

/** What is known of a member beside her points; what the rules ask for and nobody knows yet is null or empty. */
export interface MemberTraits {
  /** 1 to 12. */
  birthMonth: number | null;
  segments: readonly string[];
}

export const NO_TRAITS: MemberTraits = { birthMonth: null, segments: [] };

/** A member as the rules see her at the moment of a bill. */
export function billMember(account: Account, at: EpochMs, traits: MemberTraits = NO_TRAITS): BillMember {
  const day = businessDayOf(at);
  const within = (length: number): SpendDay[] =>
    account.spendDays.filter((each) => each.day.slice(0, length) === day.slice(0, length));
  const earned = (days: readonly SpendDay[]): Points => notNegative(days, (each) => each.earned) as Points;
  const spent = (days: readonly SpendDay[]): Fen => notNegative(days, (each) => each.net) as Fen;
  const [today, month, year] = [within(10), within(7), within(4)];
  return {
    tier: tierAt(account, at),
    birthMonth: traits.birthMonth,
    segments: traits.segments,
    purchases: account.purchases,
    earned: {
      day: earned(today),
      month: earned(month),
      year: earned(year),
      lifetime: (account.earned - account.reversed) as Points,
    },
    spent: { month: spent(month), year: spent(year), lifetime: account.spent },
    milestones: account.milestones.map(({ name }) => name),
  };
}

function notNegative(days: readonly SpendDay[], of: (day: SpendDay) => number): number {
  return Math.max(
    days.reduce((sum, each) => sum + of(each), 0),
    0,
  );
}
