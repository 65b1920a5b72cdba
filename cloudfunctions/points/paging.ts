import * as v from 'valibot';

export const PAGE = 20;
const LARGEST_PAGE = 100;

/** How long a page may be asked to be. */
export const limit = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(LARGEST_PAGE));

/** A page of what was found, of which one more than it holds was asked for: that one tells whether there is a next page. */
export function pageOf<Found>(
  found: readonly Found[],
  length: number,
  cursor: (last: Found) => string,
): { page: Found[]; next: string | null } {
  const page = found.slice(0, length);
  const last = page[page.length - 1];
  return { page, next: last !== undefined && found.length > length ? cursor(last) : null };
}
