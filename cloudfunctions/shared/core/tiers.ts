/** Membership tiers 等级, lowest first: linen 素卡, silver 银卡, gold 金卡, black 黑卡. */
export type TierName = 'linen' | 'silver' | 'gold' | 'black';
