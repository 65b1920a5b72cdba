import type { Role, TierName } from '@vip-card/core';

export const tiers: Record<TierName, string> = { linen: '素卡', silver: '银卡', gold: '金卡', black: '黑卡' };

export const roles: Record<Role, string> = {
  clerk: '店员',
  manager: '店长',
  marketer: '营销',
  hq: '总部',
  finance: '财务',
};
