import { accept } from '@vip-card/core';
import { action, nothing } from '@vip-card/cloud';
import { adjustmentView } from './adjustment-view';

/** More than a headquarters leaves lying. */
const MOST = 200;

/** What waits for a second person, newest first. */
export const pending = action<'adjustments', 'pending'>({
  input: nothing,

  async run({ store, settings }) {
    const [known, found] = await Promise.all([
      settings(),
      store.adjustments.where({ state: 'proposed' }, { order: [['proposedAt', 'desc']], limit: MOST }),
    ]);
    return accept({ adjustments: found.map((each) => adjustmentView(each, known)) });
  },
});
