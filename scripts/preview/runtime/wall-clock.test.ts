import { wallClock, wallClockAt } from './wall-clock';

test('the phones show Shanghai’s day and time, wherever the browser is', () => {
  expect(wallClock(new Date('2026-11-21T18:05:59Z'))).toEqual({ day: '2026-11-22', time: '02:05' });
});

test('a chosen day keeps the time of day', () => {
  expect(wallClockAt('2026-12-31', '00:30')).toBe(Date.parse('2026-12-30T16:30:00Z'));
});
