import type { Role } from '@vip-card/core';

/** Who stands behind this counter, as the home page last heard. */
let role: Role | undefined;

export function holdRole(heard: Role): void {
  role = heard;
}

/** Whether points may be adjusted by hand here; the server judges it again. */
export function mayAdjust(): boolean {
  return role === 'manager';
}
