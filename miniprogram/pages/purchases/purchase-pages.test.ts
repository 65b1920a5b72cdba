import type { PurchasePages } from '../../services/purchases';
import { bought } from './testing/bought';
import { appendPage, mergePages } from './purchase-pages';

const pages = (ids: string[], next: string | null = null): PurchasePages => ({
  purchases: ids.map((id) => bought({ id })),
  next,
});
const ids = ({ purchases }: PurchasePages) => purchases.map(({ id }) => id);

test('lays an older page under what was read', () => {
  const all = appendPage(pages(['3', '2'], '2'), pages(['1']));
  expect([ids(all), all.next]).toEqual([['3', '2', '1'], null]);
});

test('keeps what was read below when the first page is renewed', () => {
  const merged = mergePages(pages(['4', '3'], '3'), pages(['3', '2', '1']));
  expect([ids(merged), merged.next]).toEqual([['4', '3', '2', '1'], null]);
});

test('starts over when the renewed page does not reach what was read, and when nothing was', () => {
  const renewed = pages(['9', '8'], '8');
  expect(mergePages(renewed, pages(['1']))).toBe(renewed);
  expect(mergePages(renewed, undefined)).toBe(renewed);
  expect(mergePages(pages([]), pages(['1']))).toEqual(pages([]));
});
