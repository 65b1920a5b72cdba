import * as v from 'valibot';
import { MAXIMUM_AMOUNT } from '../money';
import type { EpochMs, Fen, Points } from '../units';

/** No fixed number of points, and no cap, is larger. */
const MAXIMUM_POINTS = 10_000_000;

export function wholeNumber(minimum: number, maximum = Number.MAX_SAFE_INTEGER) {
  return v.pipe(v.number(), v.safeInteger(), v.minValue(minimum), v.maxValue(maximum));
}

export const epochMs = v.pipe(
  wholeNumber(0, 8_640_000_000_000_000),
  v.transform((at) => at as EpochMs),
);

export const ratio = v.strictObject({ numerator: wholeNumber(0, 10_000), denominator: wholeNumber(1, 10_000) });

/** More than nothing, and at most the whole. */
export const part = v.pipe(
  v.strictObject({ numerator: wholeNumber(1, 10_000), denominator: wholeNumber(1, 10_000) }),
  v.check(({ numerator, denominator }) => numerator <= denominator, 'a part of the whole, at most 1/1'),
);

export const points = v.pipe(
  wholeNumber(1, MAXIMUM_POINTS),
  v.transform((value) => value as Points),
);

export function amount(minimum: number) {
  return v.pipe(
    wholeNumber(minimum, MAXIMUM_AMOUNT),
    v.transform((fen) => fen as Fen),
  );
}

export const ruleId = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens'),
);

export const name = v.pipe(v.string(), v.minLength(1), v.maxLength(40));

/** At least one, and none twice. */
export function distinct<const Item extends v.GenericSchema<unknown, string | number>>(item: Item) {
  return v.pipe(
    v.array(item),
    v.minLength(1),
    v.maxLength(200),
    atMostOnce(undefined, (each) => each, 'each one once'),
  );
}

/** Refuses the second item of the same key and names it, `rules.3.id`; items whose key is undefined do not count. */
export function atMostOnce<Item>(
  member: (keyof Item & string) | undefined,
  keyOf: (item: Item) => unknown,
  message: string,
) {
  return v.rawCheck<Item[]>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const seen = new Set<unknown>();
    for (const [index, item] of dataset.value.entries()) {
      const key = keyOf(item);
      if (key !== undefined && seen.has(key)) {
        const at = { type: 'array', origin: 'value', input: dataset.value, key: index, value: item } as const;
        const input = item as Record<string, unknown>;
        addIssue({
          message,
          path: member === undefined ? [at] : [at, { type: 'object', origin: 'value', input, key: member, value: key }],
        });
        return;
      }
      seen.add(key);
    }
  });
}
