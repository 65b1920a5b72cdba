import type { Because } from './award';
import type { Multiplier, RuleOf } from './rule-at-work';

type WholeBillRule = RuleOf<
  | 'tier-multiplier'
  | 'store-multiplier'
  | 'channel-multiplier'
  | 'time-multiplier'
  | 'birthday-multiplier'
  | 'segment-multiplier'
>;

/** A multiplier of everything on the bill. `because` is the same for every bill, and made once. */
export function wholeBillMultiplier(
  rule: WholeBillRule,
  { because, missed, isFor }: Pick<Multiplier, 'missed' | 'isFor'> & { because: Because },
): Multiplier {
  const same = Object.freeze(because);
  return {
    does: 'multiply',
    ruleId: rule.id,
    minimumSpend: rule.minimumSpend,
    isFor,
    missed,
    extra: rule.extra,
    tier: rule.kind === 'tier-multiplier' ? rule.tier : null,
    category: null,
    stop: rule.stop === true,
    because: () => same,
  };
}
