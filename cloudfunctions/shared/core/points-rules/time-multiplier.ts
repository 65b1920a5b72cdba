import { wholeBillMultiplier } from './multiplier';
import type { Multiplier, RuleOf } from './rule-at-work';
import { timeOfDay, weekdayOf } from './wall-clock';

const MINUTE_MS = 60_000;

/** Some hours of some weekdays earn a share of the base on top: from the instant of `from` to the one before `until`. */
export function timeMultiplier(rule: RuleOf<'time-multiplier'>): Multiplier {
  const { id: ruleId, kind, extra } = rule;
  const days = rule.weekdays.reduce((set, day) => set | (1 << day), 0);
  const [from, until] = [millisecondsOf(rule.from), millisecondsOf(rule.until)];
  return wholeBillMultiplier(rule, {
    isFor({ at }) {
      const time = timeOfDay(at);
      return time >= from && time < until && (days & (1 << weekdayOf(at))) !== 0;
    },
    because: { kind, extra },
    missed: (shortBy) => ({ ruleId, kind, extra, shortBy }),
  });
}

/** `10:30` as milliseconds since midnight. */
function millisecondsOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * MINUTE_MS;
}
