import { PhoneFailure } from '../phone';
import { asyncApi, WxFailure } from './async-api';

const getThing = asyncApi('getThing', () => ({ thing: 1 }));
const refuse = asyncApi('refuse', () => {
  throw new WxFailure('cancel', { errCode: 7 });
});

test('answers a promise when no callback is given', async () => {
  await expect(getThing()).resolves.toEqual({ errMsg: 'getThing:ok', thing: 1 });
  await expect(refuse({})).rejects.toEqual({ errMsg: 'refuse:fail cancel', errCode: 7 });
});

test('calls success, then complete, and returns nothing when callbacks are given', async () => {
  const calls: unknown[] = [];
  await new Promise<void>((resolve) => {
    const returned = getThing({
      success: (result) => calls.push(['success', result]),
      fail: () => calls.push('fail'),
      complete: (result) => {
        calls.push(['complete', result]);
        resolve();
      },
    });
    expect(returned).toBeUndefined();
  });
  const result = { errMsg: 'getThing:ok', thing: 1 };
  expect(calls).toEqual([
    ['success', result],
    ['complete', result],
  ]);
});

test('calls fail with the words of WeChat', async () => {
  const failure = await new Promise((resolve) => void refuse({ fail: resolve }));
  expect(failure).toEqual({ errMsg: 'refuse:fail cancel', errCode: 7 });
});

test('passes on what the engine refused in its own words', async () => {
  const navigate = asyncApi('navigateTo', () =>
    Promise.reject(new PhoneFailure('navigateTo:fail page "x" is not found')),
  );
  await expect(navigate()).rejects.toEqual({ errMsg: 'navigateTo:fail page "x" is not found' });
});
