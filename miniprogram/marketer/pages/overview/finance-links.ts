import { permissions, type Role } from '@vip-card/core';

export const NO_LINKS = { books: false, reconciliation: false, adjustments: false };

/** Which pages of the books somebody in a role may open; the server decides again. */
export function financeLinks(role: Role): typeof NO_LINKS {
  const may = (roles: readonly Role[]): boolean => roles.includes(role);
  return {
    books: may(permissions.books.month),
    reconciliation: may(permissions.books.lateSales),
    adjustments: may(permissions.adjustments.pending),
  };
}
