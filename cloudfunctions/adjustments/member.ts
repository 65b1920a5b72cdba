import { accept, maskName, refuse, spendablePoints, type Points } from '@vip-card/core';
import { action } from '@vip-card/cloud';
import * as v from 'valibot';
import { memberNo } from './inputs';

/** Whom headquarters is about to give or take points; that she was looked up stands in the audit log. */
export const member = action<'adjustments', 'member'>({
  input: v.strictObject({ memberNo }),

  async run({ store, staff, now, settings }, { memberNo }) {
    const [{ policies }, found, account] = await Promise.all([
      settings(),
      store.members.find(String(memberNo)),
      store.accounts.find(String(memberNo)),
      store.auditLog.append({
        at: now,
        staffId: staff.staffId,
        storeId: null,
        action: 'adjustments.member',
        memberNo,
      }),
    ]);
    if (!found || !account) return refuse({ code: 'member_not_found' });
    const { tier, owed } = account;
    return accept({
      memberNo,
      maskedName: maskName(found.name),
      tier,
      points: spendablePoints(account, now),
      owed,
      homeStoreId: found.homeStoreId,
      alone: policies.adjustmentLimits[staff.role] ?? (0 as Points),
    });
  },
});
