import fc from 'fast-check';
import type { TierName } from '../tiers';
import type { EpochMs, Fen } from '../units';
import type { Bill } from './bill';
import { compileRuleSet, engineOf } from './compile';
import { ruleSetInForce } from './in-force';
import type { Rule, RuleSet } from './rule-set';
import { parseRuleSet, sealRuleSet } from './schema';

const perYuan = (numerator: number, denominator = 1): Rule => ({
  id: 'base',
  kind: 'base-earn',
  perYuan: { numerator, denominator },
});
const gold: Rule = { id: 'gold', kind: 'tier-multiplier', tier: 'gold', extra: { numerator: 1, denominator: 2 } };
const kids: Rule = {
  id: 'kids',
  kind: 'category-bonus',
  category: 'kidswear',
  extra: { numerator: 1, denominator: 1 },
  minimumSpend: 50_000 as Fen,
};
const bill = (tier: TierName, ...lines: [category: string, paid: number][]): Bill => ({
  tier,
  lines: lines.map(([category, paid]) => ({ category, paid: paid as Fen })),
});
const evaluate = (rules: Rule[], of: Bill) => compileRuleSet({ version: 12, rules })(of);

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
      shares: [714],
    });
  });

  it('get the category bonus at exactly its minimum, on the lines of the category only', () => {
    const award = evaluate(
      [perYuan(1), kids],
      bill('linen', ['kidswear', 30_000], ['womenswear', 10_000], ['kidswear', 20_000]),
    );
    expect(award.total).toBe(1100);
    expect(award.shares).toEqual([600, 100, 400]);
    expect(award.missed).toEqual([]);
  });

  it('say by how much the category bonus was missed', () => {
    const award = evaluate([perYuan(1), kids], bill('linen', ['kidswear', 47_600]));
    expect(award.missed).toEqual([
      {
        ruleId: 'kids',
        kind: 'category-bonus',
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
});

describe('for any rules and any bill', () => {
  const ratio = fc.record({ numerator: fc.integer({ min: 0, max: 20 }), denominator: fc.integer({ min: 1, max: 12 }) });
  const tier = fc.constantFrom<TierName[]>('linen', 'silver', 'gold', 'black');
  const category = fc.constantFrom('womenswear', 'kidswear', 'outerwear');
  const amount = fc.integer({ min: 0, max: 5_000_000 }).map((fen) => fen as Fen);
  const rule: fc.Arbitrary<Rule> = fc.oneof(
    fc.record({ id: fc.constant('tier'), kind: fc.constant('tier-multiplier' as const), tier, extra: ratio }),
    fc.record({
      id: fc.constant('bonus'),
      kind: fc.constant('category-bonus' as const),
      category,
      extra: ratio,
      minimumSpend: amount,
    }),
  );
  const rules = fc
    .tuple(ratio, fc.array(rule, { maxLength: 5 }))
    .map(([base, others]): Rule[] => [{ id: 'base', kind: 'base-earn', perYuan: base }, ...others]);
  const anyBill = fc.record({
    tier,
    lines: fc.array(fc.record({ category, paid: amount }), { minLength: 1, maxLength: 12 }),
  });

  it('explanation and shares sum to a whole, non-negative total', () => {
    fc.assert(
      fc.property(rules, anyBill, (someRules, someBill) => {
        const award = evaluate(someRules, someBill);
        const sum = (points: number[]): number => points.reduce((a, b) => a + b, 0);
        expect(sum(award.shares)).toBe(award.total);
        expect(sum(award.applied.map(({ points }) => points))).toBe(award.total);
        for (const points of [award.total, ...award.shares, ...award.applied.map((each) => each.points)]) {
          expect(Number.isSafeInteger(points) && points >= 0).toBe(true);
        }
      }),
    );
  });

  it('the order of the lines does not matter', () => {
    fc.assert(
      fc.property(rules, anyBill, (someRules, someBill) => {
        const reversed = { ...someBill, lines: [...someBill.lines].reverse() };
        const { total, applied, missed } = evaluate(someRules, someBill);
        expect(evaluate(someRules, reversed)).toMatchObject({ total, applied, missed });
      }),
    );
  });

  it('the total is the floor of the exact sum, as rationals of big integers say', () => {
    fc.assert(
      fc.property(rules, anyBill, (someRules, someBill) => {
        expect(BigInt(evaluate(someRules, someBill).total)).toBe(exactTotal(someRules, someBill));
      }),
    );
  });

  it('one more line never lowers the base', () => {
    fc.assert(
      fc.property(ratio, anyBill, amount, (base, someBill, paid) => {
        const one = [{ id: 'base', kind: 'base-earn' as const, perYuan: base }];
        const more = { ...someBill, lines: [...someBill.lines, { category: 'kidswear', paid }] };
        expect(evaluate(one, more).total).toBeGreaterThanOrEqual(evaluate(one, someBill).total);
      }),
    );
  });
});

/** The definition, literally: every claim as a fraction of big integers, added, floored once. */
function exactTotal(rules: Rule[], { tier, lines }: Bill): bigint {
  let [numerator, denominator] = [0n, 1n];
  const add = (n: bigint, d: bigint): void => {
    [numerator, denominator] = [numerator * d + n * denominator, denominator * d];
  };
  const [base] = rules;
  if (base?.kind !== 'base-earn') throw new Error('the base comes first here');
  const [baseN, baseD] = [BigInt(base.perYuan.numerator), 100n * BigInt(base.perYuan.denominator)];
  const paidFor = (category?: string): bigint =>
    lines.reduce(
      (sum, line) => (category === undefined || line.category === category ? sum + BigInt(line.paid) : sum),
      0n,
    );
  add(paidFor() * baseN, baseD);
  for (const rule of rules.slice(1)) {
    if (rule.kind === 'base-earn') continue;
    const counts =
      rule.kind === 'tier-multiplier' ? rule.tier === tier : paidFor(rule.category) >= BigInt(rule.minimumSpend);
    if (!counts) continue;
    const spent = rule.kind === 'tier-multiplier' ? paidFor() : paidFor(rule.category);
    add(spent * baseN * BigInt(rule.extra.numerator), baseD * BigInt(rule.extra.denominator));
  }
  return numerator / denominator;
}

describe('a rule set', () => {
  const content = {
    version: 3,
    effectiveFrom: 1_700_000_000_000 as EpochMs,
    expiry: { mode: 'month-end' as const, months: 12 },
    rules: [perYuan(1), gold, kids],
  };

  it('is sealed with the hash of its content', () => {
    const parsed = parseRuleSet(content);
    expect(parsed.ok && parsed.value.hash).toMatch(/^[0-9a-f]{64}$/);
    const changed = parseRuleSet({ ...content, version: 4 });
    expect(changed.ok && parsed.ok && changed.value.hash !== parsed.value.hash).toBe(true);
  });

  it.each<[string, unknown]>([
    ['version', { ...content, version: 0 }],
    ['expiry.mode', { ...content, expiry: { mode: 'weekly' } }],
    ['expiry.months', { ...content, expiry: { mode: 'month-end', months: 1.5 } }],
    [
      'rules.0.perYuan.denominator',
      { ...content, rules: [{ ...perYuan(1), perYuan: { numerator: 1, denominator: 0 } }] },
    ],
    [
      'rules.1.extra.numerator',
      { ...content, rules: [perYuan(1), { ...gold, extra: { numerator: -1, denominator: 1 } }] },
    ],
    ['rules.1.kind', { ...content, rules: [perYuan(1), { id: 'x', kind: 'lottery' }] }],
    ['rules.1.colour', { ...content, rules: [perYuan(1), { ...gold, colour: 'red' }] }],
    ['rules', { ...content, rules: [gold] }],
    ['rules', { ...content, rules: [perYuan(1), { ...gold, id: 'base' }] }],
    ['rules', { ...content, rules: [perYuan(9973, 9967), { ...gold, extra: { numerator: 1, denominator: 9949 } }] }],
    ['surprise', { ...content, surprise: 1 }],
  ])('is refused naming %s', (path, data) => {
    const parsed = parseRuleSet(data);
    expect(!parsed.ok && parsed.refusal.path).toBe(path);
  });

  it('is in force from the instant it takes effect, until the next one does', () => {
    const set = (version: number, effectiveFrom: number): RuleSet =>
      sealRuleSet({ ...content, version, effectiveFrom: effectiveFrom as EpochMs });
    const sets = [set(2, 200), set(1, 100), set(3, 200)];
    expect(ruleSetInForce(sets, 99 as EpochMs)).toBeUndefined();
    expect(ruleSetInForce(sets, 100 as EpochMs)?.version).toBe(1);
    expect(ruleSetInForce(sets, 199 as EpochMs)?.version).toBe(1);
    expect(ruleSetInForce(sets, 200 as EpochMs)?.version).toBe(3);
  });

  it('is compiled once for each object', () => {
    const sealed = sealRuleSet(content);
    expect(engineOf(sealed)).toBe(engineOf(sealed));
  });
});
