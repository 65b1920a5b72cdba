/** Longer names do not fit the card. */
export const MAXIMUM_NAME_CHARACTERS = 20;

/** A name as it is kept: trimmed, inner spaces single; undefined when it is too long or holds control characters. */
export function parseName(text: string): string | undefined {
  const name = text.trim().replace(/ +/g, ' ');
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name)) return undefined;
  return Array.from(name).length <= MAXIMUM_NAME_CHARACTERS ? name : undefined;
}
