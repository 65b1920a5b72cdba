import type { TierName } from '@vip-card/core';
import type { Copy } from '../../copy/index';
import type { ClerkCopy } from '../copy/index';

/** The tables that a page's sentences come from. */
export interface Words {
  main: Copy;
  clerk: ClerkCopy;
}

/** Who is being served, as the head of a page names her. */
export interface CustomerLine {
  name: string;
  tier: TierName;
  tierName: string;
}

export function customerLine(member: { name: string; tier: TierName }, { main, clerk }: Words): CustomerLine {
  return { name: member.name || clerk.common.nameless, tier: member.tier, tierName: main.tiers[member.tier] };
}
