import type { CardView, EpochMs } from '@vip-card/core';

import type { Answer } from './call';
import { correctClock, now } from './clock';
import { fetchMyCard } from './members';

/**
 * The member's card as this phone keeps it, so that it can be drawn, and its code shown, without a network. `asOf` says
 * how old its figures are.
 */
export type KeptCard = { kind: 'visitor' } | { kind: 'member'; card: CardView; asOf: EpochMs };

const key = 'card-1';

/** What was last heard from the server; undefined on a phone that never asked. */
export function keptCard(): KeptCard | undefined {
  const kept: unknown = wx.getStorageSync(key);
  return isKept(kept) ? kept : undefined;
}

/** Asks the server, and keeps what it says. A refusal (no network) leaves what is kept as it is. */
export async function refreshCard(): Promise<Answer<KeptCard>> {
  const sentAt = Date.now();
  const answer = await fetchMyCard();
  if (!answer.ok) return answer;
  if (answer.value.kind === 'member') correctClock(answer.value.card.serverTime, sentAt, Date.now());
  const kept: KeptCard = answer.value.kind === 'member' ? memberKept(answer.value.card) : answer.value;
  wx.setStorageSync(key, kept);
  return { ok: true, value: kept };
}

/** Keeps a card that another action answered with (joining, a changed name, a replaced code). */
export function keepCard(card: CardView): KeptCard {
  const kept = memberKept(card);
  wx.setStorageSync(key, kept);
  return kept;
}

function memberKept(card: CardView): KeptCard & { kind: 'member' } {
  return { kind: 'member', card, asOf: now() };
}

function isKept(kept: unknown): kept is KeptCard {
  return typeof kept === 'object' && kept !== null && 'kind' in kept;
}
