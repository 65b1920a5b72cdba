import {
  parseRuleSet,
  type Account,
  type Member,
  type Movement,
  type Return,
  type RuleSet,
  type Sale,
} from '@vip-card/core';
import type { Chain, Staff, StoreRecord } from './documents';
import type { Shelf } from './shelf';
import type { Store } from './store';

/** A chain before its first customer. */
export interface ChainRecords {
  chain: Chain;
  stores: readonly StoreRecord[];
  ruleSets: readonly RuleSet[];
  staff: readonly Staff[];
}

/** A member's whole history, as the core decided it. */
export interface MemberRecords {
  openid: string | null;
  member: Member;
  account: Account;
  sales: readonly Sale[];
  returns: readonly Return[];
  movements: readonly Movement[];
}

/** Keeps a request well below the 6 MB that the platform takes. */
const DOCUMENTS_AT_ONCE = 200;

/**
 * Sets up a chain in an empty database, or changes its settings; staff who serve are signed in. A rule set that is not valid
 * is a fault, and then nothing is written: sales would fail by it, or award what nobody meant.
 */
export async function writeChain(store: Store, { chain, stores, ruleSets, staff }: ChainRecords): Promise<void> {
  ruleSets.forEach(requireValid);
  await store.chain.put('chain', chain);
  for (const each of stores) await store.stores.put(each.storeId, each);
  for (const each of ruleSets) await store.ruleSets.put(String(each.version).padStart(6, '0'), each);
  for (const each of staff) {
    await store.staff.put(each.staffId, each);
    const { staffId, name, role, scope, store: place } = each;
    if (each.dismissedAt === null) await store.signIns.put(each.openid, { staffId, name, role, scope, store: place });
  }
}

function requireValid(ruleSet: RuleSet): void {
  const { hash, ...content } = ruleSet;
  const parsed = parseRuleSet(content);
  const name = `rule set ${ruleSet.version}`;
  if (!parsed.ok) throw new TypeError(`${name}: ${parsed.refusal.path}: expected ${parsed.refusal.expected}`);
  if (parsed.value.hash !== hash) throw new TypeError(`${name}: hash: expected ${parsed.value.hash}`);
}

/**
 * Writes members with their history into a database that does not know them yet, many at a time and without transactions:
 * for seeding and importing. The member numbers must lie below `nextMemberNo`, which joining goes on from.
 */
export async function writeMembers(
  store: Store,
  records: readonly MemberRecords[],
  nextMemberNo: number,
): Promise<void> {
  await store.counters.put('memberNo', { next: nextMemberNo - 1 });
  const all = <Doc>(of: (record: MemberRecords) => (readonly [string, Doc])[]): (readonly [string, Doc])[] =>
    records.flatMap(of);
  await insert(
    store.sales,
    all(({ sales }) => sales.map((sale) => [nameOf(sale), { ...sale, requestKey: '' }])),
  );
  await insert(
    store.returns,
    all(({ returns }) => returns.map((each) => [nameOf(each), { ...each, requestKey: '' }])),
  );
  await insert(
    store.movements,
    all(({ movements }) => movements.map((each) => [`${each.memberNo}:${each.seq}`, each])),
  );
  await insert(
    store.accounts,
    all(({ account }) => [[String(account.memberNo), account]]),
  );
  await insert(
    store.members,
    all(({ member }) => [[String(member.memberNo), member]]),
  );
  await insert(store.identities, all(identitiesOf));
}

function nameOf({ storeId, receipt }: { storeId: string; receipt: string }): string {
  return `${storeId}:${receipt}`;
}

function identitiesOf({ openid, member }: MemberRecords): [string, { memberNo: Member['memberNo'] }][] {
  const { memberNo, phone, cardNumber } = member;
  const names = [
    ...(openid === null ? [] : [`openid:${openid}`]),
    ...(phone === null ? [] : [`phone:${phone.hash}`]),
    ...(cardNumber === null ? [] : [`card:${cardNumber}`]),
  ];
  return names.map((name) => [name, { memberNo }]);
}

async function insert<Doc extends object>(
  shelf: Shelf<Doc>,
  documents: readonly (readonly [string, Doc])[],
): Promise<void> {
  for (let from = 0; from < documents.length; from += DOCUMENTS_AT_ONCE) {
    await shelf.insertAll(documents.slice(from, from + DOCUMENTS_AT_ONCE));
  }
}
