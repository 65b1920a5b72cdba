import {
  accept,
  memberAtCounter,
  refuse,
  ruleSetInForce,
  type EpochMs,
  type MemberNo,
  type ScanSession as SessionView,
} from '@vip-card/core';
import type { Answer, ScanSession, SignIn, StaffContext, StaffStore } from '@vip-card/cloud';
import { NEWEST_FIRST } from './newest-first';

/** A member stays recognised at a counter for so long. */
const SESSION_MS = 10 * 60_000;

/** Sizes and colours are read from so many of the newest purchases. */
const PURCHASES_READ = 30;

/** The store that the caller serves in. Only roles that have one may call the counter's actions. */
export function storeOf(staff: SignIn): StaffStore {
  if (!staff.store) throw new Error(`${staff.staffId} is let in to a counter without having one`);
  return staff.store;
}

/** The same member, store and staff have the same session: a new scan renews it, and a retry may carry it. */
function sessionId(staff: SignIn, memberNo: MemberNo): string {
  return `${storeOf(staff).storeId}:${staff.staffId}:${memberNo}`;
}

/** Opens or renews the session of a member who was recognised, and shows her; the reading is audited. */
export async function openSession(
  context: StaffContext,
  memberNo: MemberNo,
  proof: ScanSession['proof'],
  action: string,
): Promise<Answer<SessionView>> {
  const { store, staff, now } = context;
  const { storeId, name: storeName } = storeOf(staff);
  const expiresAt = (now + SESSION_MS) as EpochMs;
  const session: ScanSession = {
    memberNo,
    storeId,
    storeName,
    staffId: staff.staffId,
    proof,
    openedAt: now,
    expiresAt,
  };
  const [view] = await Promise.all([
    viewSession(context, session, action),
    store.scanSessions.put(sessionId(staff, memberNo), session),
  ]);
  return view;
}

/** The member behind a session, as she is now. */
export async function viewSession(
  context: StaffContext,
  session: ScanSession,
  action: string,
): Promise<Answer<SessionView>> {
  const { store, staff, now } = context;
  const { memberNo, proof, expiresAt } = session;
  const [{ stores, ruleSets }, member, account, sales] = await Promise.all([
    context.settings(),
    store.members.find(String(memberNo)),
    store.accounts.find(String(memberNo)),
    store.sales.where({ memberNo }, { order: NEWEST_FIRST, limit: PURCHASES_READ }),
    store.auditLog.append({ at: now, staffId: staff.staffId, storeId: session.storeId, action, memberNo }),
  ]);
  if (!member || !account) return refuse({ code: 'member_not_found' });
  const rules = ruleSetInForce(ruleSets, now);
  if (!rules) return refuse({ code: 'no_rules_in_force', at: now });
  const storeName = (id: string): string => stores.find(({ storeId }) => storeId === id)?.name ?? id;
  return accept({
    session: sessionId(staff, memberNo),
    expiresAt,
    proof,
    member: memberAtCounter({ member, account, sales, storeName, now }),
    rules,
  });
}

/** The session that the caller opened. Whether it has expired is for `judgeSession`, after replays are told. */
export async function findSession({ store, staff }: StaffContext, id: string): Promise<Answer<ScanSession>> {
  const session = await store.scanSessions.find(id);
  if (!session) return refuse({ code: 'session_not_found' });
  if (session.storeId !== storeOf(staff).storeId) return refuse({ code: 'other_store', storeName: session.storeName });
  if (session.staffId !== staff.staffId) return refuse({ code: 'session_not_found' });
  return accept(session);
}

/** Refuses a session whose ten minutes are over. */
export function judgeSession(session: ScanSession, now: EpochMs): Answer<ScanSession> {
  return now < session.expiresAt ? accept(session) : refuse({ code: 'session_expired', expiredAt: session.expiresAt });
}
