import fc from 'fast-check';
import type { TierName } from '../tiers';
import type { EpochMs, Fen, Points } from '../units';
import type { Award } from './award';
import type { Bill, BillLine } from './bill';
import { compileRuleSet } from './compile';
import type { Ratio, Rule, Weekday } from './rule-set';

/** For any rules and any bill. */

const CATEGORIES = ['womenswear', 'kidswear', 'gift-card'];
const TIERS: TierName[] = ['linen', 'silver', 'gold', 'black'];

const fen = (max: number): fc.Arbitrary<Fen> => fc.integer({ min: 0, max }).map((value) => value as Fen);
const points = fc.integer({ min: 1, max: 5_000 }).map((value) => value as Points);
const ratio: fc.Arbitrary<Ratio> = fc.record({
  numerator: fc.integer({ min: 0, max: 4 }),
  denominator: fc.constantFrom(1, 2, 3, 4, 5, 6, 10, 12),
});
const multiplier = {
  extra: ratio,
  // Often small, so that many rules apply; often a round sum, so that bills meet it exactly.
  minimumSpend: fc.oneof(fc.constant(0 as Fen), fc.constant(10_000 as Fen), fen(100_000)),
};
const stop = fc.option(fc.constant(true as const), { nil: undefined });

type Unnamed = Rule extends infer Each ? (Each extends Rule ? Omit<Each, 'id'> : never) : never;

function kind(name: Rule['kind'], rest: object): fc.Arbitrary<Unnamed> {
  return fc.record({ kind: fc.constant(name), ...rest }).map((rule) => rule as unknown as Unnamed);
}

const anyRule: fc.Arbitrary<Unnamed> = fc.oneof(
  kind('base-earn', { perYuan: ratio }),
  kind('tier-multiplier', { ...multiplier, tier: fc.constantFrom(...TIERS) }),
  kind('category-multiplier', { ...multiplier, category: fc.constantFrom(...CATEGORIES) }),
  kind('store-multiplier', { ...multiplier, storeIds: fc.constant(['jingan']) }),
  kind('channel-multiplier', { ...multiplier, channel: fc.constantFrom('store', 'online') }),
  kind('time-multiplier', {
    ...multiplier,
    weekdays: fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    from: fc.constantFrom('00:00', '10:00'),
    until: fc.constantFrom('18:30', '24:00'),
  }),
  kind('birthday-multiplier', multiplier),
  kind('segment-multiplier', { ...multiplier, segment: fc.constant('returning') }),
  kind('spend-bonus', { points, minimumSpend: multiplier.minimumSpend }),
  kind('first-purchase-bonus', { points, minimumSpend: multiplier.minimumSpend }),
  kind('bill-cap', { points }),
  kind('day-cap', { points }),
  kind('period-cap', { points, period: fc.constantFrom('month', 'year') }),
  kind('category-exclusion', { categories: fc.constant(['gift-card']) }),
  kind('discount-exclusion', { below: fc.constant({ numerator: 2, denominator: 3 }) }),
  kind('milestone', {
    measure: fc.constantFrom('points', 'spend'),
    over: fc.constantFrom('lifetime', 'month', 'year'),
    reach: fc.integer({ min: 1, max: 100_000 }),
    reward: fc.constant({ kind: 'points', points: 100 }),
  }),
);

const rules: fc.Arbitrary<Rule[]> = fc
  .tuple(ratio, fc.array(fc.tuple(anyRule, stop), { maxLength: 12 }))
  .map(([perYuan, others]) => [
    { id: 'base', kind: 'base-earn', perYuan },
    ...others.map(([rule, last], index) => {
      const named = { ...rule, id: `r-${String(index)}` };
      return (last === true && rule.kind.endsWith('multiplier') ? { ...named, stop: true } : named) as Rule;
    }),
  ]);

const line: fc.Arbitrary<BillLine> = fc
  .tuple(fc.constantFrom(...CATEGORIES), fc.oneof(fen(1_000_000), fen(300)), fen(1_000_000))
  .map(([category, paid, off]) => ({ category, paid, list: (paid + off) as Fen }));

const held = fc.integer({ min: 0, max: 6_000 }).map((value) => value as Points);
const bills: fc.Arbitrary<Bill> = fc.record({
  // Few lines are spread in one way and many in another.
  lines: fc.oneof(fc.array(line, { maxLength: 6 }), fc.array(line, { minLength: 10, maxLength: 40 })),
  at: fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }).map((at) => at as EpochMs),
  storeId: fc.constantFrom('jingan', 'tianhe'),
  channel: fc.constantFrom('store' as const, 'online' as const),
  member: fc.record({
    tier: fc.constantFrom(...TIERS),
    birthMonth: fc.option(fc.integer({ min: 1, max: 12 })),
    segments: fc.subarray(['returning']),
    purchases: fc.integer({ min: 0, max: 2 }),
    earned: fc.record({ day: held, month: held, year: held, lifetime: held }),
    spent: fc.record({ month: fen(100_000), year: fen(100_000), lifetime: fen(100_000) }),
    milestones: fc.constant([]),
  }),
});

const evaluate = (of: readonly Rule[], bill: Bill): Award => compileRuleSet({ version: 1, rules: [...of] })(bill);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

function holds<Given extends [unknown, ...unknown[]]>(
  given: { [Each in keyof Given]: fc.Arbitrary<Given[Each]> },
  check: (...of: Given) => void,
): void {
  fc.assert(
    fc.property(...given, (...of) => check(...of)),
    { numRuns: 500 },
  );
}

it('what was applied sums to the total and what was cut; shares and bonuses sum to the total', () => {
  holds([rules, bills], (of, bill) => {
    const award = evaluate(of, bill);
    const cut = sum(award.cuts.map((each) => each.cut));
    expect(sum(award.applied.map((each) => each.points))).toBe(award.total + cut);
    expect(sum(award.shares) + sum(award.bonuses.map((each) => each.points))).toBe(award.total);
    expect(award.shares).toHaveLength(bill.lines.length);
  });
});

it('every number of an award is whole and not negative', () => {
  holds([rules, bills], (of, bill) => {
    for (const value of numbersIn(evaluate(of, bill))) {
      expect(Number.isSafeInteger(value) && value >= 0).toBe(true);
    }
  });
});

it('whatever is said to have been paid, there is no award with a NaN, a fraction or a negative number', () => {
  const odd = fc.oneof(
    fc.constantFrom(NaN, Infinity, -Infinity, -1, -0, 0.5, 1e21, Number.MAX_SAFE_INTEGER, 1_000_000_000, 1_000_000_001),
    fc.double(),
  );
  holds([rules, bills, odd, odd, odd], (of, bill, paid, list, earned) => {
    const { member } = bill;
    const strange: Bill = {
      ...bill,
      lines: [...bill.lines, { category: 'kidswear', paid: paid as Fen, list: list as Fen }],
      member: { ...member, earned: { ...member.earned, day: earned as Points } },
    };
    let award: Award;
    try {
      award = evaluate(of, strange);
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
      return;
    }
    for (const value of numbersIn(award)) expect(Number.isSafeInteger(value) && value >= 0).toBe(true);
  });
});

it('the order of the lines matters to no total and no explanation, and to a share only among equal claims', () => {
  holds([rules, bills, fc.array(fc.nat(), { minLength: 40, maxLength: 40 })], (of, bill, random) => {
    const order = bill.lines.map((_, index) => ({ index, by: random[index] ?? 0 }));
    order.sort((a, b) => a.by - b.by);
    const lines = order.map(({ index }) => bill.lines[index]).filter((each) => each !== undefined);
    const [before, after] = [evaluate(of, bill), evaluate(of, { ...bill, lines })];
    const explained = (award: Award): Award => ({ ...award, excluded: [], shares: [] });
    expect(explained(after)).toEqual(explained(before));
    // Lines that claim the same may change places; all others keep what they had.
    const claims = exactClaims(of, bill);
    const held = (award: Award, places: readonly number[]): string[] =>
      places.map((place, index) => `${String(claims[place])}: ${String(award.shares[index])}`).sort();
    expect(
      held(
        after,
        order.map(({ index }) => index),
      ),
    ).toEqual(
      held(
        before,
        bill.lines.map((_, index) => index),
      ),
    );
  });
});

it('one more line never lowers the base', () => {
  holds([ratio, bills, line], (perYuan, bill, more) => {
    const base: Rule[] = [{ id: 'base', kind: 'base-earn', perYuan }];
    const larger = { ...bill, lines: [...bill.lines, more] };
    expect(evaluate(base, larger).total).toBeGreaterThanOrEqual(evaluate(base, bill).total);
  });
});

it('a higher cap never gives less, to the bill or to a line beyond its rounding', () => {
  holds([rules, bills, points, points], (of, bill, one, other) => {
    const capped = (most: number): Award =>
      evaluate([...of, { id: 'cap', kind: 'bill-cap', points: most as Points }], bill);
    const [low, high] = [capped(Math.min(one, other)), capped(Math.max(one, other))];
    expect(high.total).toBeGreaterThanOrEqual(low.total);
    for (const [index, share] of low.shares.entries()) {
      expect(high.shares[index] ?? 0).toBeGreaterThanOrEqual(share - 1);
    }
  });
});

it('a cap never gives more, and takes from no bonus', () => {
  holds([rules, bills, points], (of, bill, most) => {
    const [free, capped] = [evaluate(of, bill), evaluate([...of, { id: 'cap', kind: 'bill-cap', points: most }], bill)];
    expect(capped.total).toBeLessThanOrEqual(free.total);
    expect(capped.bonuses).toEqual(free.bonuses);
    expect(sum(capped.shares)).toBeLessThanOrEqual(most);
  });
});

it('what was excluded has no share, and changes nothing but its own part', () => {
  holds([rules, bills], (of, bill) => {
    const award = evaluate(of, bill);
    const gone = new Set(award.excluded.flatMap(({ lines }) => lines));
    for (const place of gone) expect(award.shares[place]).toBe(0);
    const milestones = of.filter(({ kind: each }) => each !== 'milestone');
    const without = { ...bill, lines: bill.lines.filter((_, place) => !gone.has(place)) };
    const kept = evaluate(milestones, without);
    expect(kept.total).toBe(award.total);
    expect(kept.shares).toEqual(award.shares.filter((_, place) => !gone.has(place)));
  });
});

it('who pays just what was missing misses nothing more of that rule', () => {
  holds([rules, bills], (some, bill) => {
    // More money may bring another rule before it, and that one might be the last.
    const of = some.map((rule) => ('stop' in rule ? { ...rule, stop: undefined } : rule)) as Rule[];
    for (const { ruleId, shortBy } of evaluate(of, bill).missed) {
      const rule = of.find(({ id }) => id === ruleId);
      const category = rule?.kind === 'category-multiplier' ? rule.category : 'womenswear';
      const more = (paid: number): Bill => ({
        ...bill,
        lines: [...bill.lines, { category, paid: paid as Fen, list: paid as Fen }],
      });
      const [just, almost] = [evaluate(of, more(shortBy)), evaluate(of, more(shortBy - 1))];
      if (shortBy > 1) expect(almost.missed.find((each) => each.ruleId === ruleId)?.shortBy).toBe(1);
      expect(just.missed.some((each) => each.ruleId === ruleId)).toBe(false);
    }
  });
});

it('the total without caps is the floor of the exact sum, as rationals of big integers say', () => {
  holds([rules, bills], (of, bill) => {
    const uncapped = of.filter(({ kind: each }) => !each.endsWith('cap'));
    const award = evaluate(uncapped, bill);
    expect(BigInt(sum(award.shares))).toBe(exactClaims(uncapped, bill).reduce((a, b) => a + b, 0n) / SCALE);
  });
});

/** All denominators here divide it: a yuan is 100 fen, and both a base and an extra have one that divides 60. */
const SCALE = 100n * 60n * 60n;

/**
 * What each line claims, in units of 1/SCALE of a point: the definition, literally. Which multipliers apply is read from the
 * award's own explanation; how much they bring is not.
 */
function exactClaims(of: readonly Rule[], bill: Bill): bigint[] {
  const award = evaluate(of, bill);
  const gone = new Set(award.excluded.flatMap(({ lines }) => lines));
  const scaled = ({ numerator, denominator }: Ratio): bigint => (BigInt(numerator) * 60n) / BigInt(denominator);
  const bases = of.reduce((total, rule) => total + (rule.kind === 'base-earn' ? scaled(rule.perYuan) : 0n), 0n);
  return bill.lines.map(({ category, paid }, place) => {
    if (gone.has(place)) return 0n;
    const extras = award.applied.reduce((total, { ruleId, because }) => {
      const rule = of.find(({ id }) => id === ruleId);
      if (!rule || !('extra' in rule)) return total;
      const covers = because.kind !== 'category-multiplier' || because.category === category;
      return covers ? total + scaled(rule.extra) : total;
    }, 60n);
    return BigInt(paid) * bases * extras;
  });
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}
