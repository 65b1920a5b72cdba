import type { Rule } from '../points-rules/rule-set';
import { at, DAY, line, onePerYuan, policies, ruleSet, Shop, tiers } from '../testing/shop';
import type { EpochMs, Fen, Points } from '../units';
import { counterPurchaseOf, purchaseOf } from './purchases';
import { decideVoid } from './void';

const cash: Rule = {
  id: 'cash',
  kind: 'points-for-cash',
  points: 100 as Points,
  worth: 100 as Fen,
  share: { numerator: 1, denominator: 2 },
};
const NOON = at('2026-11-14T12:00:00+08:00');
const LATER = at('2026-11-15T12:00:00+08:00');

const asRead = (shop: Shop, receipt: string) => purchaseOf(shop.sale(receipt), () => '静安店');

it('reads a sale as its member does: what, where, when, price and points', () => {
  const shop = new Shop(ruleSet([onePerYuan, cash]));
  shop.sell(50_000, NOON);
  const shirt = { ...line(30_000, 'womenswear', 2), name: '亚麻衬衫', size: 'M', colour: '白' };
  const { sale } = shop.sell([shirt, line(10_000, 'kidswear')], NOON, { redeem: 400 });
  expect(purchaseOf(sale, () => '静安店')).toMatchObject({
    id: `jingan:${sale.receipt}`,
    receipt: sale.receipt,
    at: NOON,
    store: '静安店',
    channel: 'store',
    lines: [
      { ...shirt, returned: 0 },
      { category: 'kidswear', quantity: 1, paid: 10_000, returned: 0 },
    ],
    paid: 40_000,
    worth: 400,
    redeemed: 400,
    award: { total: 396 },
    refunded: 0,
    reversed: 0,
    voidedAt: null,
    exchangeFor: null,
  });
});

it('says nothing of who sold it and under which request', () => {
  const { sale } = new Shop().sell(10_000, NOON);
  expect(JSON.stringify(purchaseOf(sale, () => '静安店'))).not.toMatch(/zhou|contentHash|suli/);
});

it('says of each line how many pieces came back', () => {
  const shop = new Shop();
  const { sale } = shop.sell([line(30_000, 'womenswear', 3), line(10_000)], NOON);
  shop.refund({ sale, lines: [{ line: 0, quantity: 2 }] }, LATER);
  expect(asRead(shop, sale.receipt)).toMatchObject({
    lines: [{ returned: 2 }, { returned: 0 }],
    refunded: 20_000,
    reversed: 200,
  });
});

it('says what came back without naming lines', () => {
  const shop = new Shop();
  const { sale } = shop.sell(30_000, NOON);
  shop.refund(5_000, LATER);
  expect(asRead(shop, sale.receipt)).toMatchObject({ lines: [{ returned: 0 }], refunded: 5_000, reversed: 50 });
});

it('says when it was voided', () => {
  const shop = new Shop();
  const { sale } = shop.sell(30_000, NOON);
  voidNow(shop, sale.receipt);
  expect(asRead(shop, sale.receipt)).toMatchObject({ voidedAt: NOON, refunded: 30_000, reversed: 300 });
});

describe('to a clerk', () => {
  const atCounter = (
    shop: Shop,
    receipt: string,
    by: Partial<Parameters<typeof counterPurchaseOf>[1]['by']>,
    now: EpochMs,
  ) =>
    counterPurchaseOf(shop.sale(receipt), {
      storeName: () => '静安店',
      by: { staffId: 'zhou', storeId: 'jingan', role: 'clerk', ...by },
      policies,
      now,
    });

  it('says what is left to be refunded', () => {
    const shop = new Shop();
    const { sale } = shop.sell(30_000, NOON);
    shop.refund(5_000, LATER);
    expect(atCounter(shop, sale.receipt, {}, LATER)).toMatchObject({ storeId: 'jingan', left: 25_000 });
  });

  it('says whether it may be voided: freely by who sold it, with a reason by a manager, by nobody else', () => {
    const shop = new Shop();
    const { receipt } = shop.sell(30_000, NOON).sale;
    const minutes = policies.voidMinutes * 60_000;
    const justBefore = (NOON + minutes - 1) as EpochMs;
    const then = (NOON + minutes) as EpochMs;
    const tooLate = (NOON + policies.voidDays * DAY) as EpochMs;
    const manager = { staffId: 'li', role: 'manager' } as const;
    expect(atCounter(shop, receipt, {}, justBefore).voidable).toBe('freely');
    expect(atCounter(shop, receipt, {}, then).voidable).toBe('no');
    expect(atCounter(shop, receipt, { staffId: 'he' }, NOON).voidable).toBe('no');
    expect(atCounter(shop, receipt, manager, then).voidable).toBe('with-reason');
    expect(atCounter(shop, receipt, manager, tooLate).voidable).toBe('no');
    expect(atCounter(shop, receipt, { ...manager, storeId: 'tianhe' }, NOON).voidable).toBe('no');
  });

  it('has nothing left, and is not voided again, once it was voided', () => {
    const shop = new Shop();
    const { sale } = shop.sell(30_000, NOON);
    voidNow(shop, sale.receipt);
    expect(atCounter(shop, sale.receipt, {}, NOON)).toMatchObject({ left: 0, voidable: 'no' });
  });
});

function voidNow(shop: Shop, receipt: string): void {
  const voided = decideVoid({
    account: shop.account,
    lapses: [],
    sale: shop.sale(receipt),
    otherPurchaseAt: null,
    counter: shop.counter(),
    role: 'clerk',
    reason: undefined,
    ruleSets: [shop.rules],
    tiers,
    policies,
    now: NOON,
  });
  if (!voided.ok) throw new Error(voided.refusal.code);
  shop.keepReturn(voided.value);
}
