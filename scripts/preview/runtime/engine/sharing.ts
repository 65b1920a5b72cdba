import type { ShareCard } from '../phone';
import { callPage } from './lifecycle';
import type { Page } from './page';

interface ShareAnswer {
  title?: string;
  path?: string;
  imageUrl?: string;
  promise?: Promise<ShareAnswer>;
}

/** Asks the page what its card should say. A page without onShareAppMessage cannot be shared from the menu. */
export async function shareCardOf(
  page: Page,
  from: ShareCard['from'],
  target: unknown,
  fallbackTitle: string,
  report: (thrown: unknown, where: string) => void,
): Promise<ShareCard> {
  const first = (callPage(page, 'onShareAppMessage', report, { from, target }) ?? {}) as ShareAnswer;
  const answer = first.promise ? { ...first, ...(await first.promise) } : first;
  const search = Object.entries(page.query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return {
    from,
    title: answer.title ?? fallbackTitle,
    path: answer.path ?? (search === '' ? page.path : `${page.path}?${search}`),
    ...(answer.imageUrl !== undefined && { imageUrl: answer.imageUrl }),
  };
}
