import type { BusinessDay, EpochMs, Fen, MemberNo, Points } from '../units';
import type { TierKeeping } from '../tier-review';
import type { TierName } from '../tiers';

/** Everything that the card page shows, and what the phone needs to go on showing it without a network. */
export interface CardView {
  memberNo: MemberNo;
  /** Empty until the member gives one. */
  name: string;
  tier: TierName;
  points: Points;
  /** Points that a return took back after they were spent; later earnings repay them. */
  owed: Points;
  /** The next points to expire, and the last day on which they count. */
  expiringNext: { lastDay: BusinessDay; points: Points } | null;
  /** The next points to become spendable, and the first day on which they are. */
  pendingNext: { from: BusinessDay; points: Points } | null;
  /** How far it is to the next tier, and what keeps this one. */
  tierProgress: {
    qualifyingSpend: Fen;
    next: { tier: TierName; remaining: Fen } | null;
    keeping: TierKeeping | null;
  };
  /** `138****6207`, once a phone number has been given. */
  maskedPhone: string | null;
  homeStore: { storeId: string; name: string; closesAt: string } | null;
  joinedOn: BusinessDay;
  /** Base32; the phone makes the rotating code from it (RFC 6238). */
  secret: string;
  /** The server's clock when it answered: the phone corrects its own by it. */
  serverTime: EpochMs;
}

export interface MembersActions {
  /** A visitor is answered too: browsing never needs joining. */
  myCard: { input: Record<never, never>; value: { kind: 'visitor' } | { kind: 'member'; card: CardView } };
  join: {
    input: {
      requestId: string;
      consentVersion: string;
      name?: string;
      homeStoreId?: string;
      /** The number of an old plastic card, by which the counter finds the member from now on. */
      cardNumber?: string;
    };
    value: CardView;
  };
  updateProfile: { input: { requestId: string; name?: string; homeStoreId?: string }; value: CardView };
  /** `code` comes from `open-type="getPhoneNumber"`. */
  addPhone: { input: { requestId: string; code: string }; value: { maskedPhone: string } };
  /** A lost phone: the old card's codes stop working. */
  replaceCard: { input: { requestId: string }; value: CardView };
}
