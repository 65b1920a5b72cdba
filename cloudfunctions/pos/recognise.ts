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
import { judgeMisses, recordMiss } from './attempts';
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
  return byNumber(context, member);
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
  const fresh = scannedAt >= context.now - SCAN_CARRIES_MS;
  const may = fresh ? judgeMisses(context, 'code') : accept(null);
  if (!may.ok) return accept({ memberNo, by: 'code', allowed: may });
  const member = await context.store.members.find(String(memberNo));
  const allowed = member
    ? decideSettledCode(member.card.secret, { digits, scannedAt, occurredAt })
    : refuse({ code: 'code_wrong' });
  if (fresh && !allowed.ok && allowed.refusal.code === 'code_wrong') await recordMiss(context, 'code');
  return accept({ memberNo, by: 'code', allowed });
}

async function byNumber(
  context: PosContext,
  member: { cardNumber: string } | { memberNo: MemberNo },
): Promise<Answer<Recognised>> {
  const { store } = context;
  const may = judgeMisses(context, 'lookUp');
  if (!may.ok) return may;
  const found =
    'cardNumber' in member
      ? await store.identities.find(`card:${member.cardNumber}`)
      : await store.members.find(String(member.memberNo));
  if (found) return accept({ memberNo: found.memberNo, by: 'number', allowed: accept(null) });
  await recordMiss(context, 'lookUp');
  return refuse({ code: 'member_not_found' });
}
