import { at, fen } from '../testing/shop';
import type { EpochMs, Points } from '../units';
import { returningPermille } from './brand-indicators';
import { OverviewTally } from './overview';

const now = at('2026-11-22T14:09:00+08:00');
const facts = {
  members: { total: 5, joinedThisMonth: 1 },
  pointsOutstanding: 90 as Points,
  stores: [
    { storeId: 'a', name: '甲' },
    { storeId: 'b', name: '乙' },
  ],
};

function tally(...sales: [memberNo: number, when: string, paid: number, storeId?: string][]): OverviewTally {
  const overview = new OverviewTally(now);
  for (const [memberNo, when, paid, storeId = 'a'] of sales) {
    overview.addSale({ memberNo, storeId, occurredAt: at(`${when}:00+08:00`), paid: fen(paid), voidedAt: null });
  }
  return overview;
}

it('counts buyers of the rolling year and those among them who had bought before it', () => {
  const {
    window,
    customers,
    returningPermille: returning,
  } = tally(
    [1, '2025-11-22T23:59', 100], // the last day before the window
    [1, '2025-11-23T00:00', 100],
    [2, '2026-05-01T12:00', 100],
    [3, '2024-01-01T12:00', 100],
    [4, '2026-11-22T09:00', 0],
  ).answer(facts);
  expect(window).toEqual({ from: '2025-11-23', to: '2026-11-22' });
  expect(customers).toMatchObject({ value: 2, previous: 1 });
  expect(returning).toMatchObject({ value: 500, previous: 0 });
  expect(customers.trend).toHaveLength(12);
  expect(customers.trend[11]).toBe(2);
});

it('puts every buyer of the year into one cell', () => {
  const { recencyByFrequency: grid } = tally(
    [1, '2026-11-22T09:00', 100],
    [2, '2026-10-23T09:00', 100],
    [2, '2026-10-22T09:00', 100],
    [3, '2025-11-23T09:00', 100],
  ).answer(facts);
  expect(grid.cells[0]).toEqual([1, 1, 0, 0, 0]);
  expect(grid.cells[4]).toEqual([1, 0, 0, 0, 0]);
  expect(grid.cells.flat().reduce((sum, cell) => sum + cell)).toBe(3);
});

it('adds sales and returns up by month, oldest first, and stores by what they sold in the year', () => {
  const overview = tally(
    [1, '2026-11-01T00:00', 300, 'b'],
    [1, '2026-10-31T23:59', 200],
    [2, '2025-11-30T09:00', 500, 'b'],
  );
  overview.addReturn({ occurredAt: at('2026-11-02T10:00:00+08:00'), refunded: fen(40), cause: 'return' });
  const { salesByMonth, stores } = overview.answer(facts);
  expect(salesByMonth).toHaveLength(12);
  expect(salesByMonth[0]?.month).toBe('2025-12');
  expect(salesByMonth.slice(-2)).toEqual([
    { month: '2026-10', paid: 200, refunded: 0 },
    { month: '2026-11', paid: 300, refunded: 40 },
  ]);
  expect(stores).toEqual([
    { storeId: 'b', name: '乙', paid: 800, customers: 2 },
    { storeId: 'a', name: '甲', paid: 200, customers: 1 },
  ]);
});

it('answers zeros for a chain that has sold nothing yet, on a leap day too', () => {
  const answer = new OverviewTally(at('2024-02-29T12:00:00+08:00') satisfies EpochMs).answer(facts);
  expect(answer.customers.value).toBe(0);
  expect(answer.salesByMonth.map(({ month }) => month).slice(-1)).toEqual(['2024-02']);
});

it.each([
  [0, 0, 0],
  [3, 1, 333],
  [3, 2, 667],
  [2000, 1, 1],
])('rounds half up: of %i buyers %i returning are %i per thousand', (customers, returning, permille) => {
  expect(returningPermille({ customers, returning })).toBe(permille);
});

it('counts neither a voided sale nor what voided it, and an exchange as no second purchase', () => {
  const overview = tally([1, '2026-10-05T12:00', 500]);
  const bill = { memberNo: 2, storeId: 'a', occurredAt: at('2026-10-06T12:00:00+08:00'), paid: fen(300) };
  overview.addSale({ ...bill, voidedAt: now });
  overview.addReturn({ occurredAt: bill.occurredAt, refunded: fen(300), cause: 'void' });
  overview.addSale({ ...bill, memberNo: 1, voidedAt: null, exchangeFor: 'T-1' });
  overview.addReturn({ occurredAt: bill.occurredAt, refunded: fen(500), cause: 'exchange' });
  const { customers, salesByMonth, stores } = overview.answer(facts);
  expect(customers.value).toBe(1);
  expect(salesByMonth.find(({ month }) => month === '2026-10')).toMatchObject({ paid: 800, refunded: 500 });
  expect(stores[0]).toMatchObject({ paid: 500, customers: 1 });
});
