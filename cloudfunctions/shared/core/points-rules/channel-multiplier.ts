import { wholeBillMultiplier } from './multiplier';
import type { Multiplier, RuleOf } from './rule-at-work';

/** What is bought in a store, or online, earns a share of the base on top. */
export function channelMultiplier(rule: RuleOf<'channel-multiplier'>): Multiplier {
  const { id: ruleId, kind, channel, extra } = rule;
  return wholeBillMultiplier(rule, {
    isFor: (bill) => bill.channel === channel,
    because: { kind, channel, extra },
    missed: (shortBy) => ({ ruleId, kind, channel, extra, shortBy }),
  });
}
