import { accept, balancesOf } from '@vip-card/core';
import { action } from '@vip-card/cloud';
import * as v from 'valibot';
import { closedSoFar } from './closed';
import { entitiesOf } from './entities';
import { figuresNow } from './figures';
import { month as aMonth } from './inputs';

/** Points of one entity that paid at another's stores in a month, less what came back with returned goods. */
export const settlement = action<'books', 'settlement'>({
  input: v.strictObject({ month: aMonth }),

  async run({ store, now, settings }, { month }) {
    const [known, { first }] = await Promise.all([settings(), closedSoFar(store, now)]);
    const figures = month < first ? accept({ settlements: [] }) : await figuresNow(store, now, month);
    if (!figures.ok) return figures;
    const { settlements } = figures.value;
    return accept({ month, settlements, balances: balancesOf(settlements), entities: entitiesOf(known) });
  },
});
