import { refuse, type EpochMs, type MonthFigures } from '@vip-card/core';
import { figuresOf, keepFigures, type Answer, type Store } from '@vip-card/cloud';

/** A page adds up for so long what the timer has not yet: a phone waits no longer. */
const BUDGET_MS = 20_000;

/** A month's figures as they are now, or what all that was written comes to; refused while they are being added up. */
export async function figuresNow(store: Store, now: EpochMs, month?: string): Promise<Answer<MonthFigures>> {
  const progress = await keepFigures(store, now, BUDGET_MS);
  const value = await figuresOf(store, progress, month);
  return value ? { ok: true, value } : refuse({ code: 'books_behind', through: progress.newest?.through ?? now });
}
