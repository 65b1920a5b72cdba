import { brightenScreen, restoreScreen } from './screen';

const screen = { value: 0.4, keepOn: false };

beforeEach(() => {
  Object.assign(screen, { value: 0.4, keepOn: false });
  Object.assign(globalThis, {
    wx: {
      getScreenBrightness: () => Promise.resolve({ value: screen.value }),
      setScreenBrightness: ({ value }: { value: number }) => Promise.resolve((screen.value = value)),
      setKeepScreenOn: ({ keepScreenOn }: { keepScreenOn: boolean }) => Promise.resolve((screen.keepOn = keepScreenOn)),
    },
  });
});

test('is bright and stays on for the code, and afterwards is as the reader had it', async () => {
  await brightenScreen();
  expect(screen).toEqual({ value: 1, keepOn: true });
  await restoreScreen();
  expect(screen).toEqual({ value: 0.4, keepOn: false });
});

test('leaving at once is not overtaken by the brightening', async () => {
  const brightened = brightenScreen();
  await restoreScreen();
  await brightened;
  expect(screen).toEqual({ value: 0.4, keepOn: false });
});

test('brightening twice does not forget what was usual', async () => {
  await brightenScreen();
  await brightenScreen();
  await restoreScreen();
  expect(screen.value).toBe(0.4);
});

test('a phone that forbids it is left alone', async () => {
  Object.assign(wx, { getScreenBrightness: () => Promise.reject(new Error('forbidden')) });
  await brightenScreen();
  await restoreScreen();
  expect(screen).toEqual({ value: 0.4, keepOn: false });
});
