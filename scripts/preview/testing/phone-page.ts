import type { Page } from 'playwright-core';
import type { Problem } from '../problem';

/** What the fixture's pages have written down, oldest first. */
export function log(page: Page): Promise<string[]> {
  return page.evaluate('window.log()');
}

export function problems(page: Page): Promise<Problem[]> {
  return page.evaluate('window.problems');
}

/** The text of a node on the page that is now on top. */
export async function text(page: Page, selector: string): Promise<string> {
  return (await page.locator(`.wx-frame:not([hidden]) ${selector}`).first().textContent()) ?? '';
}

export function style(page: Page, selector: string, property: string): Promise<string> {
  const node = `document.querySelector(${JSON.stringify(`.wx-frame:not([hidden]) ${selector}`)})`;
  return page.evaluate(`getComputedStyle(${node}).getPropertyValue(${JSON.stringify(property)})`);
}

/** A tap on a node of the page on top, by finger. */
export async function tap(page: Page, selector: string): Promise<void> {
  await page.locator(`.wx-frame:not([hidden]) ${selector}`).first().tap({ force: true, timeout: 5000 });
}

/** Waits until the condition holds; fails with what there was instead. */
export async function until<T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  const deadline = Date.now() + 5000;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() > deadline) throw new Error(`never came true, last was ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Waits until the text of a node matches. */
export function untilText(page: Page, selector: string, pattern: RegExp): Promise<string> {
  return until(
    () => text(page, selector),
    (found) => pattern.test(found),
  );
}

/** Waits until a line is in the log. */
export function untilLogged(page: Page, line: string): Promise<string[]> {
  return until(
    () => log(page),
    (lines) => lines.includes(line),
  );
}
