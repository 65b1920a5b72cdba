/** The order of a member's sales: newest first, and of those at the same instant the one that arrived later. */
export const NEWEST_FIRST = [
  ['occurredAt', 'desc'],
  ['seq', 'desc'],
] as const;
