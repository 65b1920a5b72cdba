import {
  accept,
  decideSettledCode,
  parseMemberCode,
  refuse,
  SCAN_CARRIES_MS,
  type EpochMs,
  type MemberNo,
} from '@vip-card/core';
import type { Answer } from '@vip-card/cloud';
import { countLookUp, judgeLookUps, judgeMisses, recordMiss } from './attempts';
import type { PosContext } from './context';
import type { MemberAtTill } from './inputs';
import { findSession } from './session';

/** A member as a till named her. Only what a session is about may pay with points. */
interface Recognised {
  memberNo: MemberNo;
  by: 'session' | 'code' | 'number';
  /** Why she is not the one, to be told after replays are: who repeats a request is answered though its scan is over. */
  allowed: Answer<unknown>;
}

/** The member whom a till means. No round trip for a session, one for anything else. */
export async function recognise(
  context: PosContext,
  member: MemberAtTill,
  occurredAt: EpochMs,
): Promise<Answer<Recognised>> {
  if ('session' in member) {
    const found = findSession(context, member.session);
    return found.ok ? accept({ memberNo: found.value.memberNo, by: 'session', allowed: found.value.open }) : found;
  }
  if ('code' in member) return byCode(context, member.code, { scannedAt: member.scannedAt ?? occurredAt, occurredAt });
  return byNumber(context, member, occurredAt);
}

async function byCode(
  context: PosContext,
  code: string,
  { scannedAt, occurredAt }: { scannedAt: EpochMs; occurredAt: EpochMs },
): Promise<Answer<Recognised>> {
  const parsed = parseMemberCode(code);
  if (!parsed) return refuse({ code: 'code_malformed' });
  const { memberNo, digits } = parsed;
  // Who guesses at codes of now could have a right one verified; one of long ago is good for nothing more, and a till whose
  // clock was off must be able to settle a day's sales without locking itself out.
  const fresh = isOfNow(context, scannedAt);
  const may = fresh ? judgeMisses(context, 'code') : accept(null);
  if (!may.ok) return accept({ memberNo, by: 'code', allowed: may });
  const member = await context.store.members.find(String(memberNo));
  const allowed = member
    ? decideSettledCode(member.card.secret, { digits, scannedAt, occurredAt })
    : refuse({ code: 'code_wrong' });
  if (fresh && !allowed.ok && allowed.refusal.code === 'code_wrong') await recordMiss(context, 'code');
  return accept({ memberNo, by: 'code', allowed });
}

/**
 * A number that nobody has is guessed, or stands on an old receipt: of cards that were never taken over, a day's file holds
 * dozens, and ten of them must not stop the others. On a receipt of the past it counts as one more look-up of the hour
 * instead, of which a till has as many to see members' figures without their code.
 */
async function byNumber(
  context: PosContext,
  member: { cardNumber: string } | { memberNo: MemberNo },
  occurredAt: EpochMs,
): Promise<Answer<Recognised>> {
  const { store } = context;
  const fresh = isOfNow(context, occurredAt);
  const may = fresh ? judgeMisses(context, 'lookUp') : judgeLookUps(context);
  if (!may.ok) return may;
  const found =
    'cardNumber' in member
      ? await store.identities.find(`card:${member.cardNumber}`)
      : await store.members.find(String(member.memberNo));
  if (found) return accept({ memberNo: found.memberNo, by: 'number', allowed: accept(null) });
  await (fresh ? recordMiss(context, 'lookUp') : countLookUp(context));
  return refuse({ code: 'member_not_found' });
}

function isOfNow({ now }: PosContext, at: EpochMs): boolean {
  return at >= now - SCAN_CARRIES_MS;
}
