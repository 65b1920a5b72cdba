import fc from 'fast-check';
import { auditAccount } from './audit';
import type { Account } from './ledger/account';
import type { LineBack } from './sales/give-back';
import type { Sale } from './sales/sale';
import { at, DAY, line, Shop, policies, tiers } from './testing/shop';
import { decideTierReview } from './tier-review';
import type { EpochMs } from './units';

const noon = at('2026-01-05T12:00:00+08:00');
const after = (days: number): EpochMs => (noon + days * DAY) as EpochMs;
const all: LineBack[] = [{ line: 0, quantity: 1 }];

/** Sells so much on each day. */
function shopWith(...purchases: [day: number, paid: number][]): { shop: Shop; sales: Sale[] } {
  const shop = new Shop();
  return { shop, sales: purchases.map(([day, paid]) => shop.sell(paid, after(day)).sale) };
}

const giveBack = (shop: Shop, sale: Sale | undefined, day: number): Account => {
  if (sale) shop.refund({ sale, lines: all }, after(day));
  return shop.account;
};

describe('a return of the sale that lifted her', () => {
  it('takes the tier and its term back', () => {
    const { shop, sales } = shopWith([0, 60_000], [1, 60_000]);
    expect(giveBack(shop, sales[1], 2)).toMatchObject({ tier: 'linen', tierTerm: null, tierSteps: [] });
  });

  it('leaves it where later spend qualifies anyway, until that is returned too', () => {
    const { shop, sales } = shopWith([0, 120_000], [1, 110_000]);
    expect(giveBack(shop, sales[0], 2).tier).toBe('silver');
    expect(giveBack(shop, sales[1], 3).tier).toBe('linen');
  });

  it('undoes nothing that another sale caused', () => {
    const { shop, sales } = shopWith([0, 90_000], [1, 20_000]);
    expect(giveBack(shop, sales[0], 2).tier).toBe('silver');
    expect(giveBack(shop, sales[1], 3).tier).toBe('linen');
  });

  it('of the lower of two steps leaves the higher, and both go in either order', () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const { shop, sales } = shopWith([0, 100_000], [1, 400_000]);
      expect(shop.account.tier).toBe('gold');
      for (const which of order) giveBack(shop, sales[which], 2);
      expect(shop.account).toMatchObject({ tier: 'linen', tierTerm: null, tierSteps: [] });
    }
  });

  it('of a part leaves the tier that the rest would have reached, with the term of that day', () => {
    const { shop, sales } = shopWith([0, 600_000]);
    const [sale] = sales;
    if (sale) shop.refund({ sale, amount: 450_000 }, after(20));
    expect(shop.account).toMatchObject({ tier: 'silver', tierTerm: { until: '2027-01-05' } });
  });

  it('takes back no more than it caused when time has taken what qualified', () => {
    const { shop, sales } = shopWith([0, 95_000], [300, 5_000], [301, 10_000]);
    giveBack(shop, sales[1], 302);
    expect(giveBack(shop, sales[2], 380).tier).toBe('silver');
  });

  it('no longer matters once a review has found that other spend keeps the tier', () => {
    const { shop, sales } = shopWith([0, 120_000], [200, 110_000]);
    shop.keep(decideTierReview(shop.account, { tiers, policy: policies.tier, now: after(366) }));
    expect(giveBack(shop, sales[0], 367)).toMatchObject({ tier: 'silver', tierSteps: [] });
  });

  it('is one of the goods that were given for it as well', () => {
    const { shop, sales } = shopWith([0, 120_000]);
    const [sale] = sales;
    if (!sale) throw new Error('nothing sold');
    const made = shop.exchange(sale, all, [line(120_000)], after(1));
    expect(shop.account.tier).toBe('silver');
    expect(giveBack(shop, made.sale, 2).tier).toBe('linen');
  });
});

it('any order of returning the same goods ends in the same tier and term, and the movements rebuild it', () => {
  const paid = fc.integer({ min: 1, max: 30 }).map((times) => times * 20_000);
  const bought = fc.array(fc.record({ paid, day: fc.nat({ max: 250 }) }), { minLength: 1, maxLength: 7 });
  const returns = fc.array(fc.record({ sale: fc.nat(), percent: fc.constantFrom(30, 50, 100) }), {
    minLength: 1,
    maxLength: 7,
  });
  fc.assert(
    fc.property(bought, returns, fc.infiniteStream(fc.nat()), (purchases, wanted, mix) => {
      const days = purchases.map(({ day }) => day).sort((a, b) => a - b);
      // Once of each sale, so that any order of them is possible.
      const parts = new Map(wanted.map((each) => [each.sale % purchases.length, each.percent]));
      const orders = [[...parts], [...parts].sort(() => ((mix.next().value ?? 0) % 2) - 0.5)];
      const ends = orders.map((order) => {
        const shop = new Shop();
        const sales = purchases.map((each, index) => shop.sell(each.paid, after(days[index] ?? 0)).sale);
        for (const [index, percent] of order) {
          const sale = sales[index];
          if (sale) shop.refund({ sale, amount: (sale.paid * percent) / 100 }, after(260));
        }
        expect(auditAccount(shop.account, shop.movements)).toEqual([]);
        return { tier: shop.account.tier, term: shop.account.tierTerm };
      });
      expect(ends[1]).toEqual(ends[0]);
    }),
    { numRuns: 300 },
  );
});
