import type { Role, TierName } from '@vip-card/core';

export const tiers: Record<TierName, string> = { linen: 'Linen', silver: 'Silver', gold: 'Gold', black: 'Black' };

export const roles: Record<Role, string> = {
  clerk: 'Clerk',
  manager: 'Manager',
  marketer: 'Marketer',
  hq: 'Headquarters',
  finance: 'Finance',
};
