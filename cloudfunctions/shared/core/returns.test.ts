import fc from 'fast-check';
import { auditAccount } from './audit';
import { reversedSoFar } from './returns';
import { at, DAY, fen, onePerYuan, ruleSet, Shop } from './testing/shop';
import type { EpochMs, Points } from './units';

const noon = at('2026-11-22T12:00:00+08:00');
const after = (days: number): EpochMs => (noon + days * DAY) as EpochMs;
const monthly = ruleSet([onePerYuan], { mode: 'month-end', months: 0 });

/** All that is left is spent elsewhere. */
function spendAll(shop: Shop): void {
  shop.account = { ...shop.account, balance: 0 as Points, lots: [] };
}

describe('a return without a receipt', () => {
  it('goes against the newest sale first and on to the one before', () => {
    const shop = new Shop();
    shop.sell(10_000, after(0));
    shop.sell(5_000, after(1));
    const { return: kept, sales } = shop.refund(7_000, after(2));
    expect(kept.sales).toEqual([
      { storeId: 'jingan', receipt: 'T-2', at: after(1), refunded: 5_000, points: 50 },
      { storeId: 'jingan', receipt: 'T-1', at: after(0), refunded: 2_000, points: 20 },
    ]);
    expect(sales.map(({ refunded }) => refunded)).toEqual([5_000, 2_000]);
    expect(shop.account).toMatchObject({ balance: 80, owed: 0, reversed: 70 });
  });

  it('of two sales at the same instant, goes against the later in arrival order', () => {
    const shop = new Shop();
    shop.sell(1_000, noon);
    shop.sell(2_000, noon);
    expect(shop.refund(500, noon).return.sales.map(({ receipt }) => receipt)).toEqual(['T-2']);
  });

  it('settled late, takes nothing from what was bought after it', () => {
    const shop = new Shop();
    shop.sell(10_000, after(0));
    shop.sell(5_000, after(3));
    expect(shop.refund(2_000, after(1)).return.sales.map(({ receipt }) => receipt)).toEqual(['T-1']);
  });

  it('records what matches no sale as unmatched, and moves no points for it', () => {
    const shop = new Shop();
    shop.sell(1_000, noon);
    expect(shop.refund(1_500, noon)).toMatchObject({ return: { unmatched: 500, reversed: 10 } });
    expect(shop.refund(700, noon)).toMatchObject({ return: { unmatched: 700, reversed: 0, sales: [] } });
    expect(shop.account).toMatchObject({ seq: 3, balance: 0, owed: 0 });
  });

  it('takes cumulative floors: 3 x 33.33 of 99.99 yuan end where one return ends', () => {
    const shop = new Shop();
    shop.sell(9_999, noon);
    expect([1, 2, 3].map(() => shop.refund(3_333, noon).return.reversed)).toEqual([33, 33, 33]);
    expect(shop.sales[0]).toMatchObject({ refunded: 9_999, reversed: 99 });
  });

  it('owes what was spent already, and is never refused for it', () => {
    const shop = new Shop();
    shop.sell(10_000, noon);
    spendAll(shop);
    const { movement } = shop.refund(6_000, noon);
    expect(movement).toMatchObject({ points: -60, owedAdded: 60, owedAfter: 60, draws: [] });
  });

  it('takes the sale’s own lot first, then the lot soonest to expire', () => {
    const shop = new Shop(ruleSet([onePerYuan], { mode: 'month-end', months: 12 }));
    shop.sell(1_000, at('2026-01-10T12:00:00+08:00'));
    shop.sell(2_000, at('2026-03-10T12:00:00+08:00'));
    const own = shop.sell(3_000, noon).sale.seq;
    shop.account = {
      ...shop.account,
      balance: 40 as Points,
      lots: shop.account.lots.map((lot) => (lot.id === own ? { ...lot, remaining: 10 as Points } : lot)),
    };
    expect(shop.refund(3_000, noon).movement.draws).toEqual([
      { lot: own, points: 10 },
      { lot: 1, points: 10 },
      { lot: 2, points: 10 },
    ]);
  });

  it('counts expired points of the sale’s own lot as reversed: no debt for what could never be used', () => {
    const shop = new Shop(monthly);
    shop.sell(10_000, noon);
    const { movement, pointsAfter } = shop.refund(10_000, after(30));
    expect(movement).toMatchObject({ owedAdded: 0, draws: [{ lot: 1, points: 100 }] });
    expect(pointsAfter).toBe(0);
  });

  it('never takes expired points of another lot', () => {
    const shop = new Shop(monthly);
    shop.sell(10_000, noon);
    shop.sell(5_000, after(20));
    shop.account = { ...shop.account, balance: 100 as Points, lots: shop.account.lots.filter(({ id }) => id === 1) };
    expect(shop.refund(5_000, after(21)).movement).toMatchObject({ owedAdded: 50, draws: [] });
  });

  it('lowers the qualifying spend on the day of the sale', () => {
    const shop = new Shop();
    shop.sell(10_000, after(0));
    shop.refund(4_000, after(5));
    expect(shop.account.spendDays).toEqual([{ day: '2026-11-22', net: 6_000, purchases: 1 }]);
  });
});

describe('for any purchases and returns', () => {
  const amount = fc.integer({ min: 0, max: 50_000 });
  const steps = fc.array(
    fc.record({
      kind: fc.constantFrom('sell' as const, 'refund' as const),
      amount,
      days: fc.integer({ min: 0, max: 45 }),
    }),
    { maxLength: 30 },
  );
  const sets = fc.constantFrom(
    ruleSet(),
    monthly,
    ruleSet([{ ...onePerYuan, kind: 'base-earn', perYuan: { numerator: 3, denominator: 7 } }]),
  );

  it('the movements rebuild the account, and no figure is negative, fractional or invented', () => {
    fc.assert(
      fc.property(sets, steps, (rules, sequence) => {
        const shop = new Shop(rules);
        let days = 0;
        for (const step of sequence) {
          days += step.days;
          if (step.kind === 'sell') shop.sell(step.amount, after(days));
          else if (step.amount > 0) shop.refund(step.amount, after(days));
        }
        const { account } = shop;
        expect(auditAccount(account, shop.movements)).toEqual([]);
        for (const points of [account.balance, account.owed, account.earned, account.reversed]) {
          expect(Number.isSafeInteger(points) && points >= 0).toBe(true);
        }
        expect(account.balance - account.owed).toBe(account.earned - account.reversed);
        expect(account.lots.reduce((sum, lot) => sum + lot.remaining, 0)).toBe(account.balance);
      }),
    );
  });

  it('any split into partial returns ends where one return ends', () => {
    const purchases = fc.array(amount, { minLength: 1, maxLength: 6 });
    const cuts = fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(purchases, cuts, fc.boolean(), (paid, parts, spent) => {
        const [whole, split] = [new Shop(), new Shop()];
        for (const shop of [whole, split]) {
          paid.forEach((each, index) => shop.sell(each, after(index)));
          if (spent) spendAll(shop);
        }
        whole.refund(
          parts.reduce((sum, part) => sum + part, 0),
          after(10),
        );
        for (const part of parts) split.refund(part, after(10));
        const end = ({ account, sales }: Shop) => ({
          balance: account.balance,
          owed: account.owed,
          reversed: account.reversed,
          sales: sales.map(({ refunded, reversed }) => ({ refunded, reversed })),
        });
        expect(end(split)).toEqual(end(whole));
      }),
    );
  });

  it('the reversed share is a whole number that never shrinks and ends at everything', () => {
    const big = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(
      fc.property(big, big, big, (earned, paid, refunded) => {
        const share = (part: number): number => reversedSoFar(earned as Points, fen(part), fen(paid));
        expect(share(paid)).toBe(earned);
        const part = Math.min(refunded, paid);
        expect(Number.isSafeInteger(share(part)) && share(part) >= 0 && share(part) <= earned).toBe(true);
        if (part > 0) expect(share(part - 1)).toBeLessThanOrEqual(share(part));
      }),
    );
  });
});

describe('the audit', () => {
  it('names the figures that its movements do not confirm', () => {
    const shop = new Shop();
    shop.sell(10_000, noon);
    expect(auditAccount({ ...shop.account, balance: 101 as Points }, shop.movements)).toEqual([
      { field: 'balance', stored: 101, rebuilt: 100 },
    ]);
  });

  it('reports a movement that is missing', () => {
    const shop = new Shop();
    shop.sell(10_000, noon);
    shop.sell(10_000, noon);
    expect(auditAccount(shop.account, shop.movements.slice(1))).toEqual([
      expect.objectContaining({ field: 'movements', stored: 'movement 80260001:2 does not follow 80260001:0' }),
    ]);
  });
});
