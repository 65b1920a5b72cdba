import type { Award, Fen, SaleLine, ScanSession, TierName } from '@vip-card/core';
import { session } from '../testing/shop';
import { nearestMiss, runningAward } from './running-points';

const rules: ScanSession['rules'] = {
  ...session.rules,
  rules: [
    ...session.rules.rules,
    {
      id: 'outer',
      kind: 'category-multiplier',
      category: 'outerwear',
      extra: { numerator: 1, denominator: 1 },
      minimumSpend: 100000 as Fen,
    },
  ],
};
const line = (category: string, paid: number): SaleLine => ({
  category,
  quantity: 1,
  list: paid as Fen,
  paid: paid as Fen,
});

const running = (tier: TierName, lines: SaleLine[]): Award | undefined =>
  runningAward(
    { rules, member: { ...session.member, bill: { ...session.member.bill, tier } } },
    lines,
    session.expiresAt,
  );

test('the running points are those of the rules and the tier of the customer', () => {
  expect(running('gold', [line('womenswear', 39850)])?.total).toBe(597);
  expect(running('linen', [line('womenswear', 39850)])?.total).toBe(398);
});

test('of several near misses the nearest is shown', () => {
  const award = running('linen', [line('kidswear', 12850), line('outerwear', 5000)]);
  expect(award && nearestMiss(award)).toMatchObject({ category: 'kidswear', shortBy: 17150 });
});

test('a bill without any bonus in reach has no near miss', () => {
  const award = running('linen', [line('womenswear', 100)]);
  expect(award && nearestMiss(award)).toBeUndefined();
});

test('a bill beyond what the counter takes shows no points instead of wrong ones', () => {
  const huge = line('womenswear', 1_000_000_000);
  expect(running('gold', [huge, huge])).toBeUndefined();
});
