import { auditAccount } from '../audit';
import { at, fen, paying, policies, Shop, tiers } from '../testing/shop';
import type { EpochMs } from '../units';
import { decideVoid, type VoidFacts } from './void';
import type { Sale } from './sale';

const noon = at('2026-11-22T12:00:00+08:00');
const minutes = (count: number): EpochMs => (noon + count * 60_000) as EpochMs;
const days = (count: number): EpochMs => minutes(count * 24 * 60);

function voiding(shop: Shop, sale: Sale, now: EpochMs, by: Partial<VoidFacts> = {}) {
  const otherPurchaseAt = shop.sales.filter(({ receipt }) => receipt !== sale.receipt).pop()?.occurredAt ?? null;
  const facts = { lapses: shop.movements, ruleSets: [shop.rules], tiers, policies, counter: shop.counter(), now };
  return decideVoid({
    account: shop.account,
    sale,
    otherPurchaseAt,
    role: 'clerk',
    reason: undefined,
    ...facts,
    ...by,
  });
}

it('a voided sale leaves the account as if it had never been: points, spending, purchases, tier', () => {
  const shop = new Shop(paying());
  shop.sell(50_000, noon);
  const before = shop.account;
  const { sale } = shop.sell(120_000, minutes(1), { redeem: 300 });
  expect(shop.account.tier).toBe('silver');
  const decision = voiding(shop, sale, minutes(5));
  if (!decision.ok) throw new Error(decision.refusal.code);
  shop.keepReturn(decision.value);
  const { spendDays, ...rest } = shop.account;
  expect(rest).toMatchObject({
    tier: 'linen',
    balance: 500,
    owed: 0,
    purchases: 1,
    lastPurchaseAt: noon,
    spent: 50_000,
  });
  expect(spendDays).toEqual(before.spendDays);
  expect(rest.lots).toEqual(before.lots);
  expect(auditAccount(shop.account, shop.movements)).toEqual([]);
  expect(voiding(shop, shop.sale(sale.receipt), minutes(6))).toMatchObject({ refusal: { code: 'sale_voided' } });
});

describe('who may void', () => {
  const shop = new Shop();
  const { sale } = shop.sell(10_000, noon);
  const other = { counter: { ...shop.counter(), staffId: 'wu' } };

  it.each([
    ['the clerk who made it, up to the last millisecond of the minutes', (minutes(15) - 1) as EpochMs, {}, undefined],
    ['not she afterwards', minutes(15), {}, 'void_needs_manager'],
    ['no colleague of hers', minutes(1), other, 'void_needs_manager'],
    ['the manager with a reason', days(29), { ...other, role: 'manager', reason: 'wrong size' }, undefined],
    ['not without one', days(1), { ...other, role: 'manager' }, 'reason_required'],
    ['not after its days', days(30), { ...other, role: 'manager', reason: 'late' }, 'void_too_late'],
    [
      'nobody of another store',
      minutes(1),
      { counter: { ...shop.counter(), storeId: 'tianhe' } },
      'sale_of_other_store',
    ],
  ] as const)('%s', (_, now, by, code) => {
    const decision = voiding(shop, sale, now, by);
    expect(decision.ok ? undefined : decision.refusal.code).toBe(code);
  });
});

it('a sale of which something came back is returned, not voided', () => {
  const shop = new Shop();
  const { sale } = shop.sell(10_000, noon);
  shop.refund({ sale, amount: fen(1) }, noon);
  expect(voiding(shop, shop.sale(sale.receipt), noon)).toMatchObject({
    refusal: { code: 'sale_has_returns', refunded: 1 },
  });
});
