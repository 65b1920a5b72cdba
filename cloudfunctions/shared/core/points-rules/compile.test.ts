import type { TierName } from '../tiers';
import type { EpochMs, Fen } from '../units';
import { awardOf as evaluate, bill as billOf, newMember, perYuan } from '../testing/bills';
import type { Bill } from './bill';
import { engineOf } from './compile';
import type { Rule } from './rule-set';
import { sealRuleSet } from './schema';

const gold: Rule = {
  id: 'gold',
  kind: 'tier-multiplier',
  tier: 'gold',
  extra: { numerator: 1, denominator: 2 },
  minimumSpend: 0 as Fen,
};
const kids: Rule = {
  id: 'kids',
  kind: 'category-multiplier',
  category: 'kidswear',
  extra: { numerator: 1, denominator: 1 },
  minimumSpend: 50_000 as Fen,
};
const bill = (tier: TierName, ...lines: [category: string, paid: number][]): Bill =>
  billOf(lines, { member: { ...newMember, tier } });

describe('the points of a bill', () => {
  it('are one for each whole yuan of the bill, floored once', () => {
    expect(evaluate([perYuan(1)], bill('linen', ['womenswear', 199], ['womenswear', 199])).total).toBe(3);
  });

  it('explain the base and what the tier adds', () => {
    const award = evaluate([perYuan(1), gold], bill('gold', ['womenswear', 47_600]));
    expect(award).toEqual({
      ruleSetVersion: 12,
      total: 714,
      applied: [
        {
          ruleId: 'base',
          points: 476,
          because: { kind: 'base-earn', spent: 47_600, perYuan: { numerator: 1, denominator: 1 } },
        },
        {
          ruleId: 'gold',
          points: 238,
          because: { kind: 'tier-multiplier', tier: 'gold', extra: { numerator: 1, denominator: 2 } },
        },
      ],
      missed: [],
      cuts: [],
      excluded: [],
      bonuses: [],
      reached: [],
      shares: [714],
    });
  });

  it('get the category multiplier at exactly its minimum, on the lines of the category only', () => {
    const award = evaluate(
      [perYuan(1), kids],
      bill('linen', ['kidswear', 30_000], ['womenswear', 10_000], ['kidswear', 20_000]),
    );
    expect(award.total).toBe(1100);
    expect(award.shares).toEqual([600, 100, 400]);
    expect(award.missed).toEqual([]);
  });

  it('say by how much the category multiplier was missed', () => {
    const award = evaluate([perYuan(1), kids], bill('linen', ['kidswear', 47_600]));
    expect(award.missed).toEqual([
      {
        ruleId: 'kids',
        kind: 'category-multiplier',
        category: 'kidswear',
        extra: { numerator: 1, denominator: 1 },
        shortBy: 2400,
      },
    ]);
  });

  it('miss nothing on a bill without the category', () => {
    expect(evaluate([perYuan(1), kids], bill('linen', ['womenswear', 47_600])).missed).toEqual([]);
  });

  it('add extras instead of multiplying them with each other', () => {
    expect(evaluate([perYuan(1), gold, kids], bill('gold', ['kidswear', 50_000])).total).toBe(1250);
  });

  it('are none, and explained by nothing, for a zero-amount sale', () => {
    expect(evaluate([perYuan(1), gold, kids], bill('gold', ['kidswear', 0]))).toEqual({
      ruleSetVersion: 12,
      total: 0,
      applied: [],
      missed: [],
      cuts: [],
      excluded: [],
      bonuses: [],
      reached: [],
      shares: [0],
    });
  });

  it('are exact for thirds: 3 x 33.33 yuan at one point per three yuan', () => {
    const award = evaluate([perYuan(1, 3)], bill('linen', ['a', 10_000], ['b', 10_000], ['c', 10_000]));
    expect(award.total).toBe(100);
    expect(award.shares).toEqual([34, 33, 33]);
  });

  it('are exact at the largest bill', () => {
    const rules: Rule[] = [perYuan(1, 7), { ...gold, extra: { numerator: 1, denominator: 3 } }];
    expect(evaluate(rules, bill('gold', ['a', 1_000_000_000])).total).toBe(Number((10_000_000n * 4n) / 21n));
  });

  it('are not computed for what is no amount', () => {
    expect(() => evaluate([perYuan(1)], bill('linen', ['a', Number.NaN]))).toThrow(RangeError);
    expect(() => evaluate([perYuan(1)], bill('linen', ['a', -1]))).toThrow(RangeError);
    expect(() => evaluate([perYuan(1)], bill('linen', ['a', 1_000_000_000], ['a', 1]))).toThrow(RangeError);
  });

  it('are not computed for a tier that there is not', () => {
    expect(() => evaluate([perYuan(1), gold], bill('velvet' as TierName, ['a', 100]))).toThrow(RangeError);
  });
});

test('a rule set is compiled once for each object', () => {
  const sealed = sealRuleSet({
    version: 1,
    effectiveFrom: 0 as EpochMs,
    expiry: { mode: 'never' },
    pendingDays: 0,
    rules: [perYuan(1)],
  });
  expect(engineOf(sealed)).toBe(engineOf(sealed));
});
