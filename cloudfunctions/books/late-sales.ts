import { accept } from '@vip-card/core';
import { action, placeAfter } from '@vip-card/cloud';
import * as v from 'valibot';
import { before, cursorOf, placeOf } from './place';

const PAGE = 20;

/** Sales that were settled later than they happened, the latest settled first, a page at a time. */
export const lateSales = action<'books', 'lateSales'>({
  input: v.strictObject({ before: v.exactOptional(before) }),

  async run({ store, settings }, { before }) {
    const place = placeOf(before);
    const condition = place ? { postedAt: store.command.lte(place.postedAt) } : {};
    const options = { order: [['postedAt', 'desc']] as const, skip: place?.read ?? 0, limit: PAGE + 1 };
    const [{ stores }, found] = await Promise.all([settings(), store.lateSales.where(condition, options)]);
    const nameOf = (id: string): string => stores.find(({ storeId }) => storeId === id)?.name ?? id;
    const page = found.slice(0, PAGE);
    const reached = page.reduce((at, each) => placeAfter([each], at), place);
    return accept({
      sales: page.map(({ seq, ...each }) => ({ id: `${each.memberNo}:${seq}`, ...each, store: nameOf(each.storeId) })),
      next: reached && found.length > PAGE ? cursorOf(reached) : null,
    });
  },
});
