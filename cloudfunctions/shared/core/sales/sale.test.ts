import { openAccount } from '../ledger/account';
import { NO_TRAITS } from '../ledger/bill-member';
import { decideSale, type SaleFacts } from './decide-sale';
import { at, DAY, fen, line, onePerYuan, paying, policies, ruleSet, Shop, tiers } from '../testing/shop';
import type { EpochMs, MemberNo, Points } from '../units';

const noon = at('2026-11-22T12:00:00+08:00');
const facts: SaleFacts = {
  account: openAccount(80260001 as MemberNo),
  ruleSets: [ruleSet()],
  tiers,
  counter: { storeId: 'jingan', entity: 'suli', staffId: 'zhou', receipt: '0931' },
  traits: NO_TRAITS,
  policies,
  channel: 'store',
  lines: [line(13_912)],
  redeem: 0 as Points,
  occurredAt: noon,
  now: noon,
};

it('earns whole points, opens a lot of the store’s entity and remembers the purchase', () => {
  const decision = decideSale(facts);
  expect(decision.ok && decision.value).toMatchObject({
    sale: { receipt: '0931', paid: 13_912, day: '2026-11-22', seq: 1, refunded: 0, tierAfter: 'linen' },
    movements: [{ kind: 'sale', points: 139, seq: 1, entity: 'suli' }],
    repaid: 0,
    account: {
      seq: 1,
      balance: 139,
      earned: 139,
      lots: [{ id: 1, remaining: 139, entity: 'suli', expiresAt: null }],
      spendDays: [{ day: '2026-11-22', net: 13_912, purchases: 1, earned: 139 }],
    },
    pointsAfter: 139,
  });
});

it('takes a zero-amount sale, which moves no points and opens no lot', () => {
  const decision = decideSale({ ...facts, lines: [line(0)] });
  expect(decision.ok && decision.value.account).toMatchObject({ seq: 1, balance: 0, lots: [], purchases: 1 });
});

it('refuses a bill beyond ten million yuan, and takes one of exactly that', () => {
  expect(decideSale({ ...facts, lines: [line(1_000_000_000), line(1)] })).toEqual({
    ok: false,
    refusal: { code: 'amount_out_of_range', path: 'lines', minimum: 0, maximum: 1_000_000_000 },
  });
  expect(decideSale({ ...facts, lines: [line(1_000_000_000)] }).ok).toBe(true);
});

it('tolerates a till that is five minutes fast, and its points count at once', () => {
  const fiveMinutesOn = (noon + 5 * 60_000) as EpochMs;
  const decision = decideSale({ ...facts, occurredAt: fiveMinutesOn });
  expect(decision.ok && decision.value.pointsAfter).toBe(139);
  expect(decideSale({ ...facts, occurredAt: (fiveMinutesOn + 1) as EpochMs })).toEqual({
    ok: false,
    refusal: { code: 'occurred_in_future', now: noon },
  });
});

it('refuses a sale from before the first rule set', () => {
  const later = { ...ruleSet(), effectiveFrom: (noon + 1) as EpochMs };
  expect(decideSale({ ...facts, ruleSets: [later] })).toEqual({
    ok: false,
    refusal: { code: 'no_rules_in_force', at: noon },
  });
});

it('applies the rules of when it happened, not of when it settles', () => {
  const double = {
    ...ruleSet([{ ...onePerYuan, kind: 'base-earn', perYuan: { numerator: 2, denominator: 1 } }]),
    version: 2,
    effectiveFrom: noon,
  };
  const yesterday = { ...facts, ruleSets: [ruleSet(), double], occurredAt: (noon - DAY) as EpochMs };
  const decision = decideSale(yesterday);
  expect(decision.ok && decision.value.sale.award).toMatchObject({ total: 139, ruleSetVersion: 1 });
});

it('upgrades at once when the year’s spend reaches the threshold exactly, and the sale itself earns by the old tier', () => {
  const silver = {
    id: 'silver',
    kind: 'tier-multiplier' as const,
    tier: 'silver' as const,
    extra: { numerator: 1, denominator: 5 },
    minimumSpend: fen(0),
  };
  const shop = new Shop(ruleSet([onePerYuan, silver]));
  expect(shop.sell(99_999, noon).account.tier).toBe('linen');
  const upgrade = shop.sell(1, noon);
  expect(upgrade.sale).toMatchObject({ tierBefore: 'linen', tierAfter: 'silver' });
  expect(shop.sell(10_000, noon).sale.award.total).toBe(120);
});

it('judges tiers by twelve months: a purchase rolls off on its anniversary', () => {
  const shop = new Shop();
  shop.sell(99_999, at('2025-11-22T12:00:00+08:00'));
  expect(shop.sell(1, at('2026-11-22T00:00:00+08:00')).account.tier).toBe('linen');
  const other = new Shop();
  other.sell(99_999, at('2025-11-22T12:00:00+08:00'));
  expect(other.sell(1, at('2026-11-21T23:59:59.999+08:00')).account.tier).toBe('silver');
});

it('never lowers a tier, even when the year’s spend has gone', () => {
  const shop = new Shop();
  shop.sell(500_000, at('2024-01-01T12:00:00+08:00'));
  expect(shop.sell(100, noon).account.tier).toBe('gold');
});

it('repays owed points with what is earned next', () => {
  const shop = new Shop(paying());
  shop.sell(10_000, noon);
  shop.sell(10_000, noon, { redeem: 100 });
  expect(shop.refund({ sale: shop.sale('T-1'), amount: 10_000 }, noon).return).toMatchObject({
    owedAdded: 1,
    reversed: 100,
  });
  expect(shop.sell(3_000, noon)).toMatchObject({ repaid: 1, pointsAfter: 29, account: { owed: 0, debts: [] } });
});
