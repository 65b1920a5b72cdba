import {
  accept,
  liabilitiesOf,
  redeemRuleOf,
  ruleSetInForce,
  worthOf,
  type Fen,
  type Liability,
  type Points,
} from '@vip-card/core';
import { action, nothing } from '@vip-card/cloud';
import { entitiesOf } from './entities';
import { figuresNow } from './figures';

/** What each entity owes its members now, from the figures of all that was written. */
export const liability = action<'books', 'liability'>({
  input: nothing,

  async run({ store, now, settings }) {
    const known = await settings();
    const figures = await figuresNow(store, now);
    if (!figures.ok) return figures;
    const ruleSet = ruleSetInForce(known.ruleSets, now);
    const rate = ruleSet && redeemRuleOf(ruleSet);
    const worth = (of: Liability): Fen | null => (rate ? worthOf(rate, outstanding(of)) : null);
    return accept({
      at: now,
      liabilities: liabilitiesOf(figures.value, now).map((each) => ({ ...each, worth: worth(each) })),
      entities: entitiesOf(known),
    });
  },
});

/** What can still be used, now or later. What members owe is not set off: those are others than the ones who hold points. */
function outstanding({ spendable, pending }: Liability): Points {
  return (spendable + pending) as Points;
}
