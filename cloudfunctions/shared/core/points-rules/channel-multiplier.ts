import { wholeBillMultiplier } from './multiplier';
import type { Multiplier, RuleOf } from './rule-at-work';

/** What is bought in a store, or online, earns a share of the base on top. */
export function channelMultiplier(rule: RuleOf<'channel-multiplier'>): Multiplier {
  const { kind, channel, extra } = rule;
  return wholeBillMultiplier(rule, { kind, channel, extra }, (bill) => bill.channel === channel);
}
