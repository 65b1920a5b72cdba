import { MAXIMUM_AMOUNT, type EpochMs, type Fen, type Points } from '@vip-card/core';
import * as v from 'valibot';

/** Marks the issues of an amount out of range, which has a refusal of its own. */
export const AMOUNT = 'an amount in fen of at least ';

const fenFrom = (minimum: number) =>
  v.pipe(
    v.number('an integer number of fen'),
    v.safeInteger('an integer number of fen'),
    v.minValue(minimum, `${AMOUNT}${minimum}`),
    v.maxValue(MAXIMUM_AMOUNT, `${AMOUNT}${minimum}`),
    v.transform((amount) => amount as Fen),
  );

/** An amount that may be nothing, and one that may not. */
const fen = fenFrom(0);
export const someFen = fenFrom(1);

/** Made by the phone for each new intention, and kept for its retries. */
export const requestId = v.pipe(v.string(), v.regex(/^[\w.-]{1,64}$/, '1 to 64 letters, digits, dots, hyphens'));

/** Ids of ours that travel: store, staff, session, invitation. Never a path, never an operator. */
export const id = v.pipe(v.string(), v.regex(/^[\w.:-]{1,160}$/, 'an id'));

/** A receipt number as tills print them. */
export const receipt = v.pipe(v.string(), v.regex(/^[\w./-]{1,40}$/, 'a receipt number'));

/** The number on an old plastic card. */
export const cardNumber = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,32}$/, 'a card number'));

/** Short free text, without a check of what it says. */
export const text = (longest: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(longest));

/** Milliseconds since 1970, within the years that a shop can mean. */
export const epochMs = v.pipe(
  v.number('milliseconds since 1970'),
  v.safeInteger('milliseconds since 1970'),
  v.minValue(0, 'milliseconds since 1970'),
  v.maxValue(4_102_444_800_000, 'milliseconds since 1970'),
  v.transform((at) => at as EpochMs),
);

export function wholeNumber(minimum: number, maximum: number) {
  const expected = `a whole number from ${minimum} to ${maximum}`;
  return v.pipe(
    v.number(expected),
    v.safeInteger(expected),
    v.minValue(minimum, expected),
    v.maxValue(maximum, expected),
  );
}

/** So many points, or none. */
export const points = v.pipe(
  wholeNumber(0, 1_000_000_000),
  v.transform((count) => count as Points),
);

/** The lines of a bill, as a till sends them. */
export const saleLines = v.pipe(
  v.array(
    v.strictObject({
      sku: v.exactOptional(text(40)),
      name: v.exactOptional(text(80)),
      category: text(40),
      size: v.exactOptional(text(20)),
      colour: v.exactOptional(text(20)),
      quantity: wholeNumber(1, 100_000),
      list: fen,
      paid: fen,
    }),
  ),
  v.minLength(1),
  v.maxLength(200),
);

/** No fields at all. */
export const nothing = v.strictObject({});
