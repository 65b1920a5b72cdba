import { expectNews, watch } from './watch';

/** What one test expected is long over in the next. */
let hour = 0;

beforeEach(() => {
  hour += 1;
  jest.useFakeTimers({ now: hour * 3_600_000 });
});

afterEach(() => {
  jest.useRealTimers();
});

test('asks at once, then within every three seconds while news is expected, and then no more', async () => {
  const asked: number[] = [];
  const start = Date.now();
  const news = watch(() => Promise.resolve(asked.push(Date.now() - start)));
  expectNews(10_000);
  news.start();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([0, 2_000, 4_000, 6_000, 8_000, 10_000]);
});

test('asks once when nothing is expected', async () => {
  let asked = 0;
  const news = watch(() => Promise.resolve((asked += 1)));
  news.start();
  await jest.advanceTimersByTimeAsync(10_000);
  expect(asked).toBe(1);
  news.start();
  expect(asked).toBe(2);
});

test('stops when the page is left, even while an answer is on its way', async () => {
  const waiting: (() => void)[] = [];
  let asked = 0;
  const news = watch(() => {
    asked += 1;
    return new Promise<void>((answer) => waiting.push(answer));
  });
  expectNews(60_000);
  news.start();
  news.stop();
  waiting.pop()?.();
  await jest.advanceTimersByTimeAsync(10_000);
  expect(asked).toBe(1);
});

test('runs once however often it is started, and again after a stop', async () => {
  let asked = 0;
  const news = watch(() => Promise.resolve((asked += 1)));
  expectNews(3_000);
  news.start();
  news.start();
  await jest.advanceTimersByTimeAsync(2_000);
  expect(asked).toBe(2);
  news.stop();
  news.start();
  await jest.advanceTimersByTimeAsync(0);
  expect(asked).toBe(3);
  news.stop();
});

test('waits for a slow answer before it asks again', async () => {
  let asked = 0;
  const news = watch(() => {
    asked += 1;
    return new Promise((answer) => setTimeout(answer, 5_000));
  });
  expectNews(8_000);
  news.start();
  await jest.advanceTimersByTimeAsync(6_999);
  expect(asked).toBe(1);
  await jest.advanceTimersByTimeAsync(1);
  expect(asked).toBe(2);
  news.stop();
});
