import type { Page } from 'playwright-core';

interface Point {
  x: number;
  y: number;
}

/** A finger that goes down, moves in ten steps and comes up again. */
export async function swipe(page: Page, from: Point, to: Point, { holdMs = 0 } = {}): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]): Promise<unknown> =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints });
  await send('touchStart', [from]);
  for (let step = 1; step <= 10; step += 1) {
    await send('touchMove', [{ x: from.x + ((to.x - from.x) * step) / 10, y: from.y + ((to.y - from.y) * step) / 10 }]);
  }
  if (holdMs > 0) await page.waitForTimeout(holdMs);
  await send('touchEnd', []);
  await session.detach();
}

/** The middle of a node on the screen. */
export async function middleOf(page: Page, selector: string): Promise<Point> {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} is not on the screen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A finger that stays down for a while. */
export async function longPress(page: Page, selector: string, ms: number): Promise<void> {
  const point = await middleOf(page, selector);
  await swipe(page, point, point, { holdMs: ms });
}
