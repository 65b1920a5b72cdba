import type { EpochMs, ScanSession } from '@vip-card/core';
import type { Answer } from '../../services/call';
import { fetchMember } from '../services/counter';

/** The customers before the counter: what their last scans answered, for the pages that follow, newest last. */
const held = new Map<string, ScanSession>();

/** More customers than one clerk serves within ten minutes. */
const HELD = 20;

export function holdSession(session: ScanSession): void {
  held.delete(session.session);
  held.set(session.session, session);
  for (const oldest of [...held.keys()].slice(0, -HELD)) held.delete(oldest);
}

/** The session as last answered; asks the server when the phone does not hold it. */
export async function openSession(session: string): Promise<Answer<ScanSession>> {
  const known = held.get(session);
  return known ? { ok: true, value: known } : refreshSession(session);
}

/** The session with the member as she stands now. */
export async function refreshSession(session: string): Promise<Answer<ScanSession>> {
  const answer = await fetchMember(session);
  if (answer.ok) holdSession(answer.value);
  return answer;
}

/** The session as she stands now; without a network as she stood when the phone last heard. */
export async function latestSession(session: string): Promise<Answer<ScanSession>> {
  const answer = await refreshSession(session);
  return !answer.ok && answer.refusal.code === 'offline' ? openHeld(session, answer) : answer;
}

function openHeld(session: string, otherwise: Answer<ScanSession>): Answer<ScanSession> {
  const known = held.get(session);
  return known ? { ok: true, value: known } : otherwise;
}

/** Who can still be sold to without a network, newest first. */
export function openSessions(now: EpochMs): ScanSession[] {
  return [...held.values()].filter(({ expiresAt }) => expiresAt > now).reverse();
}
