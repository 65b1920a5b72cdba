import type { EpochMs } from '@vip-card/core';
import { mayTry } from './misses';

const MINUTE = 60_000;
const noon = Date.parse('2026-11-22T04:00:00Z') as EpochMs;
const minutesAgo = (...minutes: number[]): EpochMs[] => minutes.map((each) => (noon - each * MINUTE) as EpochMs);
const tenTimes = (ago: number): number[] => Array.from({ length: 10 }, () => ago);

it.each([
  ['no miss there is another try', undefined, true],
  ['nine there is another try', { code: minutesAgo(...tenTimes(1).slice(1)) }, true],
  ['ten there is none', { code: minutesAgo(...tenTimes(1)) }, false],
  ['ten of another kind there is another try', { lookUp: minutesAgo(...tenTimes(1)) }, true],
  [
    'ten, the first of them five minutes ago, there is another try',
    { code: minutesAgo(5, ...tenTimes(1).slice(1)) },
    true,
  ],
  ['ten, the first of them a moment less, there is none', { code: minutesAgo(4.999, ...tenTimes(1).slice(1)) }, false],
  ['ten by a clock that was put back since there is another try', { code: minutesAgo(...tenTimes(-60)) }, true],
])('after %s', (_, misses, may) => {
  expect(mayTry(misses, 'code', noon).ok).toBe(may);
});

it('says when the first of the ten is forgotten, in whatever order they were noted', () => {
  const code = minutesAgo(1, 4, 2, ...tenTimes(1).slice(3));
  const retryAt = noon + MINUTE;
  expect(mayTry({ code }, 'code', noon)).toEqual({ ok: false, refusal: { code: 'too_many_attempts', retryAt } });
});
