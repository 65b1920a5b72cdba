import { getCloudbaseContext } from '@cloudbase/node-sdk';
import type { EpochMs } from '@vip-card/core';
import { now } from './clock';
import { settingsOf, type Settings } from './settings';
import { theStore, type Store } from './store';
import type { Condition, FindOptions, Shelf } from './shelf';

/** What a job did. What failed is logged, stays due, and is tried again by the next run. */
export interface JobReport {
  done: number;
  failed: number;
}

export interface JobContext {
  store: Store;
  now: EpochMs;
  settings: Settings;
}

/**
 * A function that a timer calls. A phone that calls it is told that there is nothing for it, and nothing runs. The job finds
 * its work by due dates and may be killed and run again at any point.
 */
export function job(
  name: string,
  run: (context: JobContext) => Promise<JobReport>,
): (
  event: unknown,
  context: unknown,
) => Promise<JobReport | { ok: false; refusal: { code: 'unknown_action'; action: string } }> {
  return async (_event, platform) => {
    const { TRIGGER_SRC: source } = getCloudbaseContext(platform as Parameters<typeof getCloudbaseContext>[0]);
    if (source !== 'timer') return { ok: false, refusal: { code: 'unknown_action', action: name } };
    const store = theStore();
    const at = now();
    const report = await run({ store, now: at, settings: await settingsOf(store, at) });
    console.log(JSON.stringify({ job: name, ...report }));
    return report;
  };
}

/** So many at a time: a page is one read, and no function holds more than these. */
const PAGE = 100;
const AT_ONCE = 4;

/**
 * Does something to everything that is due, in pages, a few at a time, until nothing is left. What is done is no longer due,
 * so that the first page is always the next; what failed is stepped over.
 */
export async function doDue<Doc extends object>(
  shelf: Shelf<Doc>,
  due: { condition: Condition<Doc>; order: FindOptions<Doc>['order'] & object },
  work: (document: Doc) => Promise<void>,
): Promise<JobReport> {
  const report: JobReport = { done: 0, failed: 0 };
  for (;;) {
    const page = await shelf.where(due.condition, { order: due.order, limit: PAGE, skip: report.failed });
    const waiting = [...page];
    const lane = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        try {
          await work(next);
          report.done += 1;
        } catch (thrown) {
          report.failed += 1;
          console.error(
            JSON.stringify({ job: shelf.name, fault: thrown instanceof Error ? thrown.stack : String(thrown) }),
          );
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    if (page.length < PAGE) return report;
  }
}
