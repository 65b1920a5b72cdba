import type { Documents, Store } from '@vip-card/cloud';
import { openAccount, type Account, type MemberNo, type Movement } from '@vip-card/core';

/** All that is stored of one member's points. */
export interface MemberLedger {
  memberNo: MemberNo;
  /** Undefined for movements or sales that no account stands for. */
  account: Account | undefined;
  /** Oldest first. */
  movements: Movement[];
  sales: Documents['sales'][];
}

const MOVEMENTS = [
  ['memberNo', 'asc'],
  ['seq', 'desc'],
] as const;
const SALES = [
  ['memberNo', 'asc'],
  ['occurredAt', 'desc'],
  ['seq', 'desc'],
] as const;

/**
 * Every member's ledger, in the order of member numbers; each collection is read once, along its index.
 *
 * @param of `points` leaves the sales out
 */
export async function* memberLedgers(store: Store, of: 'points' | 'everything'): AsyncGenerator<MemberLedger> {
  const accounts = new Reader(accountsOf(store));
  const movements = new Reader(grouped(store, store.movements, MOVEMENTS));
  const sales = new Reader(of === 'points' ? none() : grouped(store, store.sales, SALES));
  for (;;) {
    const heads = await Promise.all([accounts.next(), movements.next(), sales.next()]);
    const memberNo = Math.min(...heads.map((head) => head ?? Number.POSITIVE_INFINITY)) as MemberNo;
    if (memberNo === Number.POSITIVE_INFINITY) return;
    const [account] = accounts.take(memberNo);
    yield { memberNo, account, movements: movements.take(memberNo).reverse(), sales: sales.take(memberNo) };
  }
}

async function* none(): AsyncGenerator<never> {
  // There is nothing to read.
}

/** One collection's documents, a member at a time. */
class Reader<Doc> {
  #head: { memberNo: number; documents: Doc[] } | undefined;

  constructor(private readonly groups: AsyncIterator<{ memberNo: number; documents: Doc[] }>) {}

  /** Whose documents come next; undefined at the end. */
  async next(): Promise<number | undefined> {
    if (!this.#head) {
      const read = await this.groups.next();
      if (read.done !== true) this.#head = read.value;
    }
    return this.#head?.memberNo;
  }

  /** The documents of a member, if hers come next. */
  take(memberNo: number): Doc[] {
    if (this.#head?.memberNo !== memberNo) return [];
    const { documents } = this.#head;
    this.#head = undefined;
    return documents;
  }
}

/** Accounts are named by member numbers, which all have eight digits: the order of names is the order of numbers. */
async function* accountsOf(store: Store): AsyncGenerator<{ memberNo: number; documents: Account[] }> {
  const fields = Object.keys(openAccount(0 as MemberNo)) as (keyof Account)[];
  for await (const page of store.accounts.pages(fields)) {
    for (const account of page) yield { memberNo: account.memberNo, documents: [account] };
  }
}

/** The platform answers no more documents at once. */
const PAGE = 1000;

/** A collection along an index that begins with the member: pages are cut anywhere, groups nowhere. */
async function* grouped<Doc extends { memberNo: MemberNo }>(
  { command }: Store,
  shelf: { where(condition: object, options: object): Promise<Doc[]> },
  order: readonly (readonly [string, 'asc' | 'desc'])[],
): AsyncGenerator<{ memberNo: number; documents: Doc[] }> {
  let group: { memberNo: number; documents: Doc[] } | undefined;
  for (;;) {
    const condition = { memberNo: command.gte(group?.memberNo ?? 0) };
    const page = await shelf.where(condition, { order, skip: group?.documents.length ?? 0, limit: PAGE });
    for (const document of page) {
      const { memberNo } = document;
      if (group && group.memberNo !== memberNo) yield group;
      if (group?.memberNo === memberNo) group.documents.push(document);
      else group = { memberNo, documents: [document] };
    }
    if (page.length < PAGE) break;
  }
  if (group) yield group;
}
