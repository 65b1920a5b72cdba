import type { Fen, ReportsActions } from '@vip-card/core';
import { whole } from '../../../copy/figures';
import type { MarketerCopy } from '../../copy/index';
import { inTenths, relativeChange, shareChange, type Change } from '../../figures/change';
import { heatOf } from '../../figures/heat';
import { lineMask, trendLine } from '../../figures/trend-line';

export type Overview = ReportsActions['overview']['value'];

interface IndicatorView {
  label: string;
  value: string;
  unit: string;
  change: string;
  against: string;
  /** `up` is good news, `down` is not. */
  direction: Change['direction'];
  means: string;
  mask: string;
  endTop: number;
}

export interface OverviewView {
  window: string;
  indicators: IndicatorView[];
  facts: { label: string; value: string; note: string }[];
  grid: {
    columns: string[];
    rows: { label: string; cells: { value: string; heat: number }[] }[];
    /** Regulars who have not come for half a year: where they stand in the grid, and how many they are. */
    lapsed: { area: string; count: string } | null;
  };
  months: { month: string; label: string; height: number; returned: number; last: boolean }[];
  stores: { storeId: string; name: string; paid: string; customers: string; width: number }[];
}

export function overviewView(overview: Overview, words: MarketerCopy): OverviewView {
  const copy = words.overview;
  return {
    window: copy.window(overview.window.from, overview.window.to),
    indicators: indicatorsView(overview, copy),
    facts: [
      {
        label: copy.members,
        value: whole(overview.members.total),
        note: copy.joinedThisMonth(overview.members.joinedThisMonth),
      },
      {
        label: copy.points,
        value: whole(overview.pointsOutstanding),
        // One point is worth 0.01 yuan, which is one fen.
        note: copy.pointsWorth(Number(overview.pointsOutstanding) as Fen),
      },
    ],
    grid: gridView(overview.recencyByFrequency, copy),
    months: monthsView(overview.salesByMonth, copy),
    stores: storesView(overview.stores, copy),
  };
}

type Copy = MarketerCopy['overview'];

function indicatorsView({ customers, returningPermille }: Overview, copy: Copy): IndicatorView[] {
  const growth = relativeChange(customers.value, customers.previous);
  // Nobody returned in a year without one before it: the books began there, which is no change of the customers.
  const { value: returning, previous } = returningPermille;
  const shift = customers.previous === 0 || previous === 0 ? null : shareChange(returning, previous);
  return [
    {
      label: copy.customers,
      value: whole(customers.value),
      unit: '',
      ...changeView(growth, '%', copy.customersAgainst, copy),
      means: copy.customersMeans,
      ...trendView(customers.trend),
    },
    {
      label: copy.returning,
      value: inTenths(returningPermille.value),
      unit: '%',
      ...changeView(shift, '', copy.returningAgainst, copy),
      means: copy.returningMeans,
      ...trendView(returningPermille.trend),
    },
  ];
}

function changeView(change: Change | null, unit: string, against: string, copy: Copy) {
  if (change === null) return { change: '', against: copy.noYearBefore, direction: 'same' as const };
  return { change: `${inTenths(change.tenths, true)}${unit}`, against, direction: change.direction };
}

function trendView(trend: readonly number[]): { mask: string; endTop: number } {
  const line = trendLine(trend);
  return { mask: line.end === null ? '' : lineMask(line), endTop: line.end?.y ?? 0 };
}

const lapsedAfterDays = 180;
const regularFrom = 3;

function gridView({ rows, columns, cells }: Overview['recencyByFrequency'], copy: Copy): OverviewView['grid'] {
  const largest = Math.max(0, ...cells.flat());
  const firstRow = rows.findIndex((_, at) => daysBefore(rows, at) >= lapsedAfterDays);
  const firstColumn = columns.findIndex(({ from }) => from >= regularFrom);
  return {
    columns: columns.map(({ from, to }) => copy.times(from, to)),
    rows: rows.map(({ upToDays }, at) => ({
      label: copy.days(at === 0 ? 0 : daysBefore(rows, at) + 1, upToDays),
      cells: (cells[at] ?? []).map((value) => ({ value: whole(value), heat: heatOf(value, largest) })),
    })),
    lapsed: firstRow < 0 || firstColumn < 0 ? null : lapsedView(cells, firstRow, firstColumn, copy),
  };
}

/** The last day of the row before: 0 for the first row. */
function daysBefore(rows: readonly { upToDays: number }[], at: number): number {
  return rows[at - 1]?.upToDays ?? 0;
}

function lapsedView(cells: readonly (readonly number[])[], row: number, column: number, copy: Copy) {
  const count = cells
    .slice(row)
    .flatMap((each) => each.slice(column))
    .reduce((sum, value) => sum + value, 0);
  // Grid lines count from one, and the labels take the first row and the first column.
  const area = [row + 2, column + 2, cells.length + 2, (cells[0]?.length ?? 0) + 2].join(' / ');
  return { area, count: copy.lapsedCount(count) };
}

/** The highest bar is labelled, and the last one where their labels do not meet: a label is as wide as so many bars. */
const labelSpan = 3;

function monthsView(months: Overview['salesByMonth'], copy: Copy): OverviewView['months'] {
  const most = Math.max(1, ...months.map(({ paid }) => paid));
  const highest = months.findIndex(({ paid }) => paid === most);
  const labelled = new Set([highest, ...(months.length - 1 - highest >= labelSpan ? [months.length - 1] : [])]);
  return months.map(({ month, paid, refunded }, at) => {
    const last = at === months.length - 1;
    return {
      month: copy.month(month),
      label: labelled.has(at) ? copy.barLabel(paid) : '',
      height: percentOf(paid, most),
      // More may come back in a month than was sold in it; a bar ends at its top.
      returned: paid === 0 ? 0 : percentOf(Math.min(refunded, paid), paid),
      last,
    };
  });
}

function storesView(stores: Overview['stores'], copy: Copy): OverviewView['stores'] {
  const most = Math.max(1, ...stores.map(({ paid }) => paid));
  return stores.map(({ storeId, name, paid, customers }) => ({
    storeId,
    name,
    paid: copy.storePaid(paid),
    customers: copy.storeCustomers(customers),
    width: percentOf(paid, most),
  }));
}

function percentOf(part: number, all: number): number {
  return Math.round((part * 1000) / all) / 10;
}

/** Whether anything has been sold: without it there is nothing to look at. */
export function hasFigures({ customers, salesByMonth }: Overview): boolean {
  return customers.value > 0 || salesByMonth.some(({ paid }) => paid > 0);
}
