import { decideAdjustment } from './ledger/adjust';
import type { Movement } from './ledger/movement';
import type { RuleOf } from './points-rules/rule-at-work';
import type { Rule } from './points-rules/rule-set';
import { sealRuleSet } from './points-rules/schema';
import { decideVoid } from './sales/void';
import { monthlyTotals, statementLine } from './statement';
import { decideTierReview } from './tier-review';
import { at, onePerYuan, policies, ruleSet, Shop, tiers } from './testing/shop';
import type { EpochMs, Fen, Points } from './units';

const cash: Rule = {
  id: 'cash',
  kind: 'points-for-cash',
  points: 100 as Points,
  worth: 100 as Fen,
  share: { numerator: 1, denominator: 2 },
};
const OCTOBER = at('2026-10-31T23:59:59.999+08:00');
const NOVEMBER = at('2026-11-01T00:00:00+08:00');

const linesOf = (shop: Shop) => shop.movements.map((movement) => statementLine(movement, '静安店'));

describe('a sale and its return', () => {
  const shop = new Shop();
  shop.sell(10_000, OCTOBER);
  shop.sell(5_000, NOVEMBER);
  shop.refund(6_000, at('2026-11-02T00:00:00+08:00'));

  it('are told with their cause', () => {
    const [first, , last] = linesOf(shop);
    expect(first).toMatchObject({
      id: '80260001:1',
      points: 100,
      at: OCTOBER,
      store: '静安店',
      cause: { kind: 'sale', receipt: 'T-1', paid: 10_000, items: 1, award: { total: 100 } },
    });
    expect(last).toMatchObject({
      points: -60,
      cause: {
        kind: 'return',
        cause: 'return',
        refunded: 6_000,
        owedAfter: 0,
        lapsed: 0,
        settled: null,
        sales: [
          { receipt: 'T-2', refunded: 5_000, points: 50 },
          { receipt: 'T-1', refunded: 1_000, points: 10 },
        ],
      },
    });
  });

  it('add up in each Shanghai month, newest first', () => {
    expect(monthlyTotals(shop.movements)).toEqual([
      { month: '2026-11', added: 50, taken: 60 },
      { month: '2026-10', added: 100, taken: 0 },
    ]);
  });

  it('carry no id of a store', () => {
    const [, , last] = linesOf(shop);
    expect(JSON.stringify(last)).not.toContain('jingan');
  });
});

describe('points of a sale that are pending', () => {
  const pending = sealRuleSet({
    version: 1,
    effectiveFrom: 0 as EpochMs,
    expiry: { mode: 'never' },
    pendingDays: 7,
    rules: [onePerYuan],
  });

  it('are told with the instant from which they count', () => {
    const shop = new Shop(pending);
    shop.sell(10_000, NOVEMBER);
    expect(linesOf(shop)[0]?.cause).toMatchObject({ pendingUntil: at('2026-11-08T00:00:00+08:00') });
  });

  it('are not waited for where there is no return window', () => {
    const shop = new Shop();
    shop.sell(10_000, NOVEMBER);
    expect(linesOf(shop)[0]?.cause).not.toHaveProperty('pendingUntil');
  });

  it('are not waited for when all of them repaid what was owed', () => {
    const shop = new Shop(sealRuleSet({ ...pending, rules: [onePerYuan, cash] }));
    shop.sell(20_000, at('2026-10-01T12:00:00+08:00'));
    // Spent by hand, so that the return finds nothing and leaves a debt.
    const taken = decideAdjustment({
      account: shop.account,
      adjustment: adjustment(-200),
      approvedBy: null,
      ruleSets: [shop.rules],
      now: OCTOBER,
    });
    if (!taken.ok) throw new Error(taken.refusal.code);
    shop.keep(taken.value);
    shop.refund(20_000, OCTOBER);
    expect(shop.account.owed).toBe(200);
    shop.sell(10_000, NOVEMBER);
    expect(linesOf(shop).at(-1)).toMatchObject({ points: 100 });
    expect(linesOf(shop).at(-1)?.cause).not.toHaveProperty('pendingUntil');
  });
});

it('tells points that paid, and points that came back after their time with their grace', () => {
  const shop = new Shop(ruleSet([onePerYuan, cash], { mode: 'days', days: 10 }));
  shop.sell(50_000, NOVEMBER);
  const { sale } = shop.sell(10_000, at('2026-11-02T12:00:00+08:00'), { redeem: 500 });
  shop.expire(at('2026-11-20T00:00:00+08:00'));
  shop.refund({ sale, lines: [{ line: 0, quantity: 1 }] }, at('2026-11-21T12:00:00+08:00'));
  const lines = linesOf(shop);
  expect(lines.map(({ cause, points }) => [cause.kind, points])).toEqual([
    ['sale', 500],
    ['redeem', -500],
    ['sale', 95],
    ['expire', -95],
    ['restore', 500],
    ['return', 0],
  ]);
  expect(lines[1]?.cause).toEqual({ kind: 'redeem', receipt: sale.receipt, worth: 500 });
  expect(lines[4]?.cause).toMatchObject({ kind: 'restore', worth: 500, grace: 500 });
  expect(lines[5]?.cause).toMatchObject({ refunded: 10_000, lapsed: 95, sales: [{ points: 95 }] });
});

it('tells a milestone that was reached, and its points taken back', () => {
  const milestone: RuleOf<'milestone'> = {
    id: 'thousand',
    kind: 'milestone',
    measure: 'spend',
    over: 'lifetime',
    reach: 100_000,
    reward: { kind: 'points', points: 50 as Points },
  };
  const shop = new Shop(ruleSet([onePerYuan, milestone]));
  shop.sell(100_000, NOVEMBER);
  shop.refund(1_000, at('2026-11-02T00:00:00+08:00'));
  const { measure, over, reach, reward } = milestone;
  const reached = { measure, over, reach, reward };
  expect(linesOf(shop).map(({ cause, points }) => [cause, points])).toEqual([
    [expect.objectContaining({ kind: 'sale' }), 1000],
    [{ kind: 'bonus', cause: { kind: 'milestone', milestone: 'thousand@lifetime' }, milestone: reached }, 50],
    [expect.objectContaining({ kind: 'return' }), -10],
    [{ kind: 'bonus-return' }, -50],
  ]);
});

it('tells an adjustment with its reason and note, and not who made it', () => {
  const shop = new Shop();
  const given = decideAdjustment({
    account: shop.account,
    adjustment: adjustment(30),
    approvedBy: 'wang',
    ruleSets: [shop.rules],
    now: NOVEMBER,
  });
  if (!given.ok) throw new Error(given.refusal.code);
  const [line] = given.value.movements.map((movement) => statementLine(movement, ''));
  expect(line).toMatchObject({ points: 30, store: '', cause: { kind: 'adjust', reason: 'goodwill', note: '久等了' } });
  expect(JSON.stringify(line)).not.toMatch(/zhou|wang/);
});

it('tells a sale that never was as a void', () => {
  const shop = new Shop();
  const { sale } = shop.sell(10_000, NOVEMBER);
  const voided = decideVoid({
    account: shop.account,
    lapses: [],
    sale,
    otherPurchaseAt: null,
    counter: shop.counter(),
    role: 'clerk',
    reason: undefined,
    ruleSets: [shop.rules],
    tiers,
    policies,
    now: NOVEMBER,
  });
  if (!voided.ok) throw new Error(voided.refusal.code);
  shop.keepReturn(voided.value);
  expect(linesOf(shop).at(-1)).toMatchObject({ points: -100, cause: { kind: 'return', cause: 'void' } });
});

it('tells each step of a tier term, with the tiers before and after', () => {
  const shop = new Shop();
  shop.sell(100_000, at('2026-01-10T12:00:00+08:00'));
  const review = decideTierReview(shop.account, { tiers, policy: policies.tier, now: at('2027-03-01T00:00:00+08:00') });
  const causes = review.movements.map((movement) => statementLine(movement, '').cause);
  expect(causes).toEqual([
    { kind: 'tier', before: 'silver', after: 'silver', because: 'warned', shortBy: 100_000 },
    { kind: 'tier', before: 'silver', after: 'silver', because: 'grace', shortBy: 100_000 },
    { kind: 'tier', before: 'silver', after: 'linen', because: 'lowered', shortBy: 100_000 },
  ]);
});

it('adds nothing to a month for movements without points', () => {
  const quiet = { at: NOVEMBER, points: 0 as Points } satisfies Pick<Movement, 'at' | 'points'>;
  expect(monthlyTotals([quiet])).toEqual([{ month: '2026-11', added: 0, taken: 0 }]);
});

function adjustment(points: number): Parameters<typeof decideAdjustment>[0]['adjustment'] {
  return {
    adjustmentId: 'a-1',
    memberNo: new Shop().account.memberNo,
    points: points as Points,
    reason: 'goodwill',
    note: '久等了',
    storeId: '',
    entity: 'suli',
    proposedBy: { staffId: 'zhou', name: '周', role: 'hq' },
    proposedAt: NOVEMBER,
    state: 'proposed',
    decidedBy: null,
    decidedAt: null,
  };
}
