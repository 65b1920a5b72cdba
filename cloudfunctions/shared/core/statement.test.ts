import { at, Shop } from './testing/shop';
import { monthlyTotals, statementLine } from './statement';

const shop = new Shop();
shop.sell(10_000, at('2026-10-31T23:59:59.999+08:00'));
shop.sell(5_000, at('2026-11-01T00:00:00+08:00'));
shop.refund(6_000, at('2026-11-02T00:00:00+08:00'));

it('tells each movement with its cause', () => {
  const lines = shop.movements.map((movement) => statementLine(movement, '静安店'));
  expect(lines[0]).toMatchObject({
    id: '80260001:1',
    points: 100,
    store: '静安店',
    cause: { kind: 'sale', paid: 10_000, items: 1 },
  });
  expect(lines[2]).toMatchObject({
    points: -60,
    cause: {
      kind: 'return',
      refunded: 6_000,
      owedAfter: 0,
      sales: [
        { receipt: 'T-2', refunded: 5_000, points: 50 },
        { receipt: 'T-1', refunded: 1_000, points: 10 },
      ],
    },
  });
});

it('adds up what came and went in each Shanghai month, newest first', () => {
  expect(monthlyTotals(shop.movements)).toEqual([
    { month: '2026-11', added: 50, taken: 60 },
    { month: '2026-10', added: 100, taken: 0 },
  ]);
});
