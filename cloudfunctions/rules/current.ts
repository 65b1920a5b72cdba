import { accept, refuse, ruleSetInForce } from '@vip-card/core';
import { action, nothing } from '@vip-card/cloud';

/** The rule set in force. */
export const current = action<'rules', 'current'>({
  input: nothing,

  async run({ now, settings }) {
    const { ruleSets } = await settings();
    const ruleSet = ruleSetInForce(ruleSets, now);
    return ruleSet ? accept({ ruleSet }) : refuse({ code: 'no_rules_in_force', at: now });
  },
});
