import { accept, maskName } from '@vip-card/core';
import { action } from '@vip-card/cloud';
import * as v from 'valibot';
import { countedLookUp, judgeLookUp, recordMiss } from './look-ups';
import { membersByLastFour, pickOf } from './phone-candidates';
import { storeOf } from './session';

/** The last four digits of a phone. */
export const lastFour = v.pipe(v.string(), v.regex(/^\d{4}$/, 'four digits'));

/** Members by the last four digits, masked: the clerk confirms the name with the member, then picks. */
export const searchPhone = action<'counter', 'searchPhone'>({
  input: v.strictObject({ lastFour }),

  async run(context, input) {
    const { store, staff, openid, now } = context;
    const allowed = judgeLookUp(context, 'phone');
    if (!allowed.ok) return allowed;
    const [members] = await Promise.all([
      membersByLastFour(context, input.lastFour),
      store.auditLog.append({
        at: now,
        staffId: staff.staffId,
        storeId: storeOf(staff).storeId,
        action: 'counter.searchPhone',
        memberNo: null,
      }),
    ]);
    if (members.length === 0) {
      await recordMiss(context);
      return accept({ candidates: [] });
    }
    const names = members.map(({ memberNo }) => String(memberNo));
    const [accounts] = await Promise.all([
      store.accounts.select(['memberNo', 'tier'], { _id: store.command.in(names) }),
      store.signIns.update({ _id: openid, staffId: staff.staffId }, countedLookUp(context, 'phone')),
    ]);
    return accept({
      candidates: members.map((member) => ({
        pick: pickOf(context, input.lastFour, member),
        maskedName: maskName(member.name),
        maskedPhone: member.phone?.masked ?? '',
        tier: accounts.find(({ memberNo }) => memberNo === member.memberNo)?.tier ?? 'linen',
      })),
    });
  },
});
