import type { Award, EpochMs, Fen, Points, Purchase, SaleLine } from '@vip-card/core';

const none = 0 as Points;

/** An award of so many points, one for each yuan. */
export function earning(total: number): Award {
  const points = total as Points;
  return {
    ruleSetVersion: 12,
    total: points,
    applied: [
      {
        ruleId: 'base',
        points,
        because: { kind: 'base-earn', spent: (total * 100) as Fen, perYuan: { numerator: 1, denominator: 1 } },
      },
    ],
    missed: [],
    cuts: [],
    excluded: [],
    bonuses: [],
    reached: [],
    shares: [points],
  };
}

/** A shirt as it stands on a bill. */
export const shirt: SaleLine = {
  name: '亚麻衬衫',
  category: 'womenswear',
  size: 'M',
  colour: '白',
  quantity: 1,
  list: 39_800 as Fen,
  paid: 39_800 as Fen,
};

/** A shirt bought in a store, for tests; `of` says what is different. */
export function bought(of: Partial<Purchase> = {}): Purchase {
  return {
    id: 'jingan:JA-0042',
    receipt: 'JA-0042',
    at: Date.parse('2026-11-14T08:20:00Z') as EpochMs,
    store: '静安店',
    channel: 'store',
    lines: [{ ...shirt, returned: 0 }],
    paid: 39_800 as Fen,
    worth: 0 as Fen,
    redeemed: none,
    award: earning(398),
    refunded: 0 as Fen,
    reversed: none,
    voidedAt: null,
    exchangeFor: null,
    ...of,
  };
}
