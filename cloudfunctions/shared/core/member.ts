import type { CardView } from './actions/members';
import type { MemberAtCounter } from './actions/counter';
import { addMonths, businessDayOf } from './business-day';
import { expiringPoints, openAccount, pendingPoints, spendablePoints, type Account } from './ledger/account';
import { billMember } from './ledger/bill-member';
import { parseName, MAXIMUM_NAME_CHARACTERS } from './member-name';
import { preferencesOf } from './preferences';
import { accept, refuse, type Result } from './result';
import type { Sale } from './sales/sale';
import { tierKeeping } from './tier-review';
import { nextTier, qualifyingSpend, type TierThreshold } from './tiers';
import type { EpochMs, MemberNo } from './units';

/** A member 会员, as kept. The points are in the account. */
export interface Member {
  memberNo: MemberNo;
  /** Empty until the member gives one. */
  name: string;
  homeStoreId: string | null;
  joinedAt: EpochMs;
  consent: { version: string; at: EpochMs };
  /** `hash` is keyed and names the identity; `number` never leaves the server. */
  phone: { number: string; hash: string; masked: string; lastFour: string } | null;
  /** The number of an old plastic card. */
  cardNumber: string | null;
  /** What the rotating code is made from (base32), and the last time step that a counter accepted. */
  card: { secret: string; lastStep: number };
}

export type JoinRefusal =
  { code: 'consent_required'; version: string } | { code: 'name_invalid'; maxCharacters: number };

/** Decides a joining: a member with consent to the text in force, and an empty account. */
export function decideJoin(facts: {
  memberNo: MemberNo;
  secret: string;
  now: EpochMs;
  /** The version of the consent text in force, and the one that the shopper saw. */
  consentInForce: string;
  consentGiven: string;
  name?: string;
  homeStoreId?: string;
  cardNumber?: string;
}): Result<{ member: Member; account: Account }, JoinRefusal> {
  if (facts.consentGiven !== facts.consentInForce) {
    return refuse({ code: 'consent_required', version: facts.consentInForce });
  }
  const name = parseName(facts.name ?? '');
  if (name === undefined) return refuse({ code: 'name_invalid', maxCharacters: MAXIMUM_NAME_CHARACTERS });
  const member: Member = {
    memberNo: facts.memberNo,
    name,
    homeStoreId: facts.homeStoreId ?? null,
    joinedAt: facts.now,
    consent: { version: facts.consentGiven, at: facts.now },
    phone: null,
    cardNumber: facts.cardNumber ?? null,
    card: { secret: facts.secret, lastStep: 0 },
  };
  return accept({ member, account: openAccount(facts.memberNo) });
}

/** The card as its holder sees it. */
export function cardView(facts: {
  member: Member;
  account: Account;
  tiers: readonly TierThreshold[];
  stores: readonly { storeId: string; name: string; closesAt: string }[];
  now: EpochMs;
}): CardView {
  const { member, account, tiers, now } = facts;
  const spend = qualifyingSpend(account.spendDays, now);
  const store = facts.stores.find(({ storeId }) => storeId === member.homeStoreId);
  return {
    memberNo: member.memberNo,
    name: member.name,
    tier: account.tier,
    points: spendablePoints(account, now),
    owed: account.owed,
    expiringNext: expiringPoints(account, now)[0] ?? null,
    pendingNext: pendingPoints(account, now)[0] ?? null,
    tierProgress: {
      qualifyingSpend: spend,
      next: nextTier(tiers, account.tier, spend),
      keeping: tierKeeping(account, tiers, now),
    },
    maskedPhone: member.phone?.masked ?? null,
    homeStore: store ? { storeId: store.storeId, name: store.name, closesAt: store.closesAt } : null,
    joinedOn: businessDayOf(member.joinedAt),
    secret: member.card.secret,
    serverTime: now,
  };
}

const RECENT_PURCHASES = 5;

/** The member as a clerk sees her; `sales` come newest first and are those that preferences are read from. */
export function memberAtCounter(facts: {
  member: Member;
  account: Account;
  sales: readonly Sale[];
  storeName: (storeId: string) => string;
  /** The clerk's. */
  storeId: string;
  now: EpochMs;
}): MemberAtCounter {
  const { member, account, sales, storeName, now } = facts;
  const yearFrom = addMonths(businessDayOf(now), -12);
  return {
    memberNo: member.memberNo,
    name: member.name,
    maskedPhone: member.phone?.masked ?? null,
    tier: account.tier,
    points: spendablePoints(account, now),
    owed: account.owed,
    bill: billMember(account, now),
    storeId: facts.storeId,
    joinedAt: member.joinedAt,
    lastVisitAt: account.lastPurchaseAt,
    purchasesInYear: account.spendDays.reduce((sum, { day, purchases }) => (day > yearFrom ? sum + purchases : sum), 0),
    ...preferencesOf(sales),
    recentPurchases: sales.slice(0, RECENT_PURCHASES).map((sale) => ({
      receipt: sale.receipt,
      at: sale.occurredAt,
      store: storeName(sale.storeId),
      paid: sale.paid,
      refunded: sale.refunded,
      lines: sale.lines,
    })),
  };
}
