/** Published failures of other loyalty systems, each as the sentence that must hold here. */
import { decideAdjustment } from '../ledger/adjust';
import { spendablePoints } from '../ledger/account';
import { at, DAY, line, onePerYuan, paying, ruleSet, Shop } from '../testing/shop';
import type { EpochMs, Points } from '../units';

const noon = at('2026-11-22T12:00:00+08:00');
const after = (days: number): EpochMs => (noon + days * DAY) as EpochMs;
const thisMonth = { mode: 'month-end', months: 0 } as const;

it('FloCafe #78: earn 100, spend 60, expire: 0 are left, never -60', () => {
  const shop = new Shop(paying(thisMonth));
  shop.sell(10_000, noon);
  shop.sell(60, noon, { redeem: 60 });
  expect(shop.expire(after(30)).map(({ points }) => points)).toEqual([-40]);
  expect(shop.account).toMatchObject({ balance: 0, owed: 0, lots: [] });
});

it('fuint: refunding an order that both spent and earned gives back what was spent and takes back what was earned', () => {
  const shop = new Shop(paying());
  shop.sell(10_000, noon);
  const { sale } = shop.sell(5_000, noon, { redeem: 80 }); // 49.20 yuan in money earn 49
  expect(shop.account.balance).toBe(100 - 80 + 49);
  const { return: back } = shop.refund({ sale, amount: 5_000 }, noon);
  expect(back).toMatchObject({ restored: 80, reversed: 49, cash: 4_920 });
  expect(shop.account).toMatchObject({ balance: 100, owed: 0 });
});

it('fuint: swapped rounding arguments: an award is floored once, at the whole point', () => {
  const rules = ruleSet([{ ...onePerYuan, kind: 'base-earn', perYuan: { numerator: 1, denominator: 3 } }]);
  const shop = new Shop(rules);
  expect(shop.sell(29_999, noon).sale.award.total).toBe(99); // 99.9967
  expect(shop.sell([line(100), line(100), line(100)], noon).sale.award.total).toBe(1); // three thirds, not three zeros
});

it('yudao: points that are short are never skipped in silence: a return owes them, a deduction by hand is refused with the figures', () => {
  const shop = new Shop(paying());
  shop.sell(10_000, noon);
  shop.sell(100, noon, { redeem: 100 });
  expect(shop.refund({ sale: shop.sale('T-1'), amount: 10_000 }, noon).return.owedAdded).toBe(100);
  const decision = decideAdjustment({
    account: shop.account,
    adjustment: {
      adjustmentId: 'a',
      memberNo: shop.account.memberNo,
      points: -10 as Points,
      reason: 'correction',
      note: '',
      storeId: 'jingan',
      entity: 'suli',
      proposedBy: { staffId: 'hq', name: 'HQ', role: 'hq' },
      proposedAt: noon,
      state: 'proposed',
      decidedBy: null,
      decidedAt: null,
    },
    approvedBy: null,
    ruleSets: [shop.rules],
    now: noon,
  });
  expect(decision).toEqual({ ok: false, refusal: { code: 'points_short', available: 0, asked: 10 } });
});

describe('CRMEB', () => {
  it('a refund after pending points were released takes them back all the same', () => {
    const shop = new Shop({ ...ruleSet(), pendingDays: 7 });
    const { sale } = shop.sell(10_000, noon);
    expect(spendablePoints(shop.account, after(6))).toBe(0);
    expect(spendablePoints(shop.account, after(7))).toBe(100);
    shop.refund({ sale, amount: 10_000 }, after(8));
    expect(shop.account).toMatchObject({ balance: 0, owed: 0 });
  });

  it('reaching a tier’s threshold exactly reaches the tier', () => {
    const shop = new Shop();
    expect(shop.sell(99_999, noon).account.tier).toBe('linen');
    expect(shop.sell(1, noon).account.tier).toBe('silver');
  });
});

it('Odoo #212922, #221928: several partial refunds deduct once what one full refund deducts', () => {
  const shop = new Shop();
  const { sale } = shop.sell([line(10_000), line(10_000), line(10_000)], noon);
  const reversed = [0, 1, 2].map(
    (place) => shop.refund({ sale, lines: [{ line: place, quantity: 1 }] }, noon).return.reversed,
  );
  expect(reversed).toEqual([100, 100, 100]);
  expect(() => shop.refund({ sale, lines: [{ line: 0, quantity: 1 }] }, noon)).toThrow('line_already_returned');
  expect(shop.account).toMatchObject({ balance: 0, owed: 0 });
});

it('Odoo #124480: what points paid earns no points', () => {
  const shop = new Shop(paying());
  shop.sell(100_000, noon);
  expect(shop.sell(1_000, noon, { redeem: 1_000 }).sale.award.total).toBe(0);
});

it('ERPNext #31509: points cover a bill to the fen', () => {
  const shop = new Shop(paying({ mode: 'never' }, { points: 1, fen: 100 })); // a point is worth a yuan
  shop.sell(100_000, noon);
  expect(shop.sell(12_345, noon, { redeem: 124 }).sale.tender).toMatchObject({ points: 124, worth: 12_345 });
  expect(shop.sell(12_345, noon, { redeem: 123 }).sale.tender).toMatchObject({ points: 123, worth: 12_300 });
});

it('Vendure #4811: shares are frozen at the sale; a return of one line never spreads the others anew', () => {
  const shop = new Shop();
  const { sale } = shop.sell([line(3_333), line(3_333), line(3_334)], noon);
  const { shares } = sale.award;
  shop.refund({ sale, lines: [{ line: 2, quantity: 1 }] }, noon);
  expect(shop.sale(sale.receipt).award.shares).toEqual(shares);
  expect(shop.refund({ sale, lines: [{ line: 0, quantity: 1 }] }, noon).return.reversed).toBe(shares[0]);
});

it('Open Loyalty: points burn by what expires first, not by what was earned first', () => {
  const shop = new Shop(paying(thisMonth));
  const longer = { ...paying({ mode: 'never' }), version: 2 };
  const patient = new Shop(longer);
  patient.sell(10_000, noon); // never expires, earned first
  shop.account = patient.account;
  shop.sell(5_000, after(1)); // expires at the month's end
  shop.sell(30, after(2), { redeem: 30 });
  expect(shop.account.lots.map(({ id, remaining }) => [id, remaining])).toEqual([
    [1, 100],
    [2, 20],
  ]);
});
