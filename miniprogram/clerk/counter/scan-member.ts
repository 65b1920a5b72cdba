import type { ScanSession } from '@vip-card/core';
import { refusalSentence } from '../../copy/index';
import { scanCode } from '../services/counter';
import { clerkCopy } from '../copy/index';
import { holdSession } from './held-session';

/** A recognised member, or the sentence that says what to tell the customer; nothing when the clerk gave up. */
export type Scanned =
  | { kind: 'member'; session: ScanSession }
  | { kind: 'refused'; sentence: string; offline: boolean }
  | { kind: 'gave-up' };

/** Scans the code on the customer's phone and opens, or renews, the scan session. */
export async function scanMember(): Promise<Scanned> {
  const code = await readCode();
  if (code.kind !== 'code') return code;
  const answer = await scanCode(code.text);
  if (!answer.ok) {
    const offline = answer.refusal.code === 'offline';
    return {
      kind: 'refused',
      sentence: offline ? clerkCopy().home.scanOffline : refusalSentence(answer.refusal),
      offline,
    };
  }
  return { kind: 'member', session: holdSession(answer.value) };
}

/** Scans again the code of a customer whose scan is over; another customer's code is refused. */
export async function scanAgain(session: string): Promise<Scanned> {
  const scanned = await scanMember();
  if (scanned.kind !== 'member' || scanned.session.session === session) return scanned;
  return { kind: 'refused', sentence: clerkCopy().common.otherMember, offline: false };
}

async function readCode(): Promise<{ kind: 'code'; text: string } | Exclude<Scanned, { kind: 'member' }>> {
  try {
    const { result } = await wx.scanCode({ onlyFromCamera: true, scanType: ['qrCode', 'barCode'] });
    return { kind: 'code', text: result };
  } catch (failure) {
    const { errMsg } = Object(failure) as { errMsg?: unknown };
    if (typeof errMsg === 'string' && errMsg.includes('cancel')) return { kind: 'gave-up' };
    return { kind: 'refused', sentence: clerkCopy().common.noCamera, offline: false };
  }
}
