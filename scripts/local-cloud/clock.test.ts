import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openClock } from './clock';

const DAY = 24 * 3_600_000;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vip-card-clock-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('is the real time at first, advances, is set, and goes back to the real time', async () => {
  const clock = openClock(folder);
  expect(clock.offset()).toBe(0);
  await clock.move({ advanceMs: DAY });
  await clock.move({ advanceMs: DAY });
  expect(clock.offset()).toBe(2 * DAY);
  const newYear = Date.parse('2031-01-01T00:00:00+08:00');
  await clock.move({ now: newYear });
  expect(clock.now() - newYear).toBeLessThan(1000);
  await clock.move({ reset: true });
  expect(clock.offset()).toBe(0);
});

it('is where it was after a restart, because the data may lie in its future', async () => {
  await openClock(folder).move({ advanceMs: DAY });
  expect(openClock(folder).offset()).toBe(DAY);
  await openClock(folder).move({ reset: true });
  expect(openClock(folder).offset()).toBe(0);
});

it('resolves a move when everyone who watches has caught up', async () => {
  const clock = openClock(folder);
  const seen: number[] = [];
  clock.watch(async ({ offset }) => {
    await Promise.resolve();
    seen.push(offset);
  });
  await clock.move({ advanceMs: DAY });
  expect(seen).toEqual([DAY]);
});

it.each([{ advanceMs: Number.NaN }, { now: Number.POSITIVE_INFINITY }, { now: 9e15 }])(
  'cannot be moved beyond time: %j',
  async (move) => {
    const clock = openClock(folder);
    await expect(clock.move(move)).rejects.toThrow(RangeError);
    expect(clock.offset()).toBe(0);
  },
);
