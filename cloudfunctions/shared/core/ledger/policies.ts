import type { Role } from '../staff';
import type { Points } from '../units';

/** What a chain decides about its ledger beside the rules for awards. */
export interface Policies {
  /** A tier lasts so many months, ends with a warning so many days before the review and a grace of so many days after it. */
  tier: { months: number; warningDays: number; graceDays: number };
  /** Points that go back to a lot whose time is over live on for so many days. */
  restoredGraceDays: number;
  /** A till may settle a sale so many days late, whichever till it is: its rules and its day are those of then. */
  settleDays: number;
  /** The clerk who made a sale may void or reassign it for so long; a manager of the store may for as many days. */
  voidMinutes: number;
  voidDays: number;
  /**
   * The most points of one member that may be given or taken by hand in a day without a second approver, by the role of who
   * does it; a role that is absent may not at all.
   */
  adjustmentLimits: Partial<Record<Role, Points>>;
  /** The same of all members together, for each person. */
  adjustmentDayLimits?: Partial<Record<Role, Points>>;
}

export const DEFAULT_POLICIES: Policies = {
  tier: { months: 12, warningDays: 30, graceDays: 30 },
  restoredGraceDays: 30,
  settleDays: 7,
  voidMinutes: 15,
  voidDays: 30,
  adjustmentLimits: { manager: 500 as Points, hq: 5_000 as Points },
  adjustmentDayLimits: { manager: 2_000 as Points, hq: 50_000 as Points },
};
