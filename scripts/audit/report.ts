import type { Book } from '@vip-card/core';
import type { AuditReport } from './audit';

/** More differences than a person reads one by one. */
const SHOWN = 100;

const COLUMNS = [
  'issued',
  'redeemed',
  'restored',
  'expired',
  'reversed',
  'adjusted',
  'transferred',
  'closing',
] as const;

/** The report as a person reads it. */
export function reportText({ accounts, movements, sales, closedMonths, books, findings }: AuditReport): string {
  const counted = [
    `${grouped(accounts)} accounts`,
    `${grouped(movements)} movements`,
    `${grouped(sales)} sales`,
    `${grouped(closedMonths)} closed months`,
  ];
  const shown = findings.slice(0, SHOWN).map(({ of, what }) => `  ${of}: ${what}`);
  const more = findings.length > SHOWN ? [`  and ${grouped(findings.length - SHOWN)} more`] : [];
  return [
    `Audited ${counted.join(', ')}.`,
    ...(books.length === 0 ? [] : ['', ...table(books)]),
    '',
    ...(findings.length === 0
      ? ['No difference.']
      : [`${grouped(findings.length)} ${findings.length === 1 ? 'difference' : 'differences'}:`, ...shown, ...more]),
  ].join('\n');
}

function table(books: readonly Book[]): string[] {
  const rows = [
    ['entity', ...COLUMNS],
    ...books.map((book) => [book.entity, ...COLUMNS.map((column) => grouped(book[column]))]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
