import fc from 'fast-check';
import type { Account } from '../ledger/account';
import { openAccount } from '../ledger/account';
import type { Rule } from '../points-rules/rule-set';
import { at, DAY, fen, onePerYuan, ruleSet, Shop } from '../testing/shop';
import type { EpochMs, Fen, Points } from '../units';
import { draftOf, type RuleDraft } from './draft';
import { DryRun, type DryRunResult } from './dry-run';

const since = at('2025-11-22T00:00:00+08:00');
const until = at('2026-11-21T18:00:00+08:00');
const spring = at('2026-03-05T15:00:00+08:00');

function draft(...rules: Rule[]): RuleDraft {
  return draftOf(ruleSet(rules));
}

/** Beside one point per yuan, which most of the bills here were written under. */
function runOf(of: RuleDraft, ...shops: Shop[]): DryRunResult {
  return runBeside([onePerYuan], of, ...shops);
}

function runBeside(standing: Rule[], of: RuleDraft, ...shops: Shop[]): DryRunResult {
  const run = new DryRun(of, { rules: standing }, { since, until });
  for (const { account, sales } of shops) {
    const ofTime = sales.filter(({ occurredAt }) => occurredAt >= since);
    run.addMember(account, ofTime);
  }
  return run.answer();
}

const twoPerYuan: Rule = { id: 'base', kind: 'base-earn', perYuan: { numerator: 2, denominator: 1 } };
const cash: Rule = {
  id: 'cash',
  kind: 'points-for-cash',
  points: 100 as Points,
  worth: 100 as Fen,
  share: { numerator: 1, denominator: 1 },
};

it('says what a draft costs, in points and at its own rate in money', () => {
  const shop = new Shop();
  shop.sell(10_000, spring);
  shop.sell(5_000, (spring + DAY) as EpochMs);
  expect(runOf(draft(twoPerYuan, cash), shop)).toMatchObject({
    members: 1,
    bills: 2,
    given: 150,
    standing: 150,
    draft: 300,
    worth: 150,
    winners: { members: 1, points: 150 },
    losers: { members: 0, points: 0 },
    unchanged: 0,
    tiers: [{ tier: 'linen', standing: 150, draft: 300 }],
    stores: [{ storeId: shop.sales[0]?.storeId, bills: 2, standing: 150, draft: 300 }],
  });
});

it('says what a draft saves: losers, and a negative worth', () => {
  const shop = new Shop();
  shop.sell(1_000_000, spring);
  const half: Rule = { id: 'base', kind: 'base-earn', perYuan: { numerator: 1, denominator: 2 } };
  const result = runOf(draft(half, cash), shop);
  expect(result).toMatchObject({ worth: -5_000, losers: { members: 1, points: 5_000 } });
  expect(result.spread[0]).toEqual({ from: null, to: -1_000, members: 1 });
  expect(runOf(draft(half), shop).worth).toBeNull();
});

it('puts every member at one step of the spread, the limits where they are said to be', () => {
  const bonus = (points: number): Rule => ({
    id: 'bonus',
    kind: 'spend-bonus',
    points: points as Points,
    minimumSpend: fen(0),
  });
  const shop = new Shop();
  shop.sell(10_000, spring);
  const stepOf = (points: number): number =>
    runOf(draft(onePerYuan, bonus(points)), shop).spread.findIndex(({ members }) => members === 1);
  expect([1, 99, 100, 999, 1_000].map(stepOf)).toEqual([4, 4, 5, 5, 6]);
  expect(runOf(draft(onePerYuan), shop).spread.map(({ members }) => members)).toEqual([0, 0, 0, 1, 0, 0, 0]);
});

it('leaves out what was voided or wholly returned, and takes the rest of a return off in proportion', () => {
  const shop = new Shop();
  shop.sell(10_000, spring);
  const { sale } = shop.sell(10_000, (spring + DAY) as EpochMs);
  shop.refund({ sale, amount: 5_000 }, (spring + 2 * DAY) as EpochMs);
  const third = shop.sell(7_000, (spring + 3 * DAY) as EpochMs);
  shop.refund({ sale: third.sale, amount: 7_000 }, (spring + 4 * DAY) as EpochMs);
  expect(runOf(draft(twoPerYuan), shop)).toMatchObject({
    bills: 2,
    given: 150,
    standing: 150,
    draft: 300,
    leftOut: { voided: 0, returned: 1 },
    partly: { exchanged: 0, returned: 1 },
  });
  const voided = shop.sales.map((each, index) => (index === 0 ? { ...each, voidedAt: spring } : each));
  const run = new DryRun(draft(twoPerYuan), { rules: [onePerYuan] }, { since, until });
  run.addMember(shop.account, voided);
  expect(run.answer()).toMatchObject({ bills: 1, leftOut: { voided: 1, returned: 1 } });
});

it('knows a first purchase from the second: what was bought before the time counts', () => {
  const first: Rule = { id: 'first', kind: 'first-purchase-bonus', points: 50 as Points, minimumSpend: fen(0) };
  const newcomer = new Shop();
  newcomer.sell(1_000, spring);
  newcomer.sell(1_000, (spring + DAY) as EpochMs);
  const regular = new Shop();
  regular.sell(1_000, at('2025-06-01T12:00:00+08:00'));
  regular.sell(1_000, spring);
  const result = runOf(draft(onePerYuan, first), newcomer, regular);
  expect(result).toMatchObject({ standing: 30, draft: 80, winners: { members: 1, points: 50 }, unchanged: 1 });
});

it('caps what the draft itself would have given, per day and month', () => {
  const shop = new Shop();
  shop.sell(10_000, spring);
  shop.sell(10_000, (spring + 1_000) as EpochMs);
  shop.sell(10_000, (spring + DAY) as EpochMs);
  const day: Rule = { id: 'day', kind: 'day-cap', points: 150 as Points };
  const month: Rule = { id: 'month', kind: 'period-cap', period: 'month', points: 210 as Points };
  expect(runOf(draft(onePerYuan, day), shop).draft).toBe(250);
  expect(runOf(draft(onePerYuan, month), shop).draft).toBe(210);
  expect(runOf(draft(twoPerYuan, day), shop).draft).toBe(300);
});

it('reaches a milestone once, with what was spent before the time', () => {
  const shop = new Shop();
  shop.sell(90_000, at('2025-06-01T12:00:00+08:00'));
  shop.sell(10_000, spring);
  shop.sell(10_000, (spring + DAY) as EpochMs);
  const milestone: Rule = {
    id: 'thousand',
    kind: 'milestone',
    measure: 'spend',
    over: 'lifetime',
    reach: 100_000,
    reward: { kind: 'points', points: 500 as Points },
  };
  expect(runOf(draft(onePerYuan, milestone), shop)).toMatchObject({ standing: 200, draft: 700 });
});

it('answers nothing for a time without bills', () => {
  const run = new DryRun(draft(onePerYuan), { rules: [onePerYuan] }, { since, until });
  run.addMember(openAccount(80260001 as Account['memberNo']), []);
  expect(run.answer()).toMatchObject({ members: 0, bills: 0, standing: 0, draft: 0, tiers: [], stores: [] });
});

const rules: Rule[] = [
  onePerYuan,
  {
    id: 'silver',
    kind: 'tier-multiplier',
    tier: 'silver',
    extra: { numerator: 1, denominator: 3 },
    minimumSpend: fen(0),
  },
  { id: 'large', kind: 'spend-bonus', points: 30 as Points, minimumSpend: fen(20_000) },
  { id: 'first', kind: 'first-purchase-bonus', points: 20 as Points, minimumSpend: fen(0) },
  { id: 'day', kind: 'day-cap', points: 400 as Points },
  {
    id: 'year',
    kind: 'milestone',
    measure: 'points',
    over: 'lifetime',
    reach: 500,
    reward: { kind: 'points', points: 77 as Points },
  },
];

const third: Rule = {
  id: 'third',
  kind: 'base-earn',
  perYuan: { numerator: 1, denominator: 3 },
};
const capped: Rule[] = [
  ...rules,
  { id: 'month', kind: 'period-cap', period: 'month', points: 500 as Points },
  {
    id: 'spender',
    kind: 'milestone',
    measure: 'spend',
    over: 'year',
    reach: 50_000,
    reward: { kind: 'points', points: 66 as Points },
  },
];

/** What one member buys and brings back, and in which month the rules change. */
const histories = fc.array(
  fc.record({
    fen: fc.integer({ min: 0, max: 60_000 }),
    hours: fc.integer({ min: 1, max: 500 }),
    back: fc.constantFrom(0, 0, 0.4, 1),
  }),
  { minLength: 1, maxLength: 12 },
);

function live(shop: Shop, history: { fen: number; hours: number; back: number }[]): void {
  let when: number = since;
  for (const { fen: paid, hours, back } of history) {
    when += hours * 3_600_000;
    const { sale } = shop.sell(paid, when as EpochMs);
    const amount = Math.floor(paid * back);
    if (amount > 0) shop.refund({ sale, amount }, (when + 1_000) as EpochMs);
  }
}

it('finds that the standing rules change nothing, whatever rules the bills were written under', () => {
  fc.assert(
    fc.property(fc.array(histories, { maxLength: 3 }), fc.constantFrom(rules, [third]), (members, then) => {
      const shops = members.map((history) => {
        const shop = new Shop(ruleSet(then));
        live(shop, history);
        return shop;
      });
      const result = runBeside(capped, draft(...capped, cash), ...shops);
      expect(result).toMatchObject({
        draft: result.standing,
        worth: 0,
        winners: { members: 0, points: 0 },
        losers: { members: 0, points: 0 },
        unchanged: result.members,
      });
      expect(result.spread.map(({ members: at }) => at)).toEqual([0, 0, 0, result.members, 0, 0, 0]);
      for (const part of [...result.tiers, ...result.stores]) expect(part.draft).toBe(part.standing);
      for (const part of result.tiers) expect(part.winners.members + part.losers.members).toBe(0);
    }),
  );
});

it('compares with the standing rules, not with what was given, which it says beside', () => {
  const shop = new Shop(ruleSet([third]));
  shop.sell(30_000, spring);
  expect(runBeside([onePerYuan], draft(twoPerYuan), shop)).toMatchObject({
    given: 100,
    standing: 300,
    draft: 600,
    winners: { members: 1, points: 300 },
    tiers: [{ tier: 'linen', standing: 300, draft: 600, winners: { members: 1, points: 300 } }],
    stores: [{ standing: 300, draft: 600 }],
  });
});

it('caps and rewards each side by what that side would have given so far', () => {
  const day: Rule = { id: 'day', kind: 'day-cap', points: 150 as Points };
  const milestone: Rule = {
    id: 'hundreds',
    kind: 'milestone',
    measure: 'points',
    over: 'lifetime',
    reach: 300,
    reward: { kind: 'points', points: 40 as Points },
  };
  const shop = new Shop(ruleSet([third]));
  shop.sell(10_000, spring);
  shop.sell(10_000, (spring + 1_000) as EpochMs);
  // 100 + 50 of the standing rules' day, 200 + 200 + 40 of the draft's.
  expect(runBeside([onePerYuan, day, milestone], draft(twoPerYuan, milestone), shop)).toMatchObject({
    standing: 150,
    draft: 440,
  });
});

it('counts anew what was given, to the point, under the rules that the bills were written under', () => {
  const purchases = fc.array(
    fc.record({ fen: fc.integer({ min: 0, max: 60_000 }), hours: fc.integer({ min: 1, max: 500 }) }),
    {
      minLength: 1,
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(purchases, (bought) => {
      const shop = new Shop(ruleSet(rules));
      let when: number = since;
      for (const { fen: paid, hours } of bought) {
        when += hours * 3_600_000;
        shop.sell(paid, when as EpochMs);
      }
      const result = runBeside(rules, draft(onePerYuan), shop);
      expect(result.standing).toBe(result.given);
    }),
  );
});

it('adds up: members, tiers, stores and the spread tell of the same points and the same people', () => {
  const shops = fc.array(fc.array(fc.integer({ min: 0, max: 300_000 }), { minLength: 1, maxLength: 6 }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(shops, fc.integer({ min: 0, max: 30 }), (members, tenths) => {
      const of = draft({ id: 'base', kind: 'base-earn', perYuan: { numerator: tenths, denominator: 10 } });
      const all = members.map((bills) => {
        const shop = new Shop(ruleSet(rules));
        bills.forEach((paid, index) => shop.sell(paid, (spring + index * DAY) as EpochMs));
        return shop;
      });
      const result = runOf(of, ...all);
      const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
      expect(result.winners.points - result.losers.points).toBe(result.draft - result.standing);
      expect(result.winners.members + result.losers.members + result.unchanged).toBe(members.length);
      expect(sum(result.spread.map((step) => step.members))).toBe(members.length);
      for (const parts of [result.tiers, result.stores]) {
        expect(sum(parts.map(({ draft: points }) => points))).toBe(result.draft);
        expect(sum(parts.map(({ standing }) => standing))).toBe(result.standing);
      }
    }),
  );
});
