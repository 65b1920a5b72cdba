/** `138****6207`: enough for its owner to recognise it. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** `林**`: the first character, and as many stars as there are others, at most two. */
export function maskName(name: string): string {
  const characters = Array.from(name);
  if (characters.length === 0) return '';
  return `${characters[0] ?? ''}${'*'.repeat(Math.min(characters.length - 1, 2))}`;
}
