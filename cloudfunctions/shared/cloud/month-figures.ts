import {
  beginMonth,
  boundsOfMonth,
  FIGURED,
  monthAfter,
  monthOf,
  MonthTally,
  settledBefore,
  type EpochMs,
  type Figured,
  type MonthFigures,
} from '@vip-card/core';
import { randomUUID } from 'node:crypto';
import type { Documents } from './documents';
import { postedMovements } from './posted-movements';
import type { Store } from './store';

type KeptFigures = Documents['monthFigures'];

/** What is added up is kept after so many movements: a run that is killed loses no more. */
const KEEP_EVERY = 10_000;

/** How far figures are kept: `behind` when time was over before all was added up that can be. */
export interface Progress {
  newest: KeptFigures | undefined;
  added: number;
  behind: boolean;
}

/**
 * Adds up what nobody has added up yet, and keeps the figures of each month. What may still be written to is left out. Any
 * number of runs may be under way and end at any point: figures are replaced only by who went on from them.
 *
 * @param budgetMs ends by then, with what it has kept
 */
export async function keepFigures(store: Store, now: EpochMs, budgetMs: number): Promise<Progress> {
  const ends = performance.now() + budgetMs;
  const until = settledBefore(now);
  let newest = await newestFigures(store);
  if (newest && newest.through > now) {
    // The clock was set back: what is written from now on belongs before what these figures end with.
    await store.monthFigures.remove({ through: store.command.gt(now) });
    newest = await newestFigures(store);
  }
  let added = 0;
  for (;;) {
    const begun = await begunMonth(store, newest, until);
    if (!begun) return { newest, added, behind: false };
    const run = await addUp(store, begun, { until, ends });
    added += run.added;
    newest = run.overtaken ? await newestFigures(store) : run.newest;
    if (!run.done && performance.now() >= ends) return { newest, added, behind: true };
  }
}

async function newestFigures({ monthFigures }: Store): Promise<KeptFigures | undefined> {
  const [newest] = await monthFigures.where({}, { order: [['_id', 'desc']], limit: 1 });
  return newest;
}

/** Figures to go on from; those of a month that has just begun are not kept yet. */
interface Begun {
  figures: KeptFigures;
  kept: boolean;
}

/** Where to go on: in the newest month, the one after it, or the first of all. Undefined when nothing is left. */
async function begunMonth(store: Store, newest: KeptFigures | undefined, until: EpochMs): Promise<Begun | undefined> {
  if (newest && newest.through < boundsOfMonth(newest.month).until) {
    return newest.through < until ? { figures: newest, kept: true } : undefined;
  }
  const month = newest ? monthAfter(newest.month) : await firstMonth(store);
  return month === undefined || boundsOfMonth(month).from >= until ? undefined : monthBegun(month, newest);
}

function monthBegun(month: string, before: KeptFigures | undefined): Begun {
  const figures = { ...beginMonth(month, before), series: randomUUID(), follows: before?.series ?? null };
  return { figures, kept: false };
}

/** The month of the first movement that was ever written. */
async function firstMonth({ movements }: Store): Promise<string | undefined> {
  const [oldest] = await movements.select(['postedAt'], {}, { order: [['postedAt', 'asc']], limit: 1 });
  return oldest && monthOf(oldest.postedAt);
}

interface Run {
  /** The last figures that this run kept, or began with. */
  newest: KeptFigures | undefined;
  added: number;
  done: boolean;
  /** Another run went on from the same figures first. */
  overtaken: boolean;
}

/** Goes on through the months in one reading, and keeps each when it is complete, and every so many movements. */
async function addUp(store: Store, begun: Begun, { until, ends }: { until: EpochMs; ends: number }): Promise<Run> {
  const run: Run = { newest: begun.kept ? begun.figures : undefined, added: 0, done: false, overtaken: false };
  let at = begun;
  let tally = new MonthTally(at.figures);
  let counted = 0;
  /** Those of one instant are counted together, so that `through` tells which were. */
  let waiting: Figured[] = [];
  const count = (): void => {
    for (const each of waiting) tally.add(each);
    counted += waiting.length;
    waiting = [];
  };
  const keep = async (through: EpochMs): Promise<boolean> => {
    const kept = await replace(store, at, tally.figures(through));
    if (!kept) return false;
    at = { figures: kept, kept: true };
    run.newest = kept;
    run.added += counted;
    counted = 0;
    return true;
  };
  /** Keeps the months that end by then, and begins the next. */
  const endMonths = async (by: EpochMs): Promise<boolean> => {
    for (let end = boundsOfMonth(tally.month).until; end <= by; end = boundsOfMonth(tally.month).until) {
      if (!(await keep(end))) return false;
      at = monthBegun(monthAfter(tally.month), at.figures);
      tally = new MonthTally(at.figures);
    }
    return true;
  };
  for await (const page of postedMovements(store, FIGURED, { from: begun.figures.through, until })) {
    for (const movement of page) {
      if (waiting[0] && waiting[0].postedAt < movement.postedAt) count();
      if (waiting.length === 0 && !(await endMonths(movement.postedAt))) return { ...run, overtaken: true };
      waiting.push(movement);
    }
    const over = performance.now() >= ends;
    const through = waiting[0]?.postedAt;
    if (through === undefined || counted === 0 || (!over && counted < KEEP_EVERY)) continue;
    if (!(await keep(through))) return { ...run, overtaken: true };
    if (over) return run;
  }
  count();
  const kept = (await endMonths(until)) && (until <= boundsOfMonth(tally.month).from || (await keep(until)));
  return { ...run, done: kept, overtaken: !kept };
}

/** Undefined when they were replaced or forgotten meanwhile, or another run began the month: nothing is written then. */
async function replace(
  { monthFigures }: Store,
  before: Begun,
  figures: MonthFigures,
): Promise<KeptFigures | undefined> {
  const { month, series, follows, through } = before.figures;
  const after = { ...figures, series, follows };
  if (!before.kept) return (await monthFigures.insert(month, after)) === 'inserted' ? after : undefined;
  const changes: Partial<MonthFigures> = { ...figures };
  delete changes.month;
  return (await monthFigures.update({ _id: month, series, through }, changes)) === 1 ? after : undefined;
}

/** The platform counts so many within a second, and waits no longer than 15. */
const COUNTED_AT_ONCE = 100_000;

/**
 * Counts the movements of months again, and forgets the figures of a month that does not have all of them, with those after
 * it: records were brought in later, or a clock was set back and forth. They are added up anew then. Says whether all were
 * right.
 *
 * @param months the first and the last to look at; the newest is looked at first
 * @param budgetMs looks at no further month after that
 */
export async function recountFigures(
  store: Store,
  months: { from: string; to?: string },
  budgetMs = Infinity,
): Promise<boolean> {
  const { from, to = '9999-12' } = months;
  const { monthFigures, command } = store;
  const ends = performance.now() + budgetMs;
  const fields = ['month', 'through', 'movements', 'series', 'follows'] as const;
  const condition = { _id: command.gte(monthAfter(from, -1)) };
  const kept = await monthFigures.select(fields, condition, { order: [['_id', 'desc']], limit: 1000 });
  let wrong: string | undefined;
  for (const [index, figures] of kept.entries()) {
    const { month, movements, follows } = figures;
    if (month > to) continue;
    if (month < from || performance.now() >= ends) break;
    const begunAnew = follows !== (kept[index + 1]?.series ?? null);
    if (begunAnew || (await countWritten(store, figures)) !== movements) wrong = month;
  }
  if (wrong === undefined) return true;
  await monthFigures.remove({ _id: command.gte(wrong) });
  return false;
}

/** How many movements were written in a month up to `through`. */
async function countWritten(
  { movements, command }: Store,
  { month, through, movements: expected }: Pick<MonthFigures, 'month' | 'through' | 'movements'>,
): Promise<number> {
  const { from } = boundsOfMonth(month);
  const parts = 1 + Math.floor(expected / COUNTED_AT_ONCE);
  const cut = (part: number): number => from + Math.floor(((through - from) * part) / parts);
  let written = 0;
  for (let part = 0; part < parts; part += 1) {
    written += await movements.count({ postedAt: command.gte(cut(part)).and(command.lt(cut(part + 1))) });
  }
  return written;
}

/**
 * What the figures of a month are now: kept ones, with what was written since then. Undefined while they are behind.
 *
 * @param month all that was ever written when absent
 */
export async function figuresOf(
  store: Store,
  { newest, behind }: Progress,
  month?: string,
): Promise<MonthFigures | undefined> {
  const until = month === undefined ? undefined : boundsOfMonth(month).until;
  if (month !== undefined && until !== undefined) {
    const known = newest?.month === month ? newest : await store.monthFigures.find(month);
    if (known && known.through >= until) return known;
  }
  if (behind) return undefined;
  const first = newest?.month ?? (await firstMonth(store)) ?? month;
  const kept = newest ?? (first === undefined ? undefined : beginMonth(first));
  if (!kept || (month !== undefined && kept.month > month)) return undefined;
  const tally = new MonthTally(kept);
  const range = { from: kept.through, ...(until === undefined ? {} : { until }) };
  for await (const page of postedMovements(store, FIGURED, range)) for (const each of page) tally.add(each);
  if (month !== undefined) tally.goOn(month);
  return tally.figures(until ?? kept.through);
}
