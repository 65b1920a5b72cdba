import { installClock } from './clock';

function phoneTime(): { world: { Date: DateConstructor }; clock: ReturnType<typeof installClock> } {
  const world = { Date: class extends Date {} as DateConstructor };
  return { world, clock: installClock(world) };
}

const yearMs = 366 * 24 * 3_600_000;

test('new Date(), Date.now() and Date() follow the moved clock', () => {
  const { world, clock } = phoneTime();
  clock.setOffset(yearMs);
  expect(world.Date.now() - Date.now()).toBeGreaterThan(yearMs - 1000);
  expect(new world.Date().getTime() - Date.now()).toBeGreaterThan(yearMs - 1000);
});

test('a date that was asked for stays what it is', () => {
  const { world, clock } = phoneTime();
  clock.setOffset(yearMs);
  expect(new world.Date(2026, 0, 31).getTime()).toBe(new Date(2026, 0, 31).getTime());
  expect(new world.Date('2026-01-31T00:00:00Z').toISOString()).toBe('2026-01-31T00:00:00.000Z');
  expect(world.Date.UTC(2026, 0, 1)).toBe(Date.UTC(2026, 0, 1));
});

test('dates are dates, and their constructor tells the moved time too', () => {
  const { world, clock } = phoneTime();
  clock.setOffset(yearMs);
  const date = new world.Date();
  expect(date instanceof world.Date).toBe(true);
  expect(date.constructor).toBe(world.Date);
});
