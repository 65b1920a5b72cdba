import { accept } from '@vip-card/core';
import { action, placeAfter } from '@vip-card/cloud';
import * as v from 'valibot';
import { differenceView } from './difference-view';
import { before, cursorOf, placeOf } from './place';

const PAGE = 20;

/** Where tills showed other points than the server gave, the latest settled first, a page at a time. */
export const differences = action<'books', 'differences'>({
  input: v.strictObject({ state: v.picklist(['open', 'settled']), before: v.exactOptional(before) }),

  async run({ store, settings }, { state, before }) {
    const place = placeOf(before);
    const condition = { state, ...(place ? { settledAt: store.command.lte(place.postedAt) } : {}) };
    const options = { order: [['settledAt', 'desc']] as const, skip: place?.read ?? 0, limit: PAGE + 1 };
    const [known, found] = await Promise.all([settings(), store.tillDifferences.where(condition, options)]);
    const page = found.slice(0, PAGE);
    const reached = page.reduce((at, { settledAt }) => placeAfter([{ postedAt: settledAt }], at), place);
    return accept({
      differences: page.map((each) => differenceView(each, known)),
      next: reached && found.length > PAGE ? cursorOf(reached) : null,
    });
  },
});
