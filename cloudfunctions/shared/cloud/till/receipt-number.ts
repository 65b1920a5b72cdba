import { businessDayOf, contentHash, type EpochMs, type MemberNo } from '@vip-card/core';

/**
 * A receipt number for what was entered without one: store, day, and the member's own count, which nothing else has. It
 * needs no counter that strangers would share.
 *
 * @param kind `S` for a sale, `R` for a return, `X` for an exchange, `V` for what is voided
 * @param taken when somebody has typed that very number already: the request makes it another one
 */
export function receiptNumber(
  kind: 'S' | 'R' | 'X' | 'V',
  prefix: string,
  at: EpochMs,
  movement: { memberNo: MemberNo; seq: number },
  taken?: { requestKey: string },
): string {
  const day = businessDayOf(at).replace(/-/g, '').slice(2);
  const number = `${prefix}${day}-${kind}${movement.memberNo}-${movement.seq}`;
  return taken ? `${number}-${contentHash(taken.requestKey).slice(0, 8)}` : number;
}
