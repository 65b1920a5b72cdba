import {
  aboveRoom,
  accept,
  ADJUSTMENT_REASONS,
  contentHash,
  decideAdjustment,
  refuse,
  roomAlone,
  type Adjustment,
  type MemberNo,
} from '@vip-card/core';
import {
  action,
  findSession,
  getAccount,
  id,
  requestId,
  text,
  writeAccount,
  type Answer,
  type StaffContext,
} from '@vip-card/cloud';
import * as v from 'valibot';
import { adjustedToday, writeAdjusted } from './adjusted-today';
import { adjustmentView } from './adjustment-view';
import { memberNo, signedPoints } from './inputs';

const facts = {
  requestId,
  points: signedPoints,
  reason: v.picklist(ADJUSTMENT_REASONS, 'a reason code'),
  note: text(200),
  alone: v.exactOptional(v.literal(true)),
};

/**
 * Gives or takes points by hand: at once within the limits of the day, else for a second person to decide. What was given
 * and taken today is read and written in the same transaction, so that two at once do not go beyond a limit together. What
 * could not be carried out now is refused now, so that nobody waits for it.
 */
export const propose = action<'adjustments', 'propose'>({
  input: v.union([
    v.strictObject({ ...facts, memberNo, storeId: v.exactOptional(id) }),
    v.strictObject({ ...facts, session: id }),
  ]),

  async run(context, input) {
    const { store, staff, now, openid } = context;
    const { requestId, points, reason, note } = input;
    const settings = await context.settings();
    const found = await ('session' in input ? memberBefore(context, input.session) : memberOf(context, input));
    if (!found.ok) return found;
    const { memberNo, storeId, open } = found.value;
    const { entity } = settings.stores.find((each) => each.storeId === storeId) ?? {};
    if (entity === undefined) return refuse({ code: 'store_not_found' });
    const content = { memberNo, storeId, points, reason, note };
    return store.transact({ openid, action: 'adjustments.propose', requestId, content }, async (tx, requestKey) => {
      if (!open.ok) return open;
      const today = await adjustedToday(tx, { memberNo, staffId: staff.staffId, now });
      const room = roomAlone(staff.role, today.adjusted, settings.policies);
      if (!room.ok) return room;
      const above = aboveRoom(points, room.value);
      if (above && input.alone) return refuse(above);
      const waits = above !== null;
      const adjustment: Adjustment = {
        ...content,
        adjustmentId: `${memberNo}-${contentHash(requestKey).slice(0, 12)}`,
        entity,
        proposedBy: { staffId: staff.staffId, name: staff.name, role: staff.role },
        proposedAt: now,
        state: waits ? 'proposed' : 'carried-out',
        decidedBy: null,
        decidedAt: waits ? null : now,
      };
      const account = await getAccount(tx, memberNo);
      const decision = decideAdjustment({
        account,
        adjustment,
        approvedBy: null,
        ruleSets: settings.ruleSets,
        now,
      });
      if (!decision.ok) return decision;
      if (!waits) {
        writeAccount(tx, decision.value);
        writeAdjusted(tx, today, points);
      }
      tx.adjustments.insert(adjustment.adjustmentId, adjustment);
      return accept({
        adjustment: adjustmentView(adjustment, settings),
        pointsAfter: waits ? null : decision.value.pointsAfter,
        ...(above ? { above } : {}),
      });
    });
  },
});

/** Whose points, on behalf of which store; `open` is asked after replays are told. */
interface Found {
  memberNo: MemberNo;
  storeId: string;
  open: Answer<unknown>;
}

/** The member before a manager, recognised by a scan. */
async function memberBefore(context: StaffContext, session: string): Promise<Answer<Found>> {
  const found = await findSession(context, session);
  return found.ok ? accept({ ...found.value, storeId: context.staff.store?.storeId ?? '' }) : found;
}

/** Any member, for headquarters; who serves in a store shows that she is there. */
async function memberOf(
  { store, staff }: StaffContext,
  { memberNo, storeId }: { memberNo: MemberNo; storeId?: string },
): Promise<Answer<Found>> {
  if (staff.store) return refuse({ code: 'session_not_found' });
  const member = await store.members.find(String(memberNo));
  if (!member) return refuse({ code: 'member_not_found' });
  return accept({ memberNo, storeId: storeId ?? member.homeStoreId ?? '', open: accept(null) });
}
