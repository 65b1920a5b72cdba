import type { Store } from '@vip-card/cloud';
import { auditAccount, canonicalJson, LiabilityTally, settledLate, type Book } from '@vip-card/core';
import { KeptFigures } from './kept-figures';
import { MonthlyBooks } from './monthly-books';
import { memberLedgers, type MemberLedger } from './members';
import { auditSale } from './sales';

/** Something that is not as it must be: what it is about, and what is wrong with it. */
export interface Finding {
  of: string;
  what: string;
}

export interface AuditReport {
  accounts: number;
  movements: number;
  sales: number;
  closedMonths: number;
  /** All that was ever written, by entity. */
  books: Book[];
  findings: Finding[];
}

/**
 * Rebuilds every account from its movements and compares it field by field, holds every sale against its movement, proves
 * that the books of each entity come to what its accounts hold, and adds every closed month up again, and
 * every month as far as its figures are kept; and that finance is told of every sale that was settled late.
 */
export async function auditChain(store: Store): Promise<AuditReport> {
  const report: AuditReport = { accounts: 0, movements: 0, sales: 0, closedMonths: 0, books: [], findings: [] };
  const held = new LiabilityTally(0);
  const monthly = new MonthlyBooks();
  const kept = new KeptFigures(await store.monthFigures.where({}, { order: [['_id', 'asc']], limit: 1000 }));
  const late = new Set<string>();
  for await (const page of store.lateSales.pages(['memberNo', 'seq'])) {
    for (const { memberNo, seq } of page) late.add(`${memberNo}:${seq}`);
  }
  for await (const ledger of memberLedgers(store, 'everything')) {
    report.accounts += ledger.account ? 1 : 0;
    report.movements += ledger.movements.length;
    report.sales += ledger.sales.length;
    report.findings.push(...auditMember(ledger));
    if (ledger.account) held.add(ledger.account);
    for (const movement of ledger.movements) {
      const name = `${movement.memberNo}:${movement.seq}`;
      if (settledLate(movement) && !late.delete(name)) {
        report.findings.push({ of: `movement ${name}`, what: 'is a sale settled late, which finance is not told of' });
      }
      monthly.add(movement);
      kept.add(movement);
    }
  }
  for (const name of late) report.findings.push({ of: `movement ${name}`, what: 'is no sale settled late' });
  report.books = monthly.all();
  report.findings.push(...proveBooks(report.books, held));
  report.findings.push(...kept.findings());
  const closed = await store.books.where({}, { order: [['_id', 'asc']], limit: 1000 });
  report.closedMonths = closed.length;
  for (const { month, books } of closed) report.findings.push(...proveMonth(month, books, monthly.of(month)));
  return report;
}

function auditMember({ memberNo, account, movements, sales }: MemberLedger): Finding[] {
  const of = `member ${memberNo}`;
  const ofSales = sales.flatMap((sale) =>
    auditSale(
      sale,
      movements.find(({ seq }) => seq === sale.seq),
    ).map((what) => ({ of: `sale ${sale.storeId}:${sale.receipt}`, what })),
  );
  if (!account) return [{ of, what: 'there is no account' }, ...ofSales];
  const differences = auditAccount(account, movements).map(({ field, stored, rebuilt }) => ({
    of,
    what: `${field} is ${said(stored)}, and ${said(rebuilt)} by the movements`,
  }));
  return [...differences, ...ofSales];
}

/** What was issued and not taken back, entity by entity, is what lies in lots less what is owed. */
function proveBooks(books: readonly Book[], held: LiabilityTally): Finding[] {
  const inAccounts = new Map(
    held.liabilities.map((each) => [each.entity, each.spendable + each.pending + each.expired - each.owed]),
  );
  const inBooks = new Map(books.map(({ entity, closing }) => [entity, closing]));
  return [...new Set([...inAccounts.keys(), ...inBooks.keys()])].sort().flatMap((entity) => {
    const [booked = 0, there = 0] = [inBooks.get(entity), inAccounts.get(entity)];
    if (booked === there) return [];
    return [{ of: `entity ${entity}`, what: `its books come to ${booked} points, and its accounts hold ${there}` }];
  });
}

function proveMonth(month: string, stored: readonly Book[], again: readonly Book[]): Finding[] {
  const entities = [...new Set([...stored, ...again].map(({ entity }) => entity))].sort();
  return entities.flatMap((entity) => {
    const [was, is] = [stored, again].map((books) => books.find((book) => book.entity === entity));
    if (said(was) === said(is)) return [];
    return [{ of: `month ${month}, entity ${entity}`, what: `was closed with ${said(was)}, and comes to ${said(is)}` }];
  });
}

function said(value: unknown): string {
  return value === undefined ? 'nothing' : canonicalJson(value);
}
