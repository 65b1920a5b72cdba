import type { EpochMs, Signed } from '@vip-card/core';
import { SETTINGS_AGE_MS, type SignIn } from '@vip-card/cloud';

/**
 * How long before it takes effect a rule set must be stored, or withdrawn: until then every warm instance has read its
 * settings anew, and as long again for clocks that differ and a request that is slow to be written.
 */
export const LEAD_MS = 2 * SETTINGS_AGE_MS;

/** The name of a version in `ruleSets` and `publications`. */
export function nameOfVersion(version: number): string {
  return String(version).padStart(6, '0');
}

/** Who does something to a rule set. */
export function signed({ staffId, name }: Pick<SignIn, 'staffId' | 'name'>, at: EpochMs): Signed {
  return { staffId, name, at };
}
