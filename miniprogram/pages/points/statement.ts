import { momentOf } from '../../copy/figures';
import { lineView, type LineView, type Wording } from '../../components/points-line/receipt';
import type { Statement } from '../../services/statement';

/** A month of the statement: its name, what it added and took, and its lines, newest first. */
export interface MonthView {
  month: string;
  title: string;
  summary: string;
  lines: LineView[];
}

interface ExpiryRow {
  when: string;
  points: string;
}

const soonest = 3;

/** What the points page shows above the statement. */
export interface BalanceView {
  points: number;
  owed: string;
  /** The soonest three. */
  expiring: ExpiryRow[];
  expiringLater: ExpiryRow[];
  /** Opens the rest; empty when there is none. */
  laterLabel: string;
}

/** Words the balance. */
export function balanceOf(statement: Statement, { copy, now }: Wording): BalanceView {
  const expiring = statement.expiring.map(({ lastDay, points }) => ({
    when: copy.points.expiring(copy.figures.day(lastDay, now)),
    points: copy.figures.points(points),
  }));
  const expiringLater = expiring.slice(soonest);
  return {
    points: statement.points,
    owed: statement.owed > 0 ? copy.points.owed(statement.owed) : '',
    expiring: expiring.slice(0, soonest),
    expiringLater,
    laterLabel: expiringLater.length > 0 ? copy.points.expiringLater(expiringLater.length) : '',
  };
}

/** The statement by month, newest first, each with what it added and took. */
export function monthsOf(statement: Statement, wording: Wording): MonthView[] {
  const months: MonthView[] = [];
  for (const line of statement.lines) {
    const { year, month } = momentOf(line.at);
    const key = `${year}-${String(month).padStart(2, '0')}`;
    const last = months[months.length - 1];
    if (last?.month === key) last.lines.push(lineView(line, wording));
    else months.push({ ...headOf(key, statement, wording), lines: [lineView(line, wording)] });
  }
  return months;
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
