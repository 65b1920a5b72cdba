import { ServerClock, type KnownTime } from './clock';
import { TestMachine } from './testing/machine';

const HOUR = 3_600_000;
const NOON = Date.parse('2026-11-22T04:00:00Z');

it('goes by its own clock, as corrected last, until the server tells the time', () => {
  const machine = new TestMachine(NOON, -3 * HOUR);
  expect(new ServerClock({ machine }).now()).toBe(NOON - 3 * HOUR);
  const known = { behindMs: 3 * HOUR, startedAt: {} };
  const clock = new ServerClock({ machine, known });
  expect([clock.now(), clock.isSure]).toEqual([NOON, false]);
});

it('once told, keeps the time though somebody sets the clock, also in another process', () => {
  const machine = new TestMachine(NOON, -3 * HOUR);
  let known: KnownTime | undefined;
  const clock = new ServerClock({ machine, keep: (each) => (known = each) });
  expect(clock.learn(NOON)).toMatchObject({ behindMs: 3 * HOUR, serverTime: NOON });
  machine.now += HOUR;
  machine.aheadMs = 0;
  expect(clock.now()).toBe(NOON + HOUR);
  expect(new ServerClock({ machine, known }).now()).toBe(NOON + HOUR);
  // It is right now: nothing to tell, but to be remembered.
  expect(clock.learn(NOON + HOUR)).toBeUndefined();
  expect(known?.behindMs).toBe(0);
});

it('tells the time of what happened before it was told, though the clock was set in between', () => {
  const machine = new TestMachine(NOON, 48 * HOUR);
  const clock = new ServerClock({ machine });
  const reading = clock.read();
  machine.now += HOUR;
  machine.aheadMs = -5 * HOUR;
  clock.learn(machine.now);
  expect(clock.timeOf(reading)).toBe(NOON);
});

it.each([
  ['still wrong by as much', 3 * HOUR, 3 * HOUR],
  ['wrong, and set right while the machine was off', 3 * HOUR, 0],
  ['right, and wrong since', 0, 26 * HOUR],
])('of an earlier start without an answer believes the clock: %s', (_, then, now) => {
  const machine = new TestMachine(NOON, then);
  const before = new ServerClock({ machine });
  before.learn(NOON);
  machine.restart();
  const offline = new ServerClock({ machine, known: { behindMs: -then, startedAt: {} } });
  const reading = offline.read();
  machine.now += HOUR;
  machine.aheadMs = now;
  machine.restart();
  const clock = new ServerClock({ machine, known: { behindMs: -then, startedAt: {} } });
  clock.learn(machine.now);
  expect(clock.timeOf(reading, NOON - HOUR)).toBe(NOON);
});

it('puts a moment that no correction makes sense of between what came before it and now', () => {
  const machine = new TestMachine(NOON, -20 * 365 * 24 * HOUR);
  const reading = new ServerClock({ machine }).read();
  machine.restart();
  machine.aheadMs = 0;
  const clock = new ServerClock({ machine });
  clock.learn(NOON);
  expect(clock.timeOf(reading, NOON - HOUR)).toBe(NOON - HOUR);
  machine.aheadMs = -30 * 365 * 24 * HOUR;
  clock.learn(NOON);
  expect(clock.timeOf(reading, NOON - HOUR)).toBe(NOON);
});
