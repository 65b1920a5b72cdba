import { call, isNetworkLoss } from './call';

/** The phone's side of the cloud: answers with what it is given, and remembers what it was asked. */
function cloudThat(answers: () => Promise<unknown>): { asked: unknown[] } {
  const asked: unknown[] = [];
  const callFunction = (options: unknown) => {
    asked.push(options);
    return answers();
  };
  Object.assign(globalThis, { wx: { cloud: { callFunction } } });
  return { asked };
}

test('asks the named function for the action, with its input beside it', async () => {
  const cloud = cloudThat(() => Promise.resolve({ result: { ok: true, value: { code: 1 } } }));
  expect(await call('counter', 'scan', { code: '80261148437021' })).toEqual({ ok: true, value: { code: 1 } });
  expect(cloud.asked).toEqual([{ name: 'counter', data: { action: 'scan', code: '80261148437021' } }]);
});

test('hands a refusal on as it is', async () => {
  const refusal = { code: 'code_expired' };
  cloudThat(() => Promise.resolve({ result: { ok: false, refusal } }));
  expect(await call('counter', 'scan', { code: '1' })).toEqual({ ok: false, refusal });
});

test('calls a lost network offline', async () => {
  cloudThat(() => Promise.reject(new Error('cloud.callFunction:fail request:fail')));
  expect(await call('members', 'myCard', {})).toEqual({ ok: false, refusal: { code: 'offline' } });
});

test('calls a cloud that fails, or answers in another shape, unavailable', async () => {
  const failure = {
    errCode: -504002,
    errMsg: 'cloud.callFunction:fail Error: errCode: -504002 functions execute fail',
  };
  cloudThat(() => Promise.reject(Object.assign(new Error(failure.errMsg), failure)));
  expect(await call('members', 'myCard', {})).toEqual({ ok: false, refusal: { code: 'unavailable' } });
  cloudThat(() => Promise.resolve({ result: null }));
  expect(await call('members', 'myCard', {})).toEqual({ ok: false, refusal: { code: 'unavailable' } });
});

test('tells a lost network from an error of the cloud', () => {
  expect(isNetworkLoss({ errMsg: 'cloud.callFunction:fail request:fail errcode:-106' })).toBe(true);
  expect(isNetworkLoss({ errCode: 600001, errMsg: 'request:fail timeout' })).toBe(true);
  expect(isNetworkLoss({ errCode: -404011, errMsg: 'cloud function execution error' })).toBe(false);
  expect(isNetworkLoss(undefined)).toBe(true);
});
