import type {
  Account,
  AdjustedDay,
  Adjustment,
  Book,
  ChainView,
  EpochMs,
  MemberNo,
  Member,
  MonthFigures,
  Movement,
  Policies,
  Publication,
  Refusal,
  Result,
  Return,
  Role,
  RuleSet,
  Sale,
  Scope,
  SettledLate,
  StoreView,
  TillDifference,
} from '@vip-card/core';

/** A request that was carried out: the hash of its input, and what was answered. */
export interface RequestRecord {
  inputHash: string;
  answer: unknown;
  at: EpochMs;
}

/** The chain's own facts. There is one such document. */
export interface Chain extends Omit<ChainView, 'stores'> {
  regions: { regionId: string; name: string }[];
  policies: Policies;
  /** The legal entity that issues what HQ gives: points for joining, prizes. */
  entity: string;
}

/** A store of the chain; it belongs to a legal entity, its own or a franchisee's. */
export interface StoreRecord extends StoreView {
  regionId: string;
  entity: string;
  /** Begins the receipt numbers that this system makes for the store. */
  receiptPrefix: string;
}

/** What a staff member's actions need to know of the store they serve in. */
export type StaffStore = Pick<StoreRecord, 'storeId' | 'name' | 'regionId' | 'entity' | 'receiptPrefix'>;

export interface Staff {
  staffId: string;
  name: string;
  role: Role;
  scope: Scope;
  store: StaffStore | null;
  openid: string;
  since: EpochMs;
  dismissedAt: EpochMs | null;
}

/**
 * Who an openid is at work: a copy of the staff record that one read finds, with whom this person has before her. A
 * leaver's is removed, and the open sessions with it.
 */
export interface SignIn extends Pick<Staff, 'staffId' | 'name' | 'role' | 'scope' | 'store'> {
  /** By member number; absent before the first scan. */
  sessions?: Record<string, ScanSession>;
  /** Absent before the first member found without her code. */
  lookUps?: LookUps;
  /** Absent before the first miss. */
  misses?: Misses;
}

/** How many members somebody on the staff found without their code in one hour of the clock, which began at `hour`. */
export interface LookUps {
  hour: EpochMs;
  phone: number;
  card: number;
}

export interface Invitation {
  token: string;
  storeId: string;
  role: Role;
  name: string;
  invitedBy: string;
  expiresAt: EpochMs;
  usedBy: string | null;
}

interface Identity {
  memberNo: MemberNo;
}

/** A member recognised at a counter; a new scan by the same staff renews it. */
export interface ScanSession {
  memberNo: MemberNo;
  storeId: string;
  proof: 'code' | 'phone' | 'card';
  openedAt: EpochMs;
  expiresAt: EpochMs;
}

/** When one of the staff missed: codes that were not right, look-ups that found nobody. The latest ten of each. */
export interface Misses {
  code?: EpochMs[];
  lookUp?: EpochMs[];
}

/** A till of a store's point-of-sale system, which calls over HTTP and signs what it sends. It belongs to one store for good. */
export interface Device {
  deviceId: string;
  storeId: string;
  name: string;
  /** Oldest first; two are valid at most, while one takes the other's place. */
  keys: DeviceKey[];
  issuedBy: string;
  issuedAt: EpochMs;
  /** Members whose code this till verified, by member number; absent before the first. */
  sessions?: Record<string, ScanSession>;
  misses?: Misses;
  /** Numbers looked up without a code in one hour of the clock: members quoted for, and unknown ones on old receipts. */
  lookUps?: { hour: EpochMs; found: number };
}

/** What a till signs with. A key that is revoked keeps no secret. */
export type DeviceKey = { keyId: string; createdAt: EpochMs } & (
  { state: 'valid'; secret: string } | { state: 'revoked'; revokedAt: EpochMs }
);

/** A request that was signed and came in: the same one does not come in twice. Kept until its timestamp is too old anyway. */
interface Nonce {
  dueAt: EpochMs;
}

/** Who on the staff, or which till, read what of which member. */
interface AuditEntry {
  at: EpochMs;
  /** The staff, or the device. */
  staffId: string;
  storeId: string | null;
  action: string;
  memberNo: MemberNo | null;
}

/** The books of one calendar month, of all entities, closed for good. Its name is the month, `2026-11`. */
interface ClosedBooks {
  month: string;
  books: Book[];
  closedBy: { staffId: string; name: string };
  closedAt: EpochMs;
}

/**
 * A month's figures, added up from its movements so far; `figuresOf` reads them and nothing else writes them. Its name is the
 * month. They can be removed at any time, and are added up anew.
 */
interface KeptFigures extends MonthFigures {
  /** Made anew whenever a month is begun, so that nobody goes on from figures that were forgotten. */
  series: string;
  /** The series of the month before, whose end this one began with; null for the first. */
  follows: string | null;
}

/** That a draft of this content was tried on the bills of the past: the last time, and by whom. */
interface TriedDraft {
  at: EpochMs;
  staffId: string;
}

/** A sale or a return, with the request that wrote it: the same receipt under a new request is answered from there. */
export type Kept<Record> = Record & { requestKey: string };

/** What each collection holds, without the `_id`. */
export interface Documents {
  requests: RequestRecord;
  counters: { next: number };
  chain: Chain;
  stores: StoreRecord;
  ruleSets: RuleSet;
  publications: Publication;
  dryRuns: TriedDraft;
  staff: Staff;
  signIns: SignIn;
  invitations: Invitation;
  identities: Identity;
  members: Member;
  accounts: Account;
  movements: Movement;
  sales: Kept<Sale>;
  returns: Kept<Return>;
  devices: Device;
  nonces: Nonce;
  auditLog: AuditEntry;
  adjustments: Adjustment;
  adjustedDays: AdjustedDay;
  books: ClosedBooks;
  monthFigures: KeptFigures;
  lateSales: SettledLate;
  tillDifferences: TillDifference;
}

export type CollectionName = keyof Documents;

/** What every action answers. */
export type Answer<Value> = Result<Value, Refusal>;
