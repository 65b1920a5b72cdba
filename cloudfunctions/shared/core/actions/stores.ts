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
  /** How the legal entities are called, by their codes; one that has no name here goes by its code. */
  entities?: { entity: string; zh: string; en?: string }[];
}

export interface StaffView {
  staffId: string;
  name: string;
  role: Role;
  scope: Scope;
  /** The store that staff with a store's scope serve in; null for region and chain. */
  store: { storeId: string; name: string } | null;
}

/** A store's till that calls over HTTP, without its secrets. */
export interface DeviceView {
  deviceId: string;
  store: { storeId: string; name: string };
  name: string;
  issuedAt: EpochMs;
  /** Oldest first; two are valid at most. */
  keys: { keyId: string; createdAt: EpochMs; revokedAt: EpochMs | null }[];
}

/** A new key. The secret is not shown again: it is entered into the till now. */
export interface IssuedKey {
  deviceId: string;
  keyId: string;
  secret: string;
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
  /** Tills within the caller's scope. */
  devices: { input: Record<never, never>; value: { devices: DeviceView[] } };
  /** A new till with its first key. */
  issueDevice: { input: { requestId: string; storeId: string; name: string }; value: IssuedKey };
  /** A second key beside the one in use, until that one is revoked. */
  rotateDeviceKey: { input: { requestId: string; deviceId: string }; value: IssuedKey };
  /** Cut off at once; a till without a valid key is out of use. */
  revokeDeviceKey: { input: { requestId: string; deviceId: string; keyId: string }; value: DeviceView };
}
