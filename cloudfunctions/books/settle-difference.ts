import { accept, explainDifference, refuse } from '@vip-card/core';
import { action, id, receipt, requestId, text } from '@vip-card/cloud';
import * as v from 'valibot';
import { differenceView } from './difference-view';

/** Marks a difference between a till's points and the server's as explained. */
export const settleDifference = action<'books', 'settleDifference'>({
  input: v.strictObject({ requestId, storeId: id, receipt, note: text(200) }),

  async run(context, { requestId, ...content }) {
    const { store, staff, openid } = context;
    const known = await context.settings();
    const { staffId, name } = staff;
    const request = { openid, action: 'books.settleDifference', requestId, content };
    return store.transact(request, async (tx) => {
      const document = `${content.storeId}:${content.receipt}`;
      const difference = await tx.tillDifferences.find(document);
      if (!difference) return refuse({ code: 'difference_not_found', receipt: content.receipt });
      const explained = explainDifference(difference, { staffId, name }, content.note);
      if (!explained.ok) return explained;
      tx.tillDifferences.put(document, explained.value);
      return accept({ difference: differenceView(explained.value, known) });
    });
  },
});
