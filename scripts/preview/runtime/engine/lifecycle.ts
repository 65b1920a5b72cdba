import type { Page } from './page';

/** Calls a page's own function if it has one; what it throws goes to the report and stops nothing else. */
export function callPage(
  page: Page,
  name: string,
  report: (thrown: unknown, where: string) => void,
  argument?: unknown,
): unknown {
  const method = page.instance[name];
  if (typeof method !== 'function') return undefined;
  try {
    const answer: unknown = method.call(page.instance, argument);
    if (answer instanceof Promise)
      answer.catch((thrown: unknown) => {
        report(thrown, `${page.path} ${name}`);
      });
    return answer;
  } catch (thrown) {
    report(thrown, `${page.path} ${name}`);
    return undefined;
  }
}

/** `pageLifetimes` of the page's components. */
export function triggerPageLifetime(page: Page, name: string, args: unknown[] = []): void {
  page.root.getComponent().triggerPageLifetime(name, args);
  page.tabBar?.root.getComponent().triggerPageLifetime(name, args);
}
