import { hmac } from '@noble/hashes/hmac';
import { sha1 } from '@noble/hashes/legacy';
import { base32Decode } from './base32';
import { accept, refuse, type Result } from './result';
import type { EpochMs, MemberNo } from './units';

/** How long one code is shown. */
export const CODE_STEP_MS = 30_000;

/** Phones' clocks are off by a little: the step before and the step after now are good too. */
const TOLERATED_STEPS = 1;

/** So far back a genuine code is still told from a made-up one: ten minutes, a screenshot's age. */
const REMEMBERED_STEPS = 20;

const CODE = /^(\d{8})(\d{6})$/;

/** The time step that an instant falls in. */
export function codeStep(at: EpochMs): number {
  return Math.floor(at / CODE_STEP_MS);
}

/** The six digits of a time step: TOTP of RFC 6238 with HMAC-SHA-1. `secret` is base32. */
export function codeDigits(secret: string, step: number): string {
  const counter = new Uint8Array(8);
  new DataView(counter.buffer).setUint32(0, Math.floor(step / 0x1_0000_0000));
  new DataView(counter.buffer).setUint32(4, step % 0x1_0000_0000);
  const mac = hmac(sha1, base32Decode(secret), counter);
  const offset = (mac[mac.length - 1] ?? 0) & 15;
  const truncated = new DataView(mac.buffer, mac.byteOffset).getUint32(offset) & 0x7fff_ffff;
  return String(truncated % 1_000_000).padStart(6, '0');
}

/** The 14 digits that the QR code and the Code 128 carry: the member's number and the digits of now. */
export function memberCode(memberNo: MemberNo, secret: string, at: EpochMs): string {
  return `${memberNo}${codeDigits(secret, codeStep(at))}`;
}

/** `8026 1148 437021`, as the card shows it to people. */
export function spacedCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4, 8)} ${code.slice(8)}`;
}

/** Takes a scanned or typed code apart; spaces do not matter. */
export function parseMemberCode(text: string): { memberNo: MemberNo; digits: string } | undefined {
  const match = CODE.exec(text.replace(/\s/g, ''));
  if (!match) return undefined;
  const [, memberNo, digits = ''] = match;
  return { memberNo: Number(memberNo) as MemberNo, digits };
}

/** Servers agree on the time within a step. A last step further ahead than this was taken by a clock since put back. */
const STEPS_AHEAD = TOLERATED_STEPS + 1;

export type ScanRefusal = { code: 'code_wrong' } | { code: 'code_expired' } | { code: 'code_already_used' };

/**
 * Judges a code's digits against the member's secret: genuine, of a step within one of now, and newer than the last step
 * accepted. Answers the step, which the caller stores as the last accepted one, on condition that it is still the one
 * judged here. A last step that lies in the future says nothing: a server's wrong clock must not lock a card for as long
 * as it was ahead.
 */
export function decideScan(
  card: { secret: string; lastStep: number },
  scan: { digits: string; at: EpochMs },
): Result<{ step: number }, ScanRefusal> {
  const now = codeStep(scan.at);
  const lastStep = card.lastStep > now + STEPS_AHEAD ? 0 : card.lastStep;
  const genuine = (step: number): boolean => codeDigits(card.secret, step) === scan.digits;
  for (let step = now + TOLERATED_STEPS; step >= now - TOLERATED_STEPS; step -= 1) {
    if (!genuine(step)) continue;
    if (step > lastStep) return accept({ step });
    return refuse({ code: step === lastStep ? 'code_already_used' : 'code_expired' });
  }
  for (let step = now - TOLERATED_STEPS - 1; step >= now - REMEMBERED_STEPS; step -= 1) {
    if (genuine(step)) return refuse({ code: step === lastStep ? 'code_already_used' : 'code_expired' });
  }
  return refuse({ code: 'code_wrong' });
}

/** For so long a code that was scanned carries what a till does for its member: a bill is not rung up in one step. */
export const SCAN_CARRIES_MS = 10 * 60_000;

/**
 * Judges a code that a till took down by itself, for a sale that it settles later: genuine for the step in which it was
 * scanned, or one beside it, and scanned at most ten minutes before the sale happened. Times are the server's, as the till
 * knows them.
 *
 * It says that the card was there, and no more. It is not judged by the last step accepted, since the member has shown newer
 * codes long before a till finds its network again; and like a scan it carries as many sales as fall within its minutes.
 * Whoever repeats it only gives points to the card's holder, which a card number alone may do as well: a settled code earns
 * and never pays. That a sale counts once is for its receipt to say.
 */
export function decideSettledCode(
  secret: string,
  scan: { digits: string; scannedAt: EpochMs; occurredAt: EpochMs },
): Result<{ step: number }, { code: 'code_wrong' } | { code: 'code_expired' }> {
  const { digits, scannedAt, occurredAt } = scan;
  const scanned = codeStep(scannedAt);
  for (let step = scanned + TOLERATED_STEPS; step >= scanned - TOLERATED_STEPS; step -= 1) {
    if (codeDigits(secret, step) !== digits) continue;
    // A till that notes the end of its bill before it notes the scan may be a step off.
    const age = occurredAt - scannedAt;
    return age >= -CODE_STEP_MS && age <= SCAN_CARRIES_MS ? accept({ step }) : refuse({ code: 'code_expired' });
  }
  return refuse({ code: 'code_wrong' });
}
