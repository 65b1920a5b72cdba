import { addDays, MAXIMUM_AMOUNT, type BusinessDay, type Fen, type Rule, type Weekday } from '@vip-card/core';
import { withPaid, type Example } from './example-bill';

/**
 * The bill changed as little as shows what a rule does: of its category, tier or hours, and large enough. The very bill where
 * it shows that already, or where no single bill would.
 */
export function exampleOfRule(example: Example, rule: Rule): Example {
  switch (rule.kind) {
    case 'tier-multiplier':
      return reaching(rule, put(example, { tier: rule.tier }));
    case 'category-multiplier':
      return reaching(rule, put(example, { category: rule.category }));
    case 'store-multiplier':
      return reaching(rule, put(example, { storeId: oneOf(rule.storeIds, example.storeId) }));
    case 'channel-multiplier':
      return reaching(rule, put(example, { channel: rule.channel }));
    case 'time-multiplier':
      return reaching(rule, put(example, hoursOf(rule, example)));
    case 'spend-bonus':
      return reaching(rule, example);
    case 'first-purchase-bonus':
      return reaching(rule, put(example, { first: true }));
    case 'category-exclusion':
      return put(example, { category: oneOf(rule.categories, example.category) });
    case 'discount-exclusion':
      return discounted(rule, example);
    default:
      return example;
  }
}

/** The same bill, not a copy, when nothing of it changes. */
function put(example: Example, change: Partial<Example>): Example {
  const changed = { ...example, ...change };
  return (Object.keys(change) as (keyof Example)[]).every((key) => changed[key] === example[key]) ? example : changed;
}

function reaching({ minimumSpend }: { minimumSpend: Fen }, example: Example): Example {
  return example.paid >= minimumSpend ? example : withPaid(example, minimumSpend);
}

function oneOf(those: readonly string[], now: string): string {
  return those.includes(now) ? now : (those[0] ?? now);
}

/** The next day and hour at which the rule counts, from the bill's on. */
function hoursOf(
  { weekdays, from, until }: Extract<Rule, { kind: 'time-multiplier' }>,
  { day, time }: Example,
): Pick<Example, 'day' | 'time'> {
  const days = [0, 1, 2, 3, 4, 5, 6].map((later) => addDays(day as BusinessDay, later));
  return {
    day: days.find((each) => weekdays.includes(weekdayOf(each))) ?? day,
    time: time >= from && time < until ? time : from,
  };
}

/** 1 for Monday to 7. */
function weekdayOf(day: BusinessDay): Weekday {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() || 7) as Weekday;
}

/** With a list price just high enough for what is paid to be below the part of it that the rule names. */
function discounted({ below }: Extract<Rule, { kind: 'discount-exclusion' }>, example: Example): Example {
  const { paid, list } = example;
  if (paid * below.denominator < list * below.numerator) return example;
  const dear = Math.floor((paid * below.denominator) / below.numerator) + 1;
  return { ...example, list: Math.min(dear, MAXIMUM_AMOUNT) as Fen };
}
