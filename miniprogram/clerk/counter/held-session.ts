import type { ScanSession } from '@vip-card/core';
import type { Answer } from '../../services/call';
import { fetchMember } from '../services/counter';

/** The customer in front of the counter: what the last scan answered, for the pages that follow it. */
let held: ScanSession | undefined;

export function holdSession(session: ScanSession): void {
  held = session;
}

/** The session as last answered; asks the server when another one, or none, is held. */
export async function openSession(session: string): Promise<Answer<ScanSession>> {
  return held?.session === session ? { ok: true, value: held } : refreshSession(session);
}

/** The session with the member as she stands now. */
export async function refreshSession(session: string): Promise<Answer<ScanSession>> {
  const answer = await fetchMember(session);
  if (answer.ok) held = answer.value;
  return answer;
}
