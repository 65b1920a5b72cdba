import { accept, boundsOfMonth, SettlementTally } from '@vip-card/core';
import { action, postedMovements } from '@vip-card/cloud';
import * as v from 'valibot';
import { entitiesOf } from './entities';
import { month as aMonth } from './inputs';

/** Points of one entity that paid at another's stores in a month, less what came back with returned goods. */
export const settlement = action<'books', 'settlement'>({
  input: v.strictObject({ month: aMonth }),

  async run({ store, settings }, { month }) {
    const known = await settings();
    const tally = new SettlementTally();
    const kinds = ['redeem', 'restore'] as const;
    const fields = ['kind', 'entity', 'worth', 'effects'] as const;
    for await (const page of postedMovements(store, fields, { ...boundsOfMonth(month), kinds })) {
      for (const movement of page) tally.add(movement);
    }
    const { settlements, balances } = tally;
    return accept({ month, settlements, balances, entities: entitiesOf(known) });
  },
});
