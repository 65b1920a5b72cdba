import type { AboveLimit, Room } from '../finance/adjustment-limits';
import type { Adjustment } from '../ledger/adjust';
import type { AdjustmentReason } from '../ledger/movement';
import type { TierName } from '../tiers';
import type { MemberNo, Points } from '../units';

/** Whose points: a member before the manager who asks, or any member by her number, for headquarters. */
type AdjustedMember =
  | { session: string }
  /** The store whose entity bears it; her home store when absent. */
  | { memberNo: MemberNo; storeId?: string };

/** An adjustment with the name of its store. */
export interface AdjustmentView extends Adjustment {
  store: string;
}

export interface AdjustmentsActions {
  /** Whom headquarters is about to give or take points. */
  member: {
    input: { memberNo: MemberNo };
    value: {
      memberNo: MemberNo;
      maskedName: string;
      tier: TierName;
      points: Points;
      owed: Points;
      homeStoreId: string | null;
      /** What the caller may still give or take today without a second person. */
      alone: Points;
      /** The limit that this comes from. */
      room: Room;
    };
  };
  /**
   * Carried out at once within the limits of the day; above them `proposed`, `pointsAfter` is null then, and `above` says
   * which limit it was.
   */
  propose: {
    input: {
      requestId: string;
      /** Signed. */
      points: Points;
      reason: AdjustmentReason;
      note: string;
      /** Refuses what would need a second person, instead of proposing it. */
      alone?: true;
    } & AdjustedMember;
    value: { adjustment: AdjustmentView; pointsAfter: Points | null; above?: AboveLimit };
  };
  /** What waits for a second person, newest first. */
  pending: { input: Record<never, never>; value: { adjustments: AdjustmentView[] } };
  /** What was carried out or declined, newest first. */
  decided: { input: { before?: string }; value: { adjustments: AdjustmentView[]; next: string | null } };
  decide: {
    input: { requestId: string; adjustmentId: string; approve: boolean };
    value: { adjustment: AdjustmentView; pointsAfter: Points | null };
  };
}
