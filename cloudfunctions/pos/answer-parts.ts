import type { EpochMs, Fen, MemberNo, Points, TierName } from '@vip-card/core';
import * as v from 'valibot';

/** Whole numbers as we answer them. Their brands are ours: the schema need not make them, and a document has none. */
const whole = (description: string) => v.pipe(v.number(), v.integer(), v.description(description));
const branded = <Brand>(description: string) => whole(description) as unknown as v.GenericSchema<number, Brand>;

export const count = whole('A whole number.');
export const fen = branded<Fen>('Money in fen, 1/100 yuan.');
export const points = branded<Points>('Points, a whole number.');
export const instant = branded<EpochMs>('Milliseconds since 1970-01-01T00:00:00Z.');
export const memberNo = branded<MemberNo>('The member’s number, eight digits.');

export const tier: v.GenericSchema<TierName> = v.picklist(['linen', 'silver', 'gold', 'black']);
export const channel = v.picklist(['store', 'online']);
export const ratio = v.strictObject({ numerator: count, denominator: count });

/** So many points, and what they are worth at the till. */
export const paidWithPoints = v.strictObject({ points, worth: fen });
