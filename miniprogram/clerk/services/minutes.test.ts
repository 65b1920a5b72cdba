import { eachMinute } from './minutes';

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-21T15:58:30Z') });
});

afterEach(() => {
  jest.useRealTimers();
});

test('tells of each minute that begins, midnight among them, and of nothing in between', () => {
  const told: string[] = [];
  const minutes = eachMinute(() => told.push(new Date().toISOString().slice(11, 19)));
  minutes.start();
  jest.advanceTimersByTime(120_000);
  expect(told).toEqual(['15:59:00', '16:00:00']);
  minutes.stop();
});

test('a clock put forward or back is told of within a second', () => {
  let told = 0;
  const minutes = eachMinute(() => (told += 1));
  minutes.start();
  jest.setSystemTime(new Date('2026-12-21T15:58:30Z'));
  jest.advanceTimersByTime(1_000);
  expect(told).toBe(1);
  jest.setSystemTime(new Date('2026-11-21T15:58:30Z'));
  jest.advanceTimersByTime(1_000);
  expect(told).toBe(2);
  minutes.stop();
});

test('started twice it tells once, stopped nothing', () => {
  let told = 0;
  const minutes = eachMinute(() => (told += 1));
  minutes.start();
  minutes.start();
  jest.advanceTimersByTime(60_000);
  expect(told).toBe(1);
  minutes.stop();
  jest.advanceTimersByTime(600_000);
  expect(told).toBe(1);
});
