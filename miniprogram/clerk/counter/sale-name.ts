import type { SaleName } from '@vip-card/core';

/** A purchase in a page's address: `jingan:0931`. No store's id holds a colon. */
export function saleNameText({ storeId, receipt }: SaleName): string {
  return `${storeId}:${receipt}`;
}

export function readSaleName(text: string): SaleName | undefined {
  const at = text.indexOf(':');
  return at < 1 ? undefined : { storeId: text.slice(0, at), receipt: text.slice(at + 1) };
}

/** The address of a page about one customer, and perhaps one of her purchases. */
export function pageUrl(page: string, session: string, of?: SaleName): string {
  const purchase = of ? `&of=${encodeURIComponent(saleNameText(of))}` : '';
  return `/clerk/pages/${page}/${page}?session=${encodeURIComponent(session)}${purchase}`;
}
