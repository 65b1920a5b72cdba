import { accept, refuse, SCAN_CARRIES_MS, type EpochMs, type MemberNo } from '@vip-card/core';
import type { Answer, Device, ScanSession } from '@vip-card/cloud';
import type { PosContext } from './context';

/** A till has one customer before it, seldom a few who come back; an older one shows her code again. */
const SESSIONS_OPEN = 20;

/** The same member and device have the same session: a new scan renews it, and a retry may carry it. */
function sessionId({ deviceId }: Device, memberNo: MemberNo): string {
  return `${deviceId}:${memberNo}`;
}

/**
 * Keeps in the device that a member's code was verified on it, in place of sessions that are over. What another scan has
 * renewed since the device was read is not over: then nothing is forgotten, which the next scan makes good.
 */
export async function openSession(
  { store, device, now }: PosContext,
  memberNo: MemberNo,
): Promise<{ session: string; expiresAt: EpochMs }> {
  const { command } = store;
  const { deviceId, storeId } = device;
  const expiresAt = (now + SCAN_CARRIES_MS) as EpochMs;
  const session: ScanSession = { memberNo, storeId, proof: 'code', openedAt: now, expiresAt };
  const added = { [`sessions.${memberNo}`]: command.set(session) };
  const over = sessionsOver(device, memberNo, now);
  const asRead = Object.fromEntries(over.map((each) => [`sessions.${each.memberNo}.expiresAt`, each.expiresAt]));
  const removed = Object.fromEntries(over.map((each) => [`sessions.${each.memberNo}`, command.remove()]));
  const kept = await store.devices.update({ _id: deviceId, ...asRead }, { ...added, ...removed });
  if (kept === 0) await store.devices.update({ _id: deviceId }, added);
  return { session: sessionId(device, memberNo), expiresAt };
}

/** The device's sessions that give way to another member's: their time is up, or there are newer ones enough. */
function sessionsOver({ sessions = {} }: Device, memberNo: MemberNo, now: EpochMs): ScanSession[] {
  return Object.values(sessions)
    .filter((each) => each.memberNo !== memberNo)
    .sort((a, b) => b.openedAt - a.openedAt)
    .filter(({ expiresAt }, place) => expiresAt <= now || place >= SESSIONS_OPEN - 1);
}

/**
 * The member whom a session of this device's is about, and whether it is open. Who retries a request is answered although
 * it is over, so that this is for the caller to judge, after replays are told.
 */
export function findSession(
  { device, now }: PosContext,
  id: string,
): Answer<{ memberNo: MemberNo; open: Answer<ScanSession> }> {
  const memberNo = Number(id.slice(id.lastIndexOf(':') + 1)) as MemberNo;
  if (!Number.isSafeInteger(memberNo) || id !== sessionId(device, memberNo)) {
    return refuse({ code: 'session_not_found' });
  }
  const session = device.sessions?.[String(memberNo)];
  if (!session) return accept({ memberNo, open: refuse({ code: 'session_not_found' }) });
  const { expiresAt } = session;
  const open = now < expiresAt ? accept(session) : refuse({ code: 'session_expired', expiredAt: expiresAt });
  return accept({ memberNo, open });
}
