import fc from 'fast-check';
import { auditAccount } from '../audit';
import type { ReturnMovement } from '../ledger/movement';
import { at, DAY, fen, line, onePerYuan, paying, ruleSet, Shop } from '../testing/shop';
import type { EpochMs, Points } from '../units';
import type { DecidedReturn } from './carry-out';
import { readsLapses } from './lapses';

const noon = at('2026-11-22T12:00:00+08:00');
const after = (days: number): EpochMs => (noon + days * DAY) as EpochMs;
const thisMonth = { mode: 'month-end', months: 0 } as const;
const nextYear = { mode: 'month-end', months: 12 } as const;

/** Pays with all points that can be used, on a bill of so many fen for each. */
function spendAll(shop: Shop, when: EpochMs, fenEach = 1): void {
  const points = shop.account.lots.reduce((sum, lot) => sum + (lot.activeFrom <= when ? lot.remaining : 0), 0);
  if (points > 0) shop.sell(points * fenEach, when, { redeem: points });
}

function returnIn({ movements }: DecidedReturn): ReturnMovement {
  const found = movements.find((movement) => movement.kind === 'return');
  if (!found) throw new Error('no return was posted');
  return found;
}

describe('a return without a receipt', () => {
  it('goes against the newest sale first and on to the one before', () => {
    const shop = new Shop();
    shop.sell(10_000, after(0));
    shop.sell(5_000, after(1));
    const { return: kept, sales } = shop.refund(7_000, after(2));
    expect(kept.sales).toMatchObject([
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
    expect(shop.refund(1_500, noon)).toMatchObject({ return: { unmatched: 500, reversed: 10, cash: 1_500 } });
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
    const shop = new Shop(paying());
    shop.sell(10_000, noon);
    spendAll(shop, noon);
    const decided = shop.refund({ sale: shop.sale('T-1'), amount: 6_000 }, noon);
    expect(decided.return).toMatchObject({ reversed: 60, owedAdded: 60, cash: 6_000 });
    expect(returnIn(decided)).toMatchObject({ points: -60, owedAfter: 60, effects: { draws: [] } });
    expect(shop.account).toMatchObject({ owed: 60, debts: [{ entity: 'suli', points: 60 }] });
  });

  it('takes the sale’s own lot first, then the lot soonest to expire', () => {
    const shop = new Shop(paying(nextYear));
    shop.sell(1_000, at('2026-01-10T12:00:00+08:00'));
    shop.sell(2_000, at('2026-03-10T12:00:00+08:00'));
    const own = shop.sell(3_000, noon).sale;
    shop.sell(2_000, noon, { redeem: 50 }); // earns 19 of its own, from 10, 20 and 20 of the 30
    const { effects } = returnIn(shop.refund({ sale: own, amount: 3_000 }, noon));
    expect(effects.draws?.map(({ lot, points }) => [lot, points])).toEqual([
      [own.seq, 10],
      [5, 19],
    ]);
    expect(effects.owes).toEqual([{ entity: 'suli', points: 1 }]);
  });

  it('lowers the qualifying spend on the day of the sale', () => {
    const shop = new Shop();
    shop.sell(10_000, after(0));
    shop.refund(4_000, after(5));
    expect(shop.account.spendDays).toEqual([{ day: '2026-11-22', net: 6_000, purchases: 1, earned: 60 }]);
  });
});

describe('points that expired', () => {
  it('of the sale’s own lot count as reversed: nobody owes what she could never use', () => {
    const shop = new Shop(ruleSet([onePerYuan], thisMonth));
    shop.sell(10_000, noon);
    const { return: kept, pointsAfter } = shop.refund(10_000, after(30));
    expect(kept).toMatchObject({ reversed: 100, lapsed: 100, owedAdded: 0 });
    expect(pointsAfter).toBe(0);
    expect(shop.account).toMatchObject({ balance: 0, owed: 0 });
  });

  it('count once, whether the timer had run or not, and in parts as in one', () => {
    const ends = [true, false].map((swept) => {
      const shop = new Shop(paying(thisMonth));
      shop.sell(10_000, noon);
      shop.sell(6_000, noon, { redeem: 60 });
      if (swept) shop.expire(after(30));
      const parts = [2_500, 2_500, 5_000].map(
        (amount) => shop.refund({ sale: shop.sale('T-1'), amount }, after(30)).return,
      );
      return {
        owed: shop.account.owed,
        lapsed: parts.map(({ lapsed }) => lapsed),
        owedAdded: parts.map(({ owedAdded }) => owedAdded),
      };
    });
    expect(ends[0]).toEqual(ends[1]);
    expect(ends[0]).toEqual({ owed: 60, lapsed: [25, 15, 0], owedAdded: [0, 10, 50] });
  });

  it('of another lot are never taken', () => {
    const shop = new Shop(paying(thisMonth));
    shop.sell(10_000, noon);
    const later = shop.sell(5_000, after(20)).sale;
    shop.sell(50, after(21), { redeem: 50 });
    expect(shop.refund({ sale: later, amount: 5_000 }, after(21)).return).toMatchObject({ owedAdded: 50, lapsed: 0 });
  });
});

describe('a return of lines', () => {
  const bill = [line(10_000, 'womenswear', 3), line(5_050), line(0, 'gift')];

  it('takes back the line’s frozen share, cumulatively by piece', () => {
    const shop = new Shop();
    const { sale } = shop.sell(bill, noon);
    expect(sale.award.shares).toEqual([100, 50, 0]);
    const one = () => shop.refund({ sale, lines: [{ line: 0, quantity: 1 }] }, noon).return;
    expect([one(), one(), one()]).toMatchObject([
      { refunded: 3_333, reversed: 33 },
      { refunded: 3_333, reversed: 33 },
      { refunded: 3_334, reversed: 34 },
    ]);
    expect(shop.account.balance).toBe(50);
  });

  it('refuses a line that is not on the bill, more pieces than are left, and a voided sale', () => {
    const shop = new Shop();
    const { sale } = shop.sell(bill, noon);
    expect(() => shop.refund({ sale, lines: [{ line: 3, quantity: 1 }] }, noon)).toThrow('line_not_on_sale');
    shop.refund({ sale, lines: [{ line: 1, quantity: 1 }] }, noon);
    expect(() => shop.refund({ sale, lines: [{ line: 1, quantity: 1 }] }, noon)).toThrow('line_already_returned');
    expect(() => shop.refund({ sale, amount: 10_001 }, noon)).toThrow('refund_above_paid');
  });

  it('takes a line that cost nothing back, and nothing moves', () => {
    const shop = new Shop();
    const { sale } = shop.sell(bill, noon);
    expect(shop.refund({ sale, lines: [{ line: 2, quantity: 1 }] }, noon).return).toMatchObject({
      refunded: 0,
      cash: 0,
      reversed: 0,
    });
  });
});

describe('a bill that points paid a part of', () => {
  it('gives back points and cash in the proportion paid, remainders to cash', () => {
    const shop = new Shop(paying());
    shop.sell(100_000, noon);
    const { sale } = shop.sell(999, noon, { redeem: 100 }); // 1.00 of 9.99 yuan
    const back = shop.refund({ sale, amount: 333 }, noon);
    expect(back.return).toMatchObject({ refunded: 333, worth: 33, restored: 33, cash: 300 });
    expect(shop.refund({ sale, amount: 666 }, noon).return).toMatchObject({ worth: 67, restored: 67, cash: 599 });
  });

  it('puts points back into their lots with their expiry, those first that were taken last', () => {
    const shop = new Shop(paying(nextYear));
    shop.sell(1_000, at('2026-01-10T12:00:00+08:00'));
    shop.sell(2_000, at('2026-03-10T12:00:00+08:00'));
    const { sale } = shop.sell(30, noon, { redeem: 30 });
    expect(shop.account.lots).toEqual([]);
    shop.refund({ sale, amount: 25 }, noon);
    expect(shop.account.lots.map(({ id, remaining, expiresAt }) => [id, remaining, expiresAt])).toEqual([
      [1, 5, at('2027-02-01T00:00:00+08:00')],
      [2, 20, at('2027-04-01T00:00:00+08:00')],
    ]);
  });

  it('gives points whose time is over a grace, and says so', () => {
    const shop = new Shop(paying(thisMonth));
    shop.sell(1_000, noon);
    const { sale } = shop.sell(10, noon, { redeem: 10 });
    const back = shop.refund({ sale, amount: 10 }, at('2026-12-24T12:00:00+08:00'));
    expect(back).toMatchObject({ grace: 10, pointsAfter: 10, return: { restored: 10 } });
    expect(shop.account.lots).toMatchObject([{ remaining: 10, expiresAt: at('2027-01-24T00:00:00+08:00') }]);
  });

  it('a later grace does not make an earlier one longer', () => {
    const shop = new Shop(paying(thisMonth));
    shop.sell(1_000, noon);
    const { sale } = shop.sell(10, noon, { redeem: 10 });
    shop.refund({ sale, amount: 4 }, at('2026-12-24T12:00:00+08:00'));
    shop.refund({ sale, amount: 6 }, at('2026-12-29T12:00:00+08:00'));
    expect(shop.account.lots.map(({ remaining, expiresAt }) => [remaining, expiresAt])).toEqual([
      [4, at('2027-01-24T00:00:00+08:00')],
      [6, at('2027-01-29T00:00:00+08:00')],
    ]);
  });

  it('goes back first, so that it can cover what the sale itself had earned', () => {
    const shop = new Shop(paying());
    shop.sell(10_000, noon);
    const { sale } = shop.sell(10_100, noon, { redeem: 100 }); // earns 100 for the 100 yuan in money
    shop.sell(100, noon, { redeem: 100 });
    expect(shop.refund({ sale, amount: 10_100 }, noon).return).toMatchObject({
      restored: 100,
      reversed: 100,
      owedAdded: 0,
    });
    expect(shop.account).toMatchObject({ balance: 0, owed: 0 });
  });
});

describe('a shortfall', () => {
  const shopWithout = (): Shop => {
    const shop = new Shop(paying({ mode: 'never' }, { points: 100, fen: 100 }));
    shop.sell(10_000, noon);
    spendAll(shop, noon);
    return shop;
  };

  it('is settled from the cash when she chooses so, and nothing is owed', () => {
    const shop = shopWithout();
    const { return: kept } = shop.refund({ sale: shop.sale('T-1'), amount: 10_000 }, noon, 'cash');
    expect(kept).toMatchObject({ reversed: 100, settled: { points: 100, worth: 100 }, owedAdded: 0, cash: 9_900 });
    expect(shop.account).toMatchObject({ owed: 0, balance: 0 });
  });

  it('is never more than the cash: what it cannot cover is owed', () => {
    const shop = new Shop(paying({ mode: 'never' }, { points: 1, fen: 100 })); // a point is worth a yuan
    shop.sell(1_000, noon);
    shop.sell(1_000, noon, { redeem: 10 });
    const { return: kept } = shop.refund({ sale: shop.sale('T-1'), amount: 150 }, noon, 'cash');
    expect(kept).toMatchObject({ reversed: 1, settled: { points: 1, worth: 100 }, cash: 50, owedAdded: 0 });
    const rest = shop.refund({ sale: shop.sale('T-1'), amount: 850 }, noon, 'cash').return;
    expect(rest).toMatchObject({ reversed: 9, settled: { points: 8, worth: 850 }, cash: 0, owedAdded: 1 });
  });
});

describe('fixed bonuses', () => {
  const rules = ruleSet([
    onePerYuan,
    { id: 'full-300', kind: 'spend-bonus', points: 50 as Points, minimumSpend: fen(30_000) },
  ]);

  it('go back whole as soon as what stays spent no longer reaches their minimum, and only then', () => {
    const shop = new Shop(rules);
    const { sale } = shop.sell(40_000, noon);
    expect(sale.award.total).toBe(450);
    expect(shop.refund({ sale, amount: 10_000 }, noon).return.reversed).toBe(100);
    expect(shop.refund({ sale, amount: 1 }, noon).return.reversed).toBe(50);
    expect(shop.refund({ sale, amount: 29_999 }, noon).return.reversed).toBe(300);
    expect(shop.account.balance).toBe(0);
  });
});

describe('a fixed bonus on a bill with goods that the rules exclude', () => {
  it('goes back when what counted for its minimum came back, whatever else stays', () => {
    const shop = new Shop(
      ruleSet([
        onePerYuan,
        { id: 'cards', kind: 'category-exclusion', categories: ['gift-card'] },
        { id: 'full', kind: 'spend-bonus', points: 100 as Points, minimumSpend: fen(50_000) },
      ]),
    );
    const { sale } = shop.sell([line(50_000), line(50_000, 'gift-card')], noon);
    expect(sale.award.total).toBe(600);
    shop.refund({ sale, lines: [{ line: 1, quantity: 1 }] }, noon);
    expect(shop.account.balance).toBe(600);
    shop.refund({ sale, lines: [{ line: 0, quantity: 1 }] }, noon);
    expect(shop.account).toMatchObject({ balance: 0, owed: 0 });
  });
});

describe('a milestone', () => {
  const rules = ruleSet([
    onePerYuan,
    {
      id: 'thousand',
      kind: 'milestone',
      measure: 'points',
      over: 'lifetime',
      reach: 100,
      reward: { kind: 'points', points: 30 as Points },
    },
  ]);

  it('is given once, taken back when returns bring her below it, and given again when she reaches it again', () => {
    const shop = new Shop(rules);
    shop.sell(9_900, noon);
    expect(shop.account.balance).toBe(99);
    shop.sell(100, noon);
    expect(shop.account).toMatchObject({ balance: 130, milestones: [{ name: 'thousand@lifetime', reach: 100 }] });
    shop.sell(1_000, noon);
    expect(shop.account.balance).toBe(140);
    shop.refund(2_000, noon);
    expect(shop.account).toMatchObject({ balance: 90, milestones: [] });
    shop.sell(1_000, noon);
    expect(shop.account.balance).toBe(130);
  });

  it('that brought a prize is lost with the return that brings her below it, and said so', () => {
    const prize = { kind: 'prize', zh: '羊绒围巾一条', en: 'A cashmere scarf' } as const;
    const [base, thousand] = rules.rules;
    const shop = new Shop(ruleSet([base, { ...thousand, reward: prize }] as typeof rules.rules));
    shop.sell(10_000, noon);
    shop.sell(1_000, noon);
    expect(shop.refund(1_000, noon).lost).toEqual([]);
    const { lost } = shop.refund(1_000, noon);
    expect(lost).toMatchObject([{ name: 'thousand@lifetime', reward: prize }]);
    expect(shop.refund(1_000, noon).lost).toEqual([]);
  });

  it('whose points expired unused is forgiven as a sale’s are, and the return asks what expired', () => {
    const monthly = new Shop(ruleSet(rules.rules, thisMonth));
    monthly.sell(10_000, noon);
    const later = monthly.sell(1_000, after(20)).sale;
    monthly.expire(after(20));
    monthly.refund(11_000, after(20));
    expect(monthly.account).toMatchObject({ owed: 0, milestones: [] });
    expect(readsLapses(monthly.account, [later], after(20))).toBe(false);
    const again = new Shop(ruleSet(rules.rules, thisMonth));
    again.sell(10_000, noon);
    const newest = again.sell(1_000, after(20)).sale;
    expect(readsLapses(again.account, [newest], after(20))).toBe(true);
  });
});

describe('for any purchases and returns', () => {
  const amount = fc.integer({ min: 0, max: 50_000 });
  const sets = fc.constantFrom(
    paying(),
    paying(thisMonth),
    paying({ mode: 'never' }, { points: 3, fen: 7 }),
    ruleSet([{ ...onePerYuan, kind: 'base-earn', perYuan: { numerator: 3, denominator: 7 } }]),
  );

  it('any split into partial returns ends where one return ends', () => {
    const purchases = fc.array(amount, { minLength: 1, maxLength: 6 });
    const cuts = fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(sets, purchases, cuts, fc.boolean(), (rules, paid, parts, spent) => {
        const [whole, split] = [new Shop(rules), new Shop(rules)];
        for (const shop of [whole, split]) {
          paid.forEach((each, index) => shop.sell(each, after(index / 10)));
          if (spent && rules.rules.length > 1) spendAll(shop, after(1), 3);
        }
        whole.refund(
          parts.reduce((sum, part) => sum + part, 0),
          after(2),
        );
        for (const part of parts) split.refund(part, after(2));
        const end = ({ account, sales }: Shop) => ({
          balance: account.balance,
          owed: account.owed,
          reversed: account.reversed,
          spent: account.spent,
          sales: sales.map(({ refunded, reversed, returned }) => ({ refunded, reversed, worth: returned.worth })),
        });
        expect(end(split)).toEqual(end(whole));
        expect(auditAccount(split.account, split.movements)).toEqual([]);
      }),
    );
  });

  it('a bill that comes back line by line, piece by piece, in any order ends where it all comes back at once', () => {
    const lines = fc.array(
      fc.record({ paid: fc.integer({ min: 0, max: 20_000 }), pieces: fc.integer({ min: 1, max: 4 }) }),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(
        sets,
        lines,
        fc.integer({ min: 0, max: 300 }),
        fc.infiniteStream(fc.nat()),
        (rules, bill, redeem, order) => {
          const [whole, split] = [new Shop(rules), new Shop(rules)];
          const pays = rules.rules.length > 1;
          const [one, other] = [whole, split].map((shop) => {
            shop.sell(100_000, noon);
            const sold = bill.map(({ paid, pieces }) => line(paid, 'womenswear', pieces));
            const decided = shop.trySell(sold, noon, { redeem: pays ? redeem : 0 });
            return decided.ok ? decided.value.sale : undefined;
          });
          fc.pre(one !== undefined && other !== undefined);
          const all = whole.refund(
            { sale: one, lines: bill.map(({ pieces }, index) => ({ line: index, quantity: pieces })) },
            noon,
          );
          const pieces = bill.flatMap(({ pieces: count }, index) => Array.from({ length: count }, () => index));
          let cash = 0;
          let restored = 0;
          while (pieces.length > 0) {
            const [index = 0] = pieces.splice((order.next().value ?? 0) % pieces.length, 1);
            const part = split.refund({ sale: other, lines: [{ line: index, quantity: 1 }] }, noon).return;
            cash += part.cash;
            restored += part.restored;
          }
          expect({ cash, restored }).toEqual({ cash: all.return.cash, restored: all.return.restored });
          expect(split.account.balance - split.account.owed).toBe(whole.account.balance - whole.account.owed);
          expect(split.account.spent).toBe(whole.account.spent);
          expect(split.account.lots.map(({ id, remaining }) => [id, remaining])).toEqual(
            whole.account.lots.map(({ id, remaining }) => [id, remaining]),
          );
        },
      ),
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
