import { temporaryFolder } from '../testing/temporary-folder';
import { RuleBook } from './rule-book';

const HOUR = 3_600_000;

test('rules are asked for again after a while, also by a till whose clock was days fast when it first asked', async () => {
  const book = new RuleBook(temporaryFolder());
  const clock = { behind: 0, wall: 100 * HOUR, now: () => clock.wall + clock.behind };
  const ask = () => {
    clock.behind = -72 * HOUR; // The answer tells the time.
    return Promise.resolve({ kind: 'unchanged' as const });
  };
  expect(book.isStale(clock)).toBe(true);
  await book.refresh({ ask }, 'jingan', clock);
  expect(book.isStale(clock)).toBe(false);
  clock.wall += HOUR;
  expect(book.isStale(clock)).toBe(true);
});
