import { accept, maskName } from '@vip-card/core';
import { action } from '@vip-card/cloud';
import * as v from 'valibot';
import { countedLookUp, judgeLookUp } from './look-ups';
import { recordMiss } from './misses';
import { membersByLastFour, pickOf } from './phone-candidates';
import { recordReadings } from './readings';

const SEARCH = 'counter.searchPhone';

/** The last four digits of a phone. */
export const lastFour = v.pipe(v.string(), v.regex(/^\d{4}$/, 'four digits'));

/** Members by the last four digits, masked: the clerk confirms the name with the member, then picks. */
export const searchPhone = action<'counter', 'searchPhone'>({
  input: v.strictObject({ lastFour }),

  async run(context, input) {
    const { store, staff, openid } = context;
    const allowed = judgeLookUp(context, 'phone');
    if (!allowed.ok) return allowed;
    const members = await membersByLastFour(context, input.lastFour);
    if (members.length === 0) {
      await Promise.all([recordMiss(context, 'lookUp'), recordReadings(context, SEARCH, [null])]);
      return accept({ candidates: [] });
    }
    const shown = members.map(({ memberNo }) => memberNo);
    const [accounts] = await Promise.all([
      store.accounts.select(['memberNo', 'tier'], { _id: store.command.in(shown.map(String)) }),
      store.signIns.update({ _id: openid, staffId: staff.staffId }, countedLookUp(context, 'phone')),
      recordReadings(context, SEARCH, shown),
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
