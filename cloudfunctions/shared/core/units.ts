declare const unit: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [unit]: Name };

/** Money in integer fen, 1/100 yuan. */
export type Fen = Branded<number, 'Fen'>;
/** Loyalty points 积分, an integer. */
export type Points = Branded<number, 'Points'>;
/** A member's number on the card: an integer, and the member's id. */
export type MemberNo = Branded<number, 'MemberNo'>;
/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = Branded<number, 'EpochMs'>;
/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`: the day the shops live by. */
export type BusinessDay = Branded<string, 'BusinessDay'>;
