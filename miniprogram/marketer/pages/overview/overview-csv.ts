import { csv, csvSections, type Csv } from '../../figures/csv';
import { plainYuan } from '../../figures/plain-yuan';
import type { MarketerCopy } from '../../copy/index';
import type { Overview } from './overview-view';

/** Every figure of the page as tables under their titles. */
export function overviewCsv(overview: Overview, { overview: page, csv: words }: MarketerCopy): Csv {
  const { customers, returningPermille, members, recencyByFrequency: grid } = overview;
  const days = grid.rows.map(({ upToDays }, at) => {
    const before = grid.rows[at - 1]?.upToDays;
    return page.days(before === undefined ? 0 : before + 1, upToDays);
  });
  return csvSections([
    {
      title: `${words.indicators} ${overview.window.from} ${overview.window.to}`,
      table: csv(
        [words.indicator, words.now, words.before],
        [
          [words.customers, customers.value, customers.previous],
          [words.returning, returningPermille.value, returningPermille.previous],
          [words.members, members.total, ''],
          [words.joined, members.joinedThisMonth, ''],
          [words.points, overview.pointsOutstanding, ''],
        ],
      ),
    },
    {
      title: words.months,
      table: csv(
        [words.month, words.paid, words.refunded],
        overview.salesByMonth.map(({ month, paid, refunded }) => [month, plainYuan(paid), plainYuan(refunded)]),
      ),
    },
    {
      title: words.grid,
      table: csv(
        [words.lastPurchase, ...grid.columns.map(({ from, to }) => page.times(from, to))],
        grid.cells.map((row, at) => [days[at] ?? '', ...row]),
      ),
    },
    {
      title: words.stores,
      table: csv(
        [words.store, words.paid, words.customersCount],
        overview.stores.map(({ name, paid, customers: count }) => [name, plainYuan(paid), count]),
      ),
    },
  ]);
}
