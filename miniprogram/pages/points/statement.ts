import { lineView, type LineView } from '../../components/points-line/receipt';
import type { Wording } from '../../components/points-line/wording';
import { momentOf } from '../../copy/figures';
import type { Statement } from '../../services/statement';

/** A month of the statement: its name, what it added and took, and its lines, newest first. */
export interface MonthView {
  month: string;
  title: string;
  summary: string;
  lines: LineView[];
}

/**
 * The statement by month, newest first, each with what it added and took. What was settled late, or noticed late, is read
 * where it happened and not where it was written: so no month comes twice.
 */
export function monthsOf(statement: Statement, wording: Wording): MonthView[] {
  const months = new Map<string, Statement['lines']>();
  for (const line of statement.lines) {
    const { year, month } = momentOf(line.at);
    const key = `${year}-${String(month).padStart(2, '0')}`;
    months.set(key, [...(months.get(key) ?? []), line]);
  }
  return [...months]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([key, lines]) => ({
      ...headOf(key, statement, wording),
      // Of the same instant, what was written later stays first.
      lines: [...lines].sort((a, b) => b.at - a.at).map((line) => lineView(line, wording)),
    }));
}

function headOf(month: string, { months }: Statement, { copy, now }: Wording): Omit<MonthView, 'lines'> {
  const totals = months.find((each) => each.month === month);
  return {
    month,
    title: copy.figures.month(month, now),
    summary: totals ? copy.points.monthSummary(totals.added, totals.taken) : '',
  };
}

/**
 * A newer first page laid over what was read before: lines of older pages that were already read stay, so that a refresh
 * does not throw the reader back to the top.
 */
export function mergePages(newer: Statement, older: Statement | undefined): Statement {
  if (!older) return newer;
  const oldest = newer.lines[newer.lines.length - 1];
  const known = older.lines.findIndex((line) => line.id === oldest?.id);
  if (known < 0) return newer;
  return {
    ...newer,
    lines: [...newer.lines, ...older.lines.slice(known + 1)],
    next: older.next,
    months: mergeMonths(newer, older),
  };
}

/** The next page laid under what was read before. */
export function appendPage(read: Statement, page: Statement): Statement {
  return { ...read, lines: [...read.lines, ...page.lines], next: page.next, months: mergeMonths(read, page) };
}

function mergeMonths(first: Statement, second: Statement): Statement['months'] {
  const known = new Set(first.months.map(({ month }) => month));
  return [...first.months, ...second.months.filter(({ month }) => !known.has(month))];
}
