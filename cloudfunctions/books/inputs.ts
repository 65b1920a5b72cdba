import * as v from 'valibot';

/** A calendar month, `2026-11`. */
export const month = v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'a month such as 2026-11'));
