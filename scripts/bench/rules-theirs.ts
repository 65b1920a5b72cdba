import type { Bill, Ratio, Rule } from '@vip-card/core';
import { Engine, type ConditionProperties, type RuleProperties } from 'json-rules-engine';

/** What an event of theirs says: an extra on the bill or on one category, or a number of points. */
type Effect = { on: 'bill' | 'kids'; extra: Ratio } | { points: number };

/**
 * The same rules for json-rules-engine, as its documentation has them: built once, conditions on facts that are handed over
 * with each run, all rules of one priority so that none waits for another, and the total computed from the events. Facts
 * that need arithmetic are computed once for each bill, in plain code, because that is faster there than its dynamic facts.
 */
export function theirEngine(rules: readonly Rule[]): (bill: Bill) => Promise<number> {
  const engine = new Engine(rules.map(asTheirs));
  return async (bill) => {
    const facts = factsOf(bill);
    const { events } = await engine.run(facts);
    return totalOf(
      events.map(({ params }) => params as Effect),
      facts,
    );
  };
}

interface Facts extends Record<string, unknown> {
  spent: number;
  kidsSpent: number;
}

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

function factsOf({ lines, at, member }: Bill): Facts {
  let [spent, kidsSpent] = [0, 0];
  for (const { category, paid } of lines) {
    spent += paid;
    if (category === 'kidswear') kidsSpent += paid;
  }
  const wall = new Date(at + SHANGHAI_MS);
  return {
    spent,
    kidsSpent,
    tier: member.tier,
    segments: member.segments,
    purchases: member.purchases,
    weekday: wall.getUTCDay(),
    time: (at + SHANGHAI_MS) % DAY_MS,
    isBirthMonth: member.birthMonth === wall.getUTCMonth() + 1,
  };
}

const is = (fact: string, operator: string, value: unknown): ConditionProperties => ({ fact, operator, value });

/** Every rule for more than nothing, as ours. */
const atLeast = (fact: string, minimum: number): ConditionProperties =>
  is(fact, 'greaterThanInclusive', Math.max(minimum, 1));

function asTheirs(rule: Rule): RuleProperties {
  const when = (all: ConditionProperties[], effect: Effect): RuleProperties => ({
    conditions: { all },
    event: { type: rule.id, params: effect },
  });
  switch (rule.kind) {
    case 'base-earn':
      return when([atLeast('spent', 0)], { on: 'bill', extra: rule.perYuan });
    case 'tier-multiplier':
      return when([is('tier', 'equal', rule.tier), atLeast('spent', rule.minimumSpend)], {
        on: 'bill',
        extra: rule.extra,
      });
    case 'category-multiplier':
      return when([atLeast('kidsSpent', rule.minimumSpend)], { on: 'kids', extra: rule.extra });
    case 'time-multiplier': {
      const weekdays = rule.weekdays.map((day) => day % 7);
      const during = [
        is('time', 'greaterThanInclusive', timeOf(rule.from)),
        is('time', 'lessThan', timeOf(rule.until)),
      ];
      return when([is('weekday', 'in', weekdays), ...during, atLeast('spent', rule.minimumSpend)], {
        on: 'bill',
        extra: rule.extra,
      });
    }
    case 'birthday-multiplier':
      return when([is('isBirthMonth', 'equal', true), atLeast('spent', rule.minimumSpend)], {
        on: 'bill',
        extra: rule.extra,
      });
    case 'segment-multiplier':
      return when([is('segments', 'contains', rule.segment), atLeast('spent', rule.minimumSpend)], {
        on: 'bill',
        extra: rule.extra,
      });
    case 'spend-bonus':
      return when([atLeast('spent', rule.minimumSpend)], { points: rule.points });
    case 'first-purchase-bonus':
      return when([is('purchases', 'equal', 0), atLeast('spent', rule.minimumSpend)], { points: rule.points });
    default:
      throw new Error(`no rule of this bench: ${rule.kind}`);
  }
}

function timeOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}

/** All extras here are parts of twenty of a base of one point per yuan. */
const PARTS = 20;

function totalOf(effects: readonly Effect[], { spent, kidsSpent }: Facts): number {
  let [claimed, fixed] = [0, 0];
  for (const effect of effects) {
    if ('points' in effect) fixed += effect.points;
    else
      claimed +=
        ((PARTS * effect.extra.numerator) / effect.extra.denominator) * (effect.on === 'kids' ? kidsSpent : spent);
  }
  return Math.floor(claimed / (PARTS * 100)) + fixed;
}
