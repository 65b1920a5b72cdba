import { accept, decideAdjustment, mayDecide, refuse, type Adjustment, type AdjustmentsActions } from '@vip-card/core';
import { action, getAccount, id, requestId, writeAccount, type Answer } from '@vip-card/cloud';
import * as v from 'valibot';
import { adjustmentView } from './adjustment-view';

type Decided = AdjustmentsActions['decide']['value'];

/** A second person approves a proposal, which carries it out, or declines it. */
export const decide = action<'adjustments', 'decide'>({
  input: v.strictObject({ requestId, adjustmentId: id, approve: v.boolean() }),

  async run(context, { requestId, ...content }) {
    const { store, staff, now, openid } = context;
    const settings = await context.settings();
    const { staffId, name } = staff;
    return store.transact(
      { openid, action: 'adjustments.decide', requestId, content },
      async (tx): Promise<Answer<Decided>> => {
        const proposed = await tx.adjustments.find(content.adjustmentId);
        if (!proposed) return refuse({ code: 'adjustment_not_found' });
        const allowed = mayDecide(proposed, staffId);
        if (!allowed.ok) return allowed;
        const state = content.approve ? 'carried-out' : 'declined';
        const adjustment: Adjustment = { ...proposed, state, decidedBy: { staffId, name }, decidedAt: now };
        tx.adjustments.put(adjustment.adjustmentId, adjustment);
        const view = adjustmentView(adjustment, settings);
        if (!content.approve) return accept({ adjustment: view, pointsAfter: null });
        const { ruleSets } = settings;
        const account = await getAccount(tx, adjustment.memberNo);
        const decision = decideAdjustment({ account, adjustment, approvedBy: staffId, ruleSets, now });
        if (!decision.ok) return decision;
        writeAccount(tx, decision.value);
        return accept({ adjustment: view, pointsAfter: decision.value.pointsAfter });
      },
    );
  },
});
