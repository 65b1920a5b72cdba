import type { BusinessDay, Fen, Points } from '@vip-card/core';
import { zhCn } from '../../copy/zh-cn';
import { overviewCsv } from './overview-csv';
import { hasFigures, overviewView, type Overview } from './overview-view';

const months = (paid: number[]): Overview['salesByMonth'] =>
  paid.map((each, at) => ({
    month: `2026-${String(at + 1).padStart(2, '0')}`,
    paid: each as Fen,
    refunded: Math.floor(each / 10) as Fen,
  }));

const overview: Overview = {
  window: { from: '2025-11-22' as BusinessDay, to: '2026-11-21' as BusinessDay },
  customers: { value: 48216, previous: 45401, trend: [45401, 46800, 48216] },
  returningPermille: { value: 384, previous: 395, trend: [395, 390, 384] },
  members: { total: 61200, joinedThisMonth: 310 },
  pointsOutstanding: 1182509 as Points,
  salesByMonth: months([100_000_000, 50_000_000, 0, 82_000_000]),
  recencyByFrequency: {
    rows: [{ upToDays: 30 }, { upToDays: 90 }, { upToDays: 180 }, { upToDays: 270 }, { upToDays: 365 }],
    columns: [
      { from: 1, to: 1 },
      { from: 2, to: 2 },
      { from: 3, to: 4 },
      { from: 5, to: 7 },
      { from: 8, to: null },
    ],
    cells: [
      [2140, 1486, 1618, 1204, 982],
      [3920, 2310, 2046, 1130, 524],
      [4880, 2264, 1572, 612, 188],
      [5960, 2086, 1108, 306, 74],
      [8346, 2218, 986, 212, 44],
    ],
  },
  stores: [
    { storeId: 'a', name: '静安店', paid: 11959860 as Fen, customers: 52 },
    { storeId: 'b', name: '徐汇店', paid: 5979930 as Fen, customers: 51 },
  ],
};
const view = overviewView(overview, zhCn);

test('the two indicators stand with their change against the year before and what they mean', () => {
  const [customers, returning] = view.indicators;
  expect(customers).toMatchObject({ value: '48,216', change: '+6.2%', against: '比上一年', direction: 'up' });
  expect(returning).toMatchObject({ value: '38.4', unit: '%', change: '\u22121.1', direction: 'down' });
  expect(view.indicators.every(({ means }) => means !== '')).toBe(true);
});

test('a first year is not compared with nothing', () => {
  const first = overviewView({ ...overview, customers: { value: 10, previous: 0, trend: [10] } }, zhCn);
  expect(first.indicators.map(({ change, against }) => [change, against])).toEqual([
    ['', '上一年没有数据'],
    ['', '上一年没有数据'],
  ]);
});

test('the share of returning customers is not compared with the year in which the books began', () => {
  const second = overviewView({ ...overview, returningPermille: { value: 558, previous: 0, trend: [0, 558] } }, zhCn);
  expect(second.indicators.map(({ change }) => change)).toEqual(['+6.2%', '']);
});

test('regulars who have not come for half a year are outlined and counted', () => {
  expect(view.grid.lapsed).toEqual({ area: '5 / 4 / 7 / 7', count: '2,730 人' });
});

test('the grid names its bands', () => {
  expect(view.grid.columns).toEqual(['1 次', '2 次', '3–4 次', '5–7 次', '8 次起']);
  expect(view.grid.rows.map(({ label }) => label)).toEqual([
    '30 天内',
    '31–90 天',
    '91–180 天',
    '181–270 天',
    '271–365 天',
  ]);
});

test('bars are shares of the highest month, and only the highest and the last carry a label', () => {
  expect(view.months.map(({ height }) => height)).toEqual([100, 50, 0, 82]);
  expect(view.months.map(({ label }) => label)).toEqual(['100.0 万', '', '', '82.0 万']);
});

test('labels of neighbouring bars do not meet', () => {
  const close = overviewView({ ...overview, salesByMonth: months([10, 10, 90_000_000, 82_000_000]) }, zhCn);
  expect(close.months.map(({ label }) => label)).toEqual(['', '', '90.0 万', '']);
});

test('a month in which more came back than was sold ends at its top', () => {
  const salesByMonth = [{ month: '2026-01', paid: 100 as Fen, refunded: 300 as Fen }];
  expect(overviewView({ ...overview, salesByMonth }, zhCn).months[0]?.returned).toBe(100);
});

test('stores are compared with the one that sold most', () => {
  expect(view.stores.map(({ paid, width }) => [paid, width])).toEqual([
    ['119,599 元', 100],
    ['59,799 元', 50],
  ]);
});

test('before the first sale there is nothing to look at', () => {
  expect(hasFigures(overview)).toBe(true);
  expect(
    hasFigures({ ...overview, customers: { value: 0, previous: 0, trend: [] }, salesByMonth: months([0, 0]) }),
  ).toBe(false);
});

test('every number of the page is in the CSV, unrounded', () => {
  const { text: csv } = overviewCsv(overview, zhCn);
  for (const figure of ['48216', '45401', '384', '61200', '1182509', '119598.60', '8346', '1000000.00']) {
    expect(csv).toContain(figure);
  }
  expect(csv.split('\r\n').filter((line) => line.startsWith('2026-'))).toHaveLength(4);
});
