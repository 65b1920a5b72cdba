import { accept, type Adjustment } from '@vip-card/core';
import { action, type Store } from '@vip-card/cloud';
import * as v from 'valibot';
import { adjustmentView } from './adjustment-view';

const PAGE = 20;

/** `proposedAt.adjustmentId`: the last one that a page showed. */
const PLACE = /^(\d{1,13})\.([\w-]{1,40})$/;

/** What was carried out or declined, newest first, a page at a time. */
export const decided = action<'adjustments', 'decided'>({
  input: v.strictObject({ before: v.exactOptional(v.pipe(v.string(), v.regex(PLACE, 'what `next` was'))) }),

  async run({ store, settings }, { before }) {
    const [known, carriedOut, declined] = await Promise.all([
      settings(),
      readBefore(store, 'carried-out', before),
      readBefore(store, 'declined', before),
    ]);
    const found = [...carriedOut, ...declined].sort(newestFirst);
    const page = found.slice(0, PAGE);
    const last = page[page.length - 1];
    return accept({
      adjustments: page.map((each) => adjustmentView(each, known)),
      next: last && found.length > PAGE ? `${last.proposedAt}.${last.adjustmentId}` : null,
    });
  },
});

function newestFirst(a: Adjustment, b: Adjustment): number {
  return b.proposedAt - a.proposedAt || (a.adjustmentId < b.adjustmentId ? -1 : 1);
}

/** One more than a page holds, of one state, along the index; those of the very instant of the place come first. */
async function readBefore(
  { adjustments, command }: Store,
  state: Adjustment['state'],
  before: string | undefined,
): Promise<Adjustment[]> {
  const [, proposedAt = '', adjustmentId = ''] = PLACE.exec(before ?? '') ?? [];
  const options = { order: [['proposedAt', 'desc']] as const, limit: PAGE + 1 };
  if (before === undefined) return adjustments.where({ state }, options);
  const [atOnce, earlier] = await Promise.all([
    adjustments.where({ state, proposedAt: Number(proposedAt), adjustmentId: command.gt(adjustmentId) }, options),
    adjustments.where({ state, proposedAt: command.lt(Number(proposedAt)) }, options),
  ]);
  return [...atOnce, ...earlier].slice(0, PAGE + 1);
}
