import type { PurchasePages } from '../../services/purchases';

/** A newer first page laid over what was read before: older pages that were read stay, as far as the newer one reaches them. */
export function mergePages(newer: PurchasePages, older: PurchasePages | undefined): PurchasePages {
  const oldest = newer.purchases[newer.purchases.length - 1];
  const known = older?.purchases.findIndex(({ id }) => id === oldest?.id) ?? -1;
  if (!older || known < 0) return newer;
  return { purchases: [...newer.purchases, ...older.purchases.slice(known + 1)], next: older.next };
}

/** The next page laid under what was read before. */
export function appendPage(read: PurchasePages, page: PurchasePages): PurchasePages {
  return { purchases: [...read.purchases, ...page.purchases], next: page.next };
}
