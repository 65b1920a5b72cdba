import {
  accept,
  memberAtCounter,
  refuse,
  ruleSetInForce,
  type EpochMs,
  type MemberNo,
  type ScanSession as SessionView,
} from '@vip-card/core';
import {
  NEWEST_FIRST,
  sessionId,
  type Answer,
  type ScanSession,
  type SignIn,
  type StaffContext,
  type StaffStore,
} from '@vip-card/cloud';
import { countedLookUp } from './look-ups';
import { recordReadings } from './readings';

/** A member stays recognised at a counter for so long. */
const SESSION_MS = 10 * 60_000;

/** A clerk has one customer before her, seldom a few; an older one shows her code again. */
const SESSIONS_OPEN = 20;

/** Sizes and colours are read from so many of the newest purchases. */
const PURCHASES_READ = 30;

/** The store that the caller serves in. Only roles that have one may call the counter's actions. */
export function storeOf(staff: SignIn): StaffStore {
  if (!staff.store) throw new Error(`${staff.staffId} is let in to a counter without having one`);
  return staff.store;
}

/** The caller's role, of those who stand behind a counter. */
export function roleAtCounter({ role }: SignIn): 'clerk' | 'manager' {
  return role === 'manager' ? 'manager' : 'clerk';
}

/** Opens or renews the session of a member who was recognised, and shows her; the reading is audited. */
export async function openSession(
  context: StaffContext,
  memberNo: MemberNo,
  proof: ScanSession['proof'],
  action: string,
): Promise<Answer<SessionView>> {
  const { staff, now } = context;
  const { storeId } = storeOf(staff);
  const expiresAt = (now + SESSION_MS) as EpochMs;
  const session: ScanSession = { memberNo, storeId, proof, openedAt: now, expiresAt };
  const [view, kept] = await Promise.all([viewSession(context, session, action), keepSession(context, session)]);
  return kept ? view : refuse({ code: 'not_staff' });
}

/**
 * Keeps it in the sign-in, in place of what is over; false when there is no sign-in any more. What another scan has renewed
 * since the sign-in was read is not over: then nothing is forgotten, which the next scan makes good.
 */
async function keepSession(context: StaffContext, session: ScanSession): Promise<boolean> {
  const { store, staff, openid } = context;
  const { command } = store;
  const signIn = { _id: openid, staffId: staff.staffId };
  const added = {
    [`sessions.${session.memberNo}`]: command.set(session),
    ...(session.proof === 'code' ? {} : countedLookUp(context, session.proof)),
  };
  const over = sessionsOver(context, session.memberNo);
  const asRead = Object.fromEntries(over.map((each) => [`sessions.${each.memberNo}.expiresAt`, each.expiresAt]));
  const removed = Object.fromEntries(over.map((each) => [`sessions.${each.memberNo}`, command.remove()]));
  const kept = await store.signIns.update({ ...signIn, ...asRead }, { ...added, ...removed });
  return kept === 1 || (over.length > 0 && (await store.signIns.update(signIn, added)) === 1);
}

/** The caller's sessions that give way to another member's: their time is up, or there are newer ones enough. */
function sessionsOver({ staff, now }: StaffContext, memberNo: MemberNo): ScanSession[] {
  return Object.values(staff.sessions ?? {})
    .filter((each) => each.memberNo !== memberNo)
    .sort((a, b) => b.openedAt - a.openedAt)
    .filter(({ expiresAt }, place) => expiresAt <= now || place >= SESSIONS_OPEN - 1);
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
    recordReadings(context, action, [memberNo]),
  ]);
  if (!member || !account) return refuse({ code: 'member_not_found' });
  const rules = ruleSetInForce(ruleSets, now);
  if (!rules) return refuse({ code: 'no_rules_in_force', at: now });
  const storeName = (id: string): string => stores.find(({ storeId }) => storeId === id)?.name ?? id;
  return accept({
    session: sessionId(storeOf(staff), staff, memberNo),
    expiresAt,
    proof,
    member: memberAtCounter({ member, account, sales, storeName, storeId: storeOf(staff).storeId, now }),
    rules,
  });
}
