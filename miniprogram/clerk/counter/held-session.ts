import type { EpochMs, ScanSession } from '@vip-card/core';
import type { Answer } from '../../services/call';
import { now } from '../../services/clock';
import { fetchMember } from '../services/counter';
import { withKeptBills } from './kept-bills';
import { readQueue } from './sale-queue';

/** The customers before the counter: what their last scans answered, and when, for the pages that follow, newest last. */
const held = new Map<string, { session: ScanSession; heardAt: EpochMs }>();

/** More customers than one clerk serves within ten minutes. */
const HELD = 20;

/** Holds what the server has just told, and answers it with what the phone itself knows of her. */
export function holdSession(session: ScanSession): ScanSession {
  held.delete(session.session);
  held.set(session.session, { session, heardAt: now() });
  for (const oldest of [...held.keys()].slice(0, -HELD)) held.delete(oldest);
  return heldSession(session.session) ?? session;
}

function heldSession(name: string): ScanSession | undefined {
  const known = held.get(name);
  return known && withKeptBills(known.session, readQueue(), known.heardAt, now());
}

/** The session as last answered; asks the server when the phone does not hold it. */
export async function openSession(session: string): Promise<Answer<ScanSession>> {
  const known = heldSession(session);
  return known ? { ok: true, value: known } : refreshSession(session);
}

/** The session with the member as she stands now. */
export async function refreshSession(session: string): Promise<Answer<ScanSession>> {
  const answer = await fetchMember(session);
  return answer.ok ? { ok: true, value: holdSession(answer.value) } : answer;
}

/** The session as she stands now; without a network as she stood when the phone last heard. */
export async function latestSession(session: string): Promise<Answer<ScanSession>> {
  const answer = await refreshSession(session);
  if (answer.ok || answer.refusal.code !== 'offline') return answer;
  const known = heldSession(session);
  return known ? { ok: true, value: known } : answer;
}

/** Who can still be sold to without a network, newest first. */
export function openSessions(now: EpochMs): ScanSession[] {
  return [...held.values()]
    .map(({ session }) => session)
    .filter(({ expiresAt }) => expiresAt > now)
    .reverse();
}
