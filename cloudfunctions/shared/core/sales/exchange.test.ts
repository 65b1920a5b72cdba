import { auditAccount } from '../audit';
import { at, DAY, fen, line, onePerYuan, paying, policies, ruleSet, Shop } from '../testing/shop';
import type { EpochMs, Points } from '../units';
import type { DecidedExchange } from './exchange';
import { mayVoid } from './void';
import type { LineBack } from './give-back';
import type { Sale, SaleLine } from './sale';

const noon = at('2026-11-22T12:00:00+08:00');
const after = (days: number): EpochMs => (noon + days * DAY) as EpochMs;
const nextYear = { mode: 'month-end', months: 12 } as const;

/** Exchanges at a shop in Guangzhou, which is another entity's. */
function exchange(shop: Shop, sale: Sale, back: LineBack[], lines: SaleLine[], now: EpochMs): DecidedExchange {
  shop.place = { storeId: 'tianhe', entity: 'lanxi' };
  const made = shop.exchange(sale, back, lines, now);
  expect(auditAccount(shop.account, shop.movements)).toEqual([]);
  return made;
}

const one = [{ line: 0, quantity: 1 }];

it('an even exchange moves nothing: points, their expiry, spending and tier stay as they were', () => {
  const shop = new Shop(ruleSet([onePerYuan], nextYear));
  const { sale } = shop.sell(150_000, noon);
  const before = shop.account;
  const made = exchange(shop, sale, one, [line(150_000, 'kidswear')], after(60));
  expect(made).toMatchObject({ due: 0, cash: 0, carried: 1_500, earned: 0, sale: { award: { total: 1_500 } } });
  // The new goods hold the tier up together with the old ones' sale.
  const tierSteps = before.tierSteps.map((step) => ({ ...step, sales: [1, 2] }));
  expect({ ...shop.account, seq: 0 }).toEqual({ ...before, tierSteps, seq: 0 });
});

it('goods that cost more are a sale of the difference, under today’s rules and with today’s lot', () => {
  const shop = new Shop(ruleSet([onePerYuan], nextYear));
  const { sale } = shop.sell(10_000, noon);
  const made = exchange(shop, sale, one, [line(12_550)], after(40));
  expect(made).toMatchObject({ due: 2_550, carried: 100, earned: 25, sale: { paid: 12_550, award: { total: 125 } } });
  expect(shop.account.lots.map(({ remaining, expiresAt }) => [remaining, expiresAt])).toEqual([
    [100, at('2027-12-01T00:00:00+08:00')],
    [25, at('2028-02-01T00:00:00+08:00')],
  ]);
  expect(shop.account.spendDays.map(({ net, purchases }) => [net, purchases])).toEqual([
    [10_000, 1],
    [2_550, 0],
  ]);
});

it('goods that cost less are a return of the difference', () => {
  const shop = new Shop();
  const { sale } = shop.sell(10_000, noon);
  const made = exchange(shop, sale, one, [line(7_500)], noon);
  expect(made).toMatchObject({ cash: 2_500, carried: 75, return: { reversed: 25 }, sale: { award: { total: 75 } } });
  expect(shop.account).toMatchObject({ balance: 75, spent: 7_500 });
});

it('a milestone that the difference reaches is said, and one that it undoes', () => {
  const reward = { kind: 'prize', zh: '羊绒围巾一条', en: 'A cashmere scarf' } as const;
  const rules = ruleSet([
    onePerYuan,
    { id: 'hundred', kind: 'milestone', measure: 'points', over: 'lifetime', reach: 100, reward },
  ]);
  const [dearer, cheaper] = [new Shop(rules), new Shop(rules)];
  const up = exchange(dearer, dearer.sell(9_000, noon).sale, one, [line(10_000)], noon);
  expect(up).toMatchObject({ reached: [{ milestone: 'hundred@lifetime', reward }], lost: [] });
  const down = exchange(cheaper, cheaper.sell(10_000, noon).sale, one, [line(9_000)], noon);
  expect(down).toMatchObject({ reached: [], lost: [{ name: 'hundred@lifetime', reward }] });
});

it('what was exchanged comes back like any sale, and ends at nothing', () => {
  for (const price of [7_500, 10_000, 12_550]) {
    const shop = new Shop(ruleSet([onePerYuan], nextYear));
    const { sale } = shop.sell([line(10_000), line(5_000)], noon);
    const made = exchange(shop, sale, one, [line(price)], after(3));
    const again = exchange(shop, made.sale, one, [line(9_000)], after(5));
    shop.refund({ sale: again.sale, lines: one }, after(6));
    shop.refund({ sale, lines: [{ line: 1, quantity: 1 }] }, after(6));
    expect(shop.account).toMatchObject({ balance: 0, owed: 0, spent: 0, earned: shop.account.reversed });
    expect(shop.account.spendDays.every(({ net, earned }) => net === 0 && earned === 0)).toBe(true);
  }
});

it('points that had paid stay paid, and go back to their lots when the new goods come back', () => {
  const shop = new Shop(paying(nextYear));
  shop.sell(20_000, noon);
  const { sale } = shop.sell(10_000, after(40), { redeem: 150 });
  const made = exchange(shop, sale, one, [line(10_000)], after(41));
  expect(made.sale.tender).toMatchObject({ points: 150, worth: 150 });
  const back = shop.refund({ sale: made.sale, lines: one }, after(42)).return;
  expect(back).toMatchObject({ restored: 150, cash: 9_850, reversed: 98 });
  expect(shop.account.lots).toMatchObject([{ id: 1, remaining: 200 }]);
});

it('goods that cost less give points and cash back in the proportion paid', () => {
  const shop = new Shop(paying(nextYear));
  shop.sell(100_000, noon);
  const { sale } = shop.sell(1_000, noon, { redeem: 500 });
  const made = exchange(shop, sale, one, [line(400)], noon);
  expect(made).toMatchObject({
    cash: 300,
    return: { worth: 500, restored: 300 },
    sale: { tender: { points: 200, worth: 200 } },
  });
});

it('a fixed bonus goes over with the goods that hold it up', () => {
  const rules = ruleSet([
    onePerYuan,
    { id: 'full', kind: 'spend-bonus', points: 50 as Points, minimumSpend: fen(30_000) },
  ]);
  const shop = new Shop(rules);
  const { sale } = shop.sell(40_000, noon);
  const kept = exchange(shop, sale, one, [line(35_000)], noon);
  expect(kept.sale.award).toMatchObject({ total: 400, bonuses: [{ points: 50, whileSpent: 30_000 }] });
  const lost = exchange(shop, kept.sale, one, [line(20_000)], noon);
  expect(lost.sale.award).toMatchObject({ total: 200, bonuses: [] });
  expect(shop.account.balance).toBe(200);
});

it('refuses pieces that have come back already', () => {
  const shop = new Shop();
  const { sale } = shop.sell(10_000, noon);
  shop.refund({ sale, lines: one }, noon);
  expect(() => exchange(shop, sale, one, [line(10_000)], noon)).toThrow('line_already_returned');
});

it('is not voided: its other half is in the sale that the goods came from', () => {
  const shop = new Shop();
  const { sale } = shop.sell(10_000, noon);
  const made = exchange(shop, sale, one, [line(10_000)], noon);
  const by = { staffId: 'zhou', storeId: 'tianhe', role: 'clerk' as const };
  const judged = mayVoid({ sale: made.sale, by, policies, reason: undefined, now: noon });
  expect(judged).toMatchObject({ refusal: { code: 'exchange_not_voidable' } });
});

describe('goods that the rules exclude', () => {
  const cards = { id: 'cards', kind: 'category-exclusion' as const, categories: ['gift-card'] };
  const excluding = ruleSet([onePerYuan, cards]);

  it('carry no points: those of the goods that were given for them are taken back', () => {
    const shop = new Shop(excluding);
    const { sale } = shop.sell(10_000, noon);
    const made = exchange(shop, sale, one, [line(10_000, 'gift-card')], noon);
    expect(made).toMatchObject({
      due: 0,
      cash: 0,
      carried: 0,
      return: { reversed: 100 },
      sale: { award: { total: 0 } },
    });
    expect(shop.account).toMatchObject({ balance: 0, spent: 10_000, purchases: 1 });
  });

  it('leave the points to the goods beside them, as far as these cover what had earned them', () => {
    const shop = new Shop(excluding);
    const { sale } = shop.sell([line(10_000), line(10_000, 'gift-card')], noon);
    const all = [
      { line: 0, quantity: 1 },
      { line: 1, quantity: 1 },
    ];
    const made = exchange(shop, sale, all, [line(6_000), line(18_000, 'gift-card')], noon);
    // A fourth of the difference falls on goods that count: 10 of 40 yuan; of the hundred yuan that had counted 50 still do.
    expect(made).toMatchObject({ due: 4_000, carried: 50, earned: 10, return: { reversed: 50, cash: 0 } });
    expect(made.sale.award.shares).toEqual([60, 0]);
  });

  it('keep points that they carry already when the rules of today exclude them', () => {
    const shop = new Shop(ruleSet([onePerYuan]));
    const { sale } = shop.sell([line(10_000, 'gift-card')], noon);
    const sealed = { ...excluding, version: 2, effectiveFrom: after(1) };
    const changed = Object.assign(new Shop(sealed), {
      account: shop.account,
      sales: shop.sales,
      movements: shop.movements,
    });
    const made = changed.tryExchange(sale, one, [line(10_000, 'gift-card')], after(2), [shop.rules, sealed]);
    expect(made.ok && made.value).toMatchObject({ carried: 100, return: { reversed: 0 } });
  });
});

describe('across entities', () => {
  it('points stay owed to who gave them', () => {
    const shop = new Shop(paying());
    const { sale } = shop.sell(10_000, noon);
    shop.sell(100, noon, { redeem: 100 });
    const made = exchange(shop, sale, one, [line(12_000)], noon);
    shop.sell(20, noon, { redeem: 20 });
    shop.refund({ sale: made.sale, lines: one }, noon);
    expect(shop.account.debts).toEqual([
      { entity: 'lanxi', points: 20 },
      { entity: 'suli', points: 100 },
    ]);
  });
});

it('points that expired forgive one return, and not both halves of an exchange', () => {
  const shop = new Shop(paying({ mode: 'month-end', months: 0 }));
  const { sale } = shop.sell([line(5_000), line(5_000)], noon);
  shop.sell(50, noon, { redeem: 50 });
  const made = exchange(shop, sale, one, [line(5_000)], noon);
  const first = shop.refund({ sale: made.sale, lines: one }, after(30)).return;
  const second = shop.refund({ sale, lines: [{ line: 1, quantity: 1 }] }, after(30)).return;
  expect([first, second].map(({ lapsed, owedAdded }) => [lapsed, owedAdded])).toEqual([
    [50, 0],
    [0, 50],
  ]);
});
