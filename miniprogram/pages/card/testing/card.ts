import type { BusinessDay, CardView, EpochMs, Fen, MemberNo, Points } from '@vip-card/core';

/** A gold member's card on 21 November 2026, for tests. */
export const card: CardView = {
  memberNo: 80261148 as MemberNo,
  name: '林知夏',
  tier: 'gold',
  points: 2_486 as Points,
  owed: 0 as Points,
  expiringNext: { lastDay: '2026-12-31' as BusinessDay, points: 128 as Points },
  pendingNext: null,
  tierProgress: {
    qualifyingSpend: 1_432_000 as Fen,
    next: { tier: 'black', remaining: 568_000 as Fen },
    keeping: null,
  },
  maskedPhone: null,
  homeStore: { storeId: 'jingan', name: '静安店', closesAt: '22:00' },
  joinedOn: '2024-03-02' as BusinessDay,
  secret: 'JBSWY3DPEHPK3PXP',
  serverTime: Date.parse('2026-11-21T06:09:00Z') as EpochMs,
};
