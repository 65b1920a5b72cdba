import {
  accept,
  billMember,
  decideScan,
  parseMemberCode,
  refuse,
  spendablePoints,
  type BillMember,
} from '@vip-card/core';
import { text } from '@vip-card/cloud';
import * as v from 'valibot';
import { count, fen, instant, memberNo, points, tier } from './answer-parts';
import { judgeMisses, recordMiss } from './attempts';
import { storeId } from './inputs';
import { operation } from './operation';
import { openSession } from './session';

/** A member as the rules see her: with it a till that carries the rules shows points while a bill is rung up. */
const bill: v.GenericSchema<unknown, BillMember> = v.strictObject({
  tier,
  birthMonth: v.nullable(count),
  segments: v.array(v.string()),
  purchases: count,
  earned: v.strictObject({ day: points, month: points, year: points, lifetime: points }),
  spent: v.strictObject({ month: fen, year: fen, lifetime: fen }),
  milestones: v.array(v.string()),
});

/**
 * Recognises a member by the code on her card. The step is taken by one conditional update, so that of two tills with the
 * same code one wins. Codes that are not a code at all (a garment's label) do not count as attempts.
 */
export const verifyCard = operation({
  id: 'verifyCard',
  method: 'POST',
  path: '/verify-card',
  summary: 'Recognises a member by the code on her card',
  description:
    'A code works once. It opens a session with her on this device, for ten minutes: sales and returns carry it, and only with it points can pay. Ten codes that are not right within five minutes, and the device has to wait.',
  tagged: false,
  input: v.strictObject({ storeId, code: v.pipe(text(200), v.description('The 14 digits, as scanned or typed.')) }),
  answer: v.strictObject({
    session: v.string(),
    expiresAt: instant,
    memberNo,
    name: v.string(),
    tier,
    points,
    owed: points,
    bill,
  }),

  async run(context, { code }) {
    const { store, device, now } = context;
    const parsed = parseMemberCode(code);
    if (!parsed) return refuse({ code: 'code_malformed' });
    const { memberNo, digits } = parsed;
    const name = String(memberNo);
    const allowed = judgeMisses(context, 'code');
    if (!allowed.ok) return allowed;

    const member = await store.members.find(name);
    const decision = member ? decideScan(member.card, { digits, at: now }) : refuse({ code: 'code_wrong' });
    if (!member || !decision.ok) {
      await recordMiss(context, 'code');
      return decision.ok ? refuse({ code: 'code_wrong' }) : decision;
    }
    const { secret, lastStep } = member.card;
    const asJudged = { _id: name, 'card.lastStep': lastStep, 'card.secret': secret };
    if ((await store.members.update(asJudged, { 'card.lastStep': decision.value.step })) === 0) {
      await recordMiss(context, 'code');
      return refuse({ code: 'code_already_used' });
    }
    const { deviceId: staffId, storeId } = device;
    const [account, opened] = await Promise.all([
      store.accounts.find(name),
      openSession(context, memberNo),
      store.auditLog.append({ at: now, staffId, storeId, action: 'pos.verifyCard', memberNo }),
    ]);
    if (!account) throw new Error(`member ${memberNo} has no account`);
    const { tier, owed } = account;
    const points = spendablePoints(account, now);
    return accept({ ...opened, memberNo, name: member.name, tier, points, owed, bill: billMember(account, now) });
  },
});
