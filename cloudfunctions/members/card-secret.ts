import { base32Encode } from '@vip-card/core';
import { randomBytes } from 'node:crypto';

/** A new secret for a member's card: 160 random bits, as RFC 4226 recommends, in base32. */
export function newCardSecret(): string {
  return base32Encode(randomBytes(20));
}
