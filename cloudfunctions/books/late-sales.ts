import { accept, type LateSale } from '@vip-card/core';
import { action, placeAfter, postedMovements } from '@vip-card/cloud';
import * as v from 'valibot';
import { before, cursorOf, placeOf } from './place';

/** A till's clock and the network explain so much; what took longer was settled by a till that had been offline. */
const LATE_MS = 10 * 60_000;

const PAGE = 20;
/** Most sales are settled at once: one call looks through so many before it answers with what it has. */
const LOOKED_THROUGH = 20_000;

const FIELDS = ['memberNo', 'seq', 'at', 'storeId', 'receipt', 'paid', 'points'] as const;

/** Sales that were settled later than they happened, the latest settled first. */
export const lateSales = action<'books', 'lateSales'>({
  input: v.strictObject({ before: v.exactOptional(before) }),

  async run({ store, settings }, { before }) {
    const { stores } = await settings();
    const nameOf = (id: string): string => stores.find(({ storeId }) => storeId === id)?.name ?? id;
    const sales: LateSale[] = [];
    let place = placeOf(before);
    let looked = 0;
    for await (const page of postedMovements(store, FIELDS, { kinds: ['sale'], order: 'desc', after: place })) {
      for (const { memberNo, seq, at, postedAt, storeId, receipt, paid, points } of page) {
        if (sales.length === PAGE || looked === LOOKED_THROUGH) {
          return accept({ sales, next: place ? cursorOf(place) : null });
        }
        place = placeAfter([{ postedAt }], place);
        looked += 1;
        if (postedAt - at <= LATE_MS) continue;
        const names = { memberNo, storeId, store: nameOf(storeId), receipt };
        sales.push({ id: `${memberNo}:${seq}`, ...names, occurredAt: at, postedAt, paid, points });
      }
    }
    return accept({ sales, next: null });
  },
});
