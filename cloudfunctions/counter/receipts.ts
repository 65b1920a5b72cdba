import { businessDayOf, type EpochMs, type MemberNo } from '@vip-card/core';

/**
 * A receipt number for what was entered without one: store, day, and the member's own count, which nothing else has. It
 * needs no counter that strangers would share.
 *
 * @param kind `S` for a sale, `R` for a return
 */
export function receiptNumber(
  kind: 'S' | 'R',
  prefix: string,
  at: EpochMs,
  movement: { memberNo: MemberNo; seq: number },
): string {
  const day = businessDayOf(at).replace(/-/g, '').slice(2);
  return `${prefix}${day}-${kind}${movement.memberNo}-${movement.seq}`;
}
