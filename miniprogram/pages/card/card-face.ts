import type { CardView, EpochMs, StoreView, TierName } from '@vip-card/core';

import { keepingOf, type KeepingView } from '../../components/tier-way/keeping';
import { cardNumber, momentOf } from '../../copy/figures';
import type { Copy } from '../../copy/index';
import { isOpen } from '../stores/store-rows';

/** The card page's words and figures for one member. */
export interface CardFace {
  memberNo: number;
  secret: string;
  tier: TierName;
  tierName: string;
  name: string;
  number: string;
  aria: string;
  points: number;
  /** Empty when nothing expires. */
  expiring: string;
  /** Empty when nothing is waited for. */
  pending: string;
  owed: string;
  progress: string;
  progressPercent: number;
  keeping: KeepingView;
  place: string;
  placeNote: string;
  hasPhone: boolean;
}

/** How far along the way to the next tier, 0 to 100, in tenths of a percent; 100 at the top. */
export function progressPercent({ qualifyingSpend, next }: CardView['tierProgress']): number {
  if (!next) return 100;
  const goal = qualifyingSpend + next.remaining;
  return goal > 0 ? Math.floor((qualifyingSpend * 1000) / goal) / 10 : 0;
}

/** Words a card for its reader; `stores` are those that the phone knows of, for the hours of hers. */
export function faceOf(card: CardView, now: EpochMs, copy: Copy, stores: readonly StoreView[] = []): CardFace {
  const { card: words, figures, tiers } = copy;
  const { next } = card.tierProgress;
  const name = card.name === '' ? words.nameless : card.name;
  const number = cardNumber(card.memberNo);
  return {
    memberNo: card.memberNo,
    secret: card.secret,
    tier: card.tier,
    tierName: tiers[card.tier],
    name,
    number,
    aria: words.aria(name, tiers[card.tier], number),
    points: card.points,
    expiring: card.expiringNext
      ? words.expiring(figures.day(card.expiringNext.lastDay, now), card.expiringNext.points)
      : '',
    pending: card.pendingNext ? words.pending(figures.day(card.pendingNext.from, now), card.pendingNext.points) : '',
    owed: card.owed > 0 ? words.owed(card.owed) : '',
    progress: next ? words.toNextTier(next.remaining, tiers[next.tier]) : words.topTier,
    progressPercent: progressPercent(card.tierProgress),
    keeping: keepingOf(card, now, copy),
    place: card.homeStore?.name ?? words.chooseStore,
    placeNote: hoursNote(card, now, copy, stores),
    hasPhone: card.maskedPhone !== null,
  };
}

/** Until when her store is open or, once it is shut, when it opens. */
function hoursNote({ homeStore }: CardView, now: EpochMs, copy: Copy, stores: readonly StoreView[]): string {
  if (!homeStore) return '';
  const known = stores.find(({ storeId }) => storeId === homeStore.storeId);
  if (known && !isOpen(known, momentOf(now).time)) return copy.stores.opensAt(known.opensAt);
  return copy.card.openUntil(homeStore.closesAt);
}
