import type { Role, Scope } from '../staff';
import type { TierName } from '../tiers';
import type { EpochMs, Fen } from '../units';

export interface StoreView {
  storeId: string;
  name: string;
  region: string;
  address: string;
  /** `10:00` and `22:00`, Asia/Shanghai. */
  opensAt: string;
  closesAt: string;
  phone: string;
}

/** The chain as everybody may see it. */
export interface ChainView {
  brand: { zh: string; en: string };
  consentVersion: string;
  categories: { id: string; zh: string; en: string }[];
  tiers: { tier: TierName; from: Fen }[];
  stores: StoreView[];
}

export interface StaffView {
  staffId: string;
  name: string;
  role: Role;
  scope: Scope;
  /** The store that staff with a store's scope serve in; null for region and chain. */
  store: { storeId: string; name: string } | null;
}

export interface StoresActions {
  chain: { input: Record<never, never>; value: ChainView };
  me: { input: Record<never, never>; value: { kind: 'guest' } | { kind: 'staff'; staff: StaffView } };
  /** Staff within the caller's scope. */
  roster: { input: Record<never, never>; value: { staff: (StaffView & { since: EpochMs })[] } };
  invite: {
    input: { requestId: string; role: Role; name: string; storeId: string };
    value: { invitation: string; expiresAt: EpochMs };
  };
  acceptInvitation: { input: { requestId: string; invitation: string }; value: StaffView };
  /** Cut off at once: the sign-in, open scan sessions and invitations. */
  dismiss: { input: { requestId: string; staffId: string }; value: { staffId: string } };
}
