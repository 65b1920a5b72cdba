import { accept, refuse, type MemberNo } from '@vip-card/core';
import type { StaffContext } from '../action';
import type { Answer, ScanSession, SignIn } from '../documents';

/** The same member, store and staff have the same session: a new scan renews it, and a retry may carry it. */
export function sessionId({ storeId }: { storeId: string }, { staffId }: SignIn, memberNo: MemberNo): string {
  return `${storeId}:${staffId}:${memberNo}`;
}

/**
 * The member whom a session of the caller's is about, and the session if it is open. Who retries a request is answered
 * although it is over, so that this is for the caller to judge, after replays are told.
 */
interface FoundSession {
  memberNo: MemberNo;
  open: Answer<ScanSession>;
}

/** Finds a session by its id; refuses what another clerk opened or nobody did. */
export async function findSession(context: StaffContext, id: string): Promise<Answer<FoundSession>> {
  const { staff, now } = context;
  const memberNo = Number(id.slice(id.lastIndexOf(':') + 1)) as MemberNo;
  const here = staff.store;
  if (!here || !Number.isSafeInteger(memberNo) || id !== sessionId(here, staff, memberNo)) {
    const { stores } = await context.settings();
    const elsewhere = stores.find(({ storeId }) => storeId !== here?.storeId && id.startsWith(`${storeId}:`));
    return refuse(
      here && elsewhere ? { code: 'other_store', storeName: elsewhere.name } : { code: 'session_not_found' },
    );
  }
  const session = staff.sessions?.[String(memberNo)];
  // A sign-in may have moved to another store since.
  if (session?.storeId !== here.storeId) return accept({ memberNo, open: refuse({ code: 'session_not_found' }) });
  const over = refuse({ code: 'session_expired', expiredAt: session.expiresAt });
  return accept({ memberNo, open: now < session.expiresAt ? accept(session) : over });
}
