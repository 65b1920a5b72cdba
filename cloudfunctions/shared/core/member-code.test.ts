import fc from 'fast-check';
import { base32Decode, base32Encode } from './base32';
import {
  CODE_STEP_MS,
  codeDigits,
  codeStep,
  decideScan,
  decideSettledCode,
  memberCode,
  parseMemberCode,
  SCAN_CARRIES_MS,
  spacedCode,
} from './member-code';
import type { EpochMs, MemberNo } from './units';

/** The secret of RFC 6238's appendix B: the ASCII digits 12345678901234567890. */
const secret = base32Encode(Uint8Array.from('12345678901234567890', (digit) => digit.charCodeAt(0)));
const now = 1_800_000_000_000 as EpochMs;
const later = (steps: number): EpochMs => (now + steps * CODE_STEP_MS) as EpochMs;
const digitsAt = (steps: number): string => codeDigits(secret, codeStep(now) + steps);
const fresh = { secret, lastStep: 0 };

describe('codeDigits', () => {
  // Appendix B prints eight digits; six digits are its last six.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('gives RFC 6238’s digits at second %i', (seconds, digits) => {
    expect(codeDigits(secret, codeStep((seconds * 1000) as EpochMs))).toBe(digits);
  });
});

describe('the code', () => {
  it('is the member’s number and six digits, and shown in three groups', () => {
    const code = memberCode(80261148 as MemberNo, secret, 59_000 as EpochMs);
    expect(code).toBe('80261148287082');
    expect(spacedCode(code)).toBe('8026 1148 287082');
    expect(parseMemberCode(spacedCode(code))).toEqual({ memberNo: 80261148, digits: '287082' });
  });

  it.each([
    '',
    '8026114828708',
    '802611482870821',
    'https://example.com',
    '8026114828708x',
    '８０２６１１４８２８７０８２',
  ])('is not read from %p', (text) => {
    expect(parseMemberCode(text)).toBeUndefined();
  });
});

describe('decideScan', () => {
  it.each([-1, 0, 1])('accepts the digits of step %i', (steps) => {
    expect(decideScan(fresh, { digits: digitsAt(steps), at: now })).toEqual({
      ok: true,
      value: { step: codeStep(now) + steps },
    });
  });

  it('refuses a code that was accepted already', () => {
    const card = { secret, lastStep: codeStep(now) };
    expect(decideScan(card, { digits: digitsAt(0), at: now })).toEqual({
      ok: false,
      refusal: { code: 'code_already_used' },
    });
    expect(decideScan(card, { digits: digitsAt(0), at: later(3) })).toEqual({
      ok: false,
      refusal: { code: 'code_already_used' },
    });
  });

  it('refuses a code older than the last one accepted', () => {
    const card = { secret, lastStep: codeStep(now) };
    expect(decideScan(card, { digits: digitsAt(-1), at: now })).toEqual({
      ok: false,
      refusal: { code: 'code_expired' },
    });
  });

  it('does not lock a card for as long as a server’s clock was ahead and has been put back', () => {
    for (const ahead of [3, 22, 86_400]) {
      const card = { secret, lastStep: codeStep(now) + ahead };
      expect(decideScan(card, { digits: digitsAt(0), at: now })).toEqual({ ok: true, value: { step: codeStep(now) } });
    }
    const skewed = { secret, lastStep: codeStep(now) + 2 };
    expect(decideScan(skewed, { digits: digitsAt(0), at: now })).toMatchObject({ refusal: { code: 'code_expired' } });
  });

  it.each([2, 5, 20])('refuses a genuine code as expired %i steps later', (steps) => {
    expect(decideScan(fresh, { digits: digitsAt(0), at: later(steps) })).toEqual({
      ok: false,
      refusal: { code: 'code_expired' },
    });
  });

  it('calls a code wrong that is from the future, or of another secret', () => {
    const other = base32Encode(Uint8Array.from({ length: 20 }, (_, index) => index));
    expect(decideScan(fresh, { digits: digitsAt(2), at: now })).toEqual({ ok: false, refusal: { code: 'code_wrong' } });
    expect(decideScan({ secret: other, lastStep: 0 }, { digits: digitsAt(0), at: now })).toEqual({
      ok: false,
      refusal: { code: 'code_wrong' },
    });
  });
});

it('reads back every secret from its base32', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(base32Decode(base32Encode(bytes))).toEqual(bytes);
    }),
  );
});

describe('decideSettledCode', () => {
  const settle = (digits: string, scannedAt = now, occurredAt = scannedAt) =>
    decideSettledCode(secret, { digits, scannedAt, occurredAt });

  it.each([-1, 0, 1])('accepts the digits of step %i beside the one in which it was scanned', (steps) => {
    expect(settle(digitsAt(steps))).toEqual({ ok: true, value: { step: codeStep(now) + steps } });
  });

  it.each([-2, 2, 20])('does not know the digits of step %i', (steps) => {
    expect(settle(digitsAt(steps))).toEqual({ ok: false, refusal: { code: 'code_wrong' } });
  });

  it('carries a sale that happened at most ten minutes after the scan', () => {
    const at = (ms: number) => settle(digitsAt(0), now, (now + ms) as EpochMs);
    expect(at(SCAN_CARRIES_MS).ok).toBe(true);
    expect(at(SCAN_CARRIES_MS + 1)).toEqual({ ok: false, refusal: { code: 'code_expired' } });
    expect(at(-CODE_STEP_MS).ok).toBe(true);
    expect(at(-CODE_STEP_MS - 1)).toEqual({ ok: false, refusal: { code: 'code_expired' } });
  });

  it('carries several sales of its minutes, and is good however late it is settled', () => {
    // Nothing is remembered: judged twice, and years later, it says the same.
    expect(settle(digitsAt(0))).toEqual(settle(digitsAt(0)));
  });

  it('is not the code of another card', () => {
    const other = base32Encode(Uint8Array.from('another secret of 20', (character) => character.charCodeAt(0)));
    const digits = codeDigits(other, codeStep(now));
    expect(settle(digits)).toEqual({ ok: false, refusal: { code: 'code_wrong' } });
  });
});
