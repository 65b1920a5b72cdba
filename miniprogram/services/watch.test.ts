import { expectNews, watch } from './watch';

beforeEach(() => {
  jest.useFakeTimers({ now: 3_600_000 });
});

afterEach(() => {
  // What one test expected is over before the next.
  jest.advanceTimersByTime(3_600_000);
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

test.each(['2030-01-01', '2020-01-01'])(
  'the clock of the phone, put to %s in between, ends or prolongs nothing',
  async (day) => {
    let asked = 0;
    const news = watch(() => Promise.resolve((asked += 1)));
    expectNews(10_000);
    news.start();
    await jest.advanceTimersByTimeAsync(2_000);
    jest.setSystemTime(new Date(day));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(asked).toBe(6);
  },
);
