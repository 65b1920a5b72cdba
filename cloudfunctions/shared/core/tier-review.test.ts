import { at, policies, Shop, tiers } from './testing/shop';
import { decideTierReview, tierKeeping } from './tier-review';
import type { EpochMs } from './units';

const review = (shop: Shop, day: string) => {
  const decided = decideTierReview(shop.account, { tiers, policy: policies.tier, now: noon(day) });
  shop.keep(decided);
  return decided.movements.map((movement) => (movement.kind === 'tier' ? movement.because : movement.kind));
};
const noon = (day: string): EpochMs => at(`${day}T12:00:00+08:00`);

/** Gold on 2025-03-10: reviewed on 2026-03-10, warned on 2026-02-08, in grace until 2026-04-09. */
function goldShop(): Shop {
  const shop = new Shop();
  shop.sell(500_000, noon('2025-03-10'));
  expect(shop.account).toMatchObject({ tier: 'gold', tierReviewOn: '2026-02-08', tierTerm: { until: '2026-03-10' } });
  return shop;
}

it('warns a month before, gives a grace at the review, and lowers one tier at its end, never more', () => {
  const shop = goldShop();
  expect(review(shop, '2026-02-07')).toEqual([]);
  expect(review(shop, '2026-02-08')).toEqual(['warned']);
  expect(review(shop, '2026-02-09')).toEqual([]);
  expect(review(shop, '2026-03-10')).toEqual(['grace']);
  expect(shop.account).toMatchObject({ tier: 'gold', tierTerm: { stage: 'grace', reviewOn: '2026-04-09' } });
  expect(review(shop, '2026-04-09')).toEqual(['lowered']);
  expect(shop.account).toMatchObject({ tier: 'silver', tierTerm: { stage: 'kept', until: '2027-04-09' } });
});

it('does on one day what a timer that was down for months left undone, each step on its own day', () => {
  const shop = goldShop();
  expect(review(shop, '2026-05-01')).toEqual(['warned', 'grace', 'lowered']);
  expect(shop.movements.slice(1).map(({ at: when }) => when)).toEqual([
    at('2026-02-08T00:00:00+08:00'),
    at('2026-03-10T00:00:00+08:00'),
    at('2026-04-09T00:00:00+08:00'),
  ]);
  expect(review(shop, '2026-05-01')).toEqual([]);
});

it('keeps the tier for another year when the twelve months up to the review qualify, to the fen', () => {
  for (const [net, expected] of [
    [500_000, 'kept'],
    [499_999, 'grace'],
  ] as const) {
    const shop = goldShop();
    shop.sell(net, noon('2026-01-15'));
    review(shop, '2026-02-08');
    expect(review(shop, '2026-03-10')).toEqual([expected]);
  }
});

it('judges by (review - 12 months, review]: the purchase of a year ago has rolled off', () => {
  const shop = goldShop();
  expect(review(shop, '2026-03-10')).toEqual(['warned', 'grace']);
});

it('a purchase within the grace that qualifies ends it', () => {
  const shop = goldShop();
  review(shop, '2026-03-10');
  shop.sell(500_000, noon('2026-03-20'));
  expect(shop.account).toMatchObject({ tier: 'gold', tierTerm: { stage: 'kept', until: '2027-03-20' } });
});

it('nobody reviews the lowest tier', () => {
  const shop = new Shop();
  shop.sell(99_999, noon('2025-03-10'));
  expect(shop.account).toMatchObject({ tier: 'linen', tierTerm: null, tierReviewOn: null });
});

it('tells what keeps the tier: how much by when, and which purchases roll off on which day', () => {
  const shop = goldShop();
  shop.sell(120_000, noon('2025-11-01'));
  expect(tierKeeping(shop.account, tiers, noon('2026-01-01'))).toEqual({
    until: '2026-03-10',
    stage: 'kept',
    remaining: 380_000,
    rollsOff: [{ on: '2026-03-10', amount: 500_000 }],
  });
});

it('a purchase of 29 February counts until the last day of the next February', () => {
  const shop = new Shop();
  shop.sell(100_000, noon('2024-02-29'));
  expect(tierKeeping(shop.account, tiers, noon('2024-03-01'))?.rollsOff).toEqual([]);
  shop.sell(100_000, noon('2024-06-01'));
  expect(review(shop, '2025-02-28')).toEqual(['safe', 'kept']);
  const { rollsOff } = tierKeeping(shop.account, tiers, noon('2025-02-20')) ?? { rollsOff: [] };
  expect(rollsOff.map(({ on }) => on)).toEqual(['2025-03-01', '2025-06-01']);
});

describe('buying and returning keeps nobody’s tier for longer', () => {
  it('an upgrade that comes back leaves the term that was', () => {
    const shop = new Shop();
    shop.sell(100_000, noon('2025-03-10'));
    const before = shop.account.tierTerm;
    const { sale } = shop.sell(400_000, noon('2026-03-09'));
    expect(shop.account.tier).toBe('gold');
    shop.refund({ sale, amount: 400_000 }, noon('2026-03-11'));
    expect(shop.account).toMatchObject({ tier: 'silver', tierTerm: before });
  });

  it('a grace that a purchase ended goes on when the purchase comes back', () => {
    const shop = goldShop();
    review(shop, '2026-03-10');
    const { sale } = shop.sell(500_000, noon('2026-03-20'));
    expect(shop.account.tierTerm?.stage).toBe('kept');
    shop.refund({ sale, amount: 500_000 }, noon('2026-03-21'));
    expect(shop.account.tierTerm).toMatchObject({ stage: 'grace', reviewOn: '2026-04-09' });
    expect(review(shop, '2026-04-09')).toEqual(['lowered']);
  });
});
