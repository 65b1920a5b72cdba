import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeFunction, writeFunctions } from '../testing/fixture-functions';
import { startTestCloud } from '../testing/test-cloud';
import type { TestCloud } from '../testing/test-cloud';

const shopper = { openid: 'shopper' };

/** What a function says about its caller, through both doors of the SDK. */
const WHO = `
const tcb = require('@cloudbase/node-sdk');
const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true });
exports.main = async (event, context) => {
  const before = tcb.getCloudbaseContext(context);
  await new Promise((resolve) => setTimeout(resolve, event.wait ?? 0));
  const after = app.auth().getUserInfo();
  return { context: before.WX_OPENID, unionid: before.WX_UNIONID, env: after.openId, source: before.TCB_SOURCE, event };
};`;

const fixtures = {
  echo: 'exports.main = async (event, context) => ({ event, requestId: context.request_id });',
  who: WHO,
  throws: `exports.main = async () => { console.log('about to', { fail: true }); throw new TypeError('no such coupon'); };`,
  'throws-text': `exports.main = () => { throw 'plain text'; };`,
  hangs: { source: 'exports.main = () => new Promise(() => {});', config: { timeout: 1 } },
  loops: { source: 'exports.main = () => { for (;;); };', config: { timeout: 1 } },
  exits: 'exports.main = () => process.exit(3);',
  strays: `exports.main = async () => { setTimeout(() => { throw new Error('from a timer'); }, 1); await new Promise(() => {}); };`,
  hoards: {
    source: 'exports.main = () => { const all = []; for (;;) all.push(new Array(100).fill(all.length)); };',
    config: { memorySize: 64 },
  },
  'hoards-at-once': { source: 'exports.main = () => new Array(2 ** 27).fill(0).length;', config: { memorySize: 64 } },
  'hoards-buffers': {
    source: `exports.main = async () => {
      const all = [];
      for (let n = 0; n < 100; n++) { all.push(Buffer.alloc(16 << 20, 1)); await new Promise((resolve) => setTimeout(resolve, 20)); }
      return all.length;
    };`,
    config: { memorySize: 64 },
  },
  circles: 'exports.main = () => { const circle = {}; circle.circle = circle; return circle; };',
  'big-integer': 'exports.main = () => ({ n: 1n });',
  nothing: 'exports.main = () => undefined;',
  'big-answer': `exports.main = ({ bytes }) => 'x'.repeat(bytes);`,
  'does-not-load': `require('no-such-package');`,
  'has-no-main': 'exports.handler = () => 1;',
  environment: `exports.main = ({ set }) => { const before = process.env.NOTE; if (set) process.env.NOTE = set; return { before, keys: Object.keys(process.env).sort(), tz: new Date(0).getHours() }; };`,
  other: `exports.main = () => process.env.NOTE;`,
  calls: `
    const tcb = require('@cloudbase/node-sdk');
    const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true });
    exports.main = async ({ name, data }) => (await app.callFunction({ name, data })).result;`,
  clock: `exports.main = async () => ({ now: Date.now(), date: new Date().getTime(), text: Date.parse(Date()), is: new Date() instanceof Date, fixed: new Date(5).getTime(), waited: await new Promise((resolve) => { const from = performance.now(); setTimeout(() => resolve(performance.now() - from), 20); }) });`,
};

let cloud: TestCloud;
let functionsDir: string;

beforeAll(async () => {
  functionsDir = await writeFunctions(fixtures);
  cloud = await startTestCloud({ functionsDir });
});

afterAll(async () => {
  await cloud.stop();
  await rm(functionsDir, { recursive: true });
});

describe('a call from a page', () => {
  it('hands the event to the function with the caller in userInfo', async () => {
    const answer = await cloud.call<{ event: unknown }>('echo', { action: 'x', n: 1 }, shopper);
    expect(answer.event).toEqual({
      action: 'x',
      n: 1,
      userInfo: { openId: 'shopper', appId: expect.stringMatching(/^wx/) as string },
    });
  });

  it('answers with the request id that the function saw', async () => {
    const answer = await cloud.request<{ requestID: string; errMsg: string; result: { requestId: string } }>(
      'POST',
      '/wx/call-function',
      {
        name: 'echo',
        openid: 'shopper',
      },
    );
    expect(answer.requestID).toBe(answer.result.requestId);
    expect(answer.errMsg).toBe('cloud.callFunction:ok');
  });

  it('says who calls in the context and in the environment, whatever the event claims', async () => {
    const answer = await cloud.call(
      'who',
      { openid: 'forged', WX_OPENID: 'forged' },
      { openid: 'shopper', unionid: 'union' },
    );
    expect(answer).toMatchObject({ context: 'shopper', env: 'shopper', unionid: 'union', source: 'wx_client' });
  });

  it('keeps concurrent callers apart', async () => {
    const openids = Array.from({ length: 40 }, (_, n) => `caller-${n}`);
    const answers = await Promise.all(
      openids.map((openid, n) => cloud.call<{ context: string; env: string }>('who', { wait: n % 7 }, { openid })),
    );
    expect(answers.map(({ context, env }) => [context, env])).toEqual(openids.map((openid) => [openid, openid]));
  });

  it('leaves no identity behind for a caller without one', async () => {
    await cloud.call('who', {}, { openid: 'shopper', unionid: 'union' });
    const { result } = await cloud.app.callFunction({ name: 'who', data: {} });
    expect(result).toEqual({ env: '', source: 'sdk', event: {} });
  });

  it('refuses a request without an openid', async () => {
    await expect(cloud.request('POST', '/wx/call-function', { name: 'echo' })).rejects.toThrow('openid must be text');
  });

  it('answers null for nothing', async () => {
    expect(await cloud.call('nothing', {}, shopper)).toBeNull();
  });
});

describe('a function that fails', () => {
  it.each([
    ['throws', -504002, /TypeError: no such coupon\n {4}at exports\.main/],
    ['throws-text', -504002, /Error: plain text/],
    ['hangs', -504003, /Invoking task timed out after 1 seconds/],
    ['loops', -504003, /Invoking task timed out after 1 seconds/],
    ['exits', -504002, /User process exit when running, exit code 3/],
    ['strays', -504002, /from a timer/],
    ['hoards', -504002, /Memory limit exceeded: the function used more than 64 MB/],
    ['hoards-at-once', -504002, /Memory limit exceeded/],
    ['hoards-buffers', -504002, /Memory limit exceeded/],
    ['circles', -504002, /Converting circular structure to JSON/],
    ['big-integer', -504002, /BigInt/],
    ['does-not-load', -504002, /Cannot find module 'no-such-package'/],
    ['has-no-main', -504002, /exports no handler/],
    ['no-such-function', -501000, /FunctionName parameter could not be found/],
    ['..', -501000, /FunctionName parameter could not be found/],
  ])('%s: answers as CloudBase would, and another function does not notice', async (name, errCode, message) => {
    const failing = cloud.call(name, {}, shopper);
    const fine = Promise.all(
      Array.from({ length: 5 }, (_, n) => cloud.call<{ event: { n: number } }>('echo', { n }, shopper)),
    );
    await expect(failing).rejects.toMatchObject({ errCode, message: expect.stringMatching(message) as string });
    await expect(failing).rejects.toThrow(/^cloud\.callFunction:fail Error: errCode: -50\d{4} /);
    expect((await fine).map(({ event }) => event.n)).toEqual([0, 1, 2, 3, 4]);
  });

  it('serves the next caller, also of the same function', async () => {
    await expect(cloud.call('throws', {}, shopper)).rejects.toThrow('no such coupon');
    await expect(cloud.call('throws', {}, shopper)).rejects.toThrow('no such coupon');
  });

  it('logs what it printed and why it failed, under its request id', async () => {
    await cloud.call('throws', {}, shopper).catch(() => undefined);
    const { logs } = await cloud.request<{
      logs: { function: string; requestId: string; level: string; message: string }[];
    }>('GET', '/local/logs');
    const [printed, failure] = logs.filter((entry) => entry.function === 'throws').slice(-2);
    expect(printed).toMatchObject({ level: 'info', message: 'about to { fail: true }' });
    expect(failure).toMatchObject({ level: 'error', requestId: printed?.requestId });
    expect(failure?.message).toContain('no such coupon');
  });
});

describe('limits', () => {
  it('hands a page at most 1 MB', async () => {
    expect(await cloud.call<string>('big-answer', { bytes: 1024 * 1024 - 2 }, shopper)).toHaveLength(1024 * 1024 - 2);
    await expect(cloud.call('big-answer', { bytes: 1024 * 1024 }, shopper)).rejects.toMatchObject({ errCode: -604001 });
  });

  it('hands another function at most 6 MB', async () => {
    const six = 6 * 1024 * 1024;
    expect((await cloud.app.callFunction({ name: 'big-answer', data: { bytes: six - 2 } })).result).toHaveLength(
      six - 2,
    );
    await expect(cloud.app.callFunction({ name: 'big-answer', data: { bytes: six } })).rejects.toThrow(
      'exceeds the upper limit',
    );
  });

  it('takes an event of at most 6 MB', async () => {
    await expect(cloud.call('echo', { text: 'x'.repeat(6 * 1024 * 1024) }, shopper)).rejects.toMatchObject({
      errCode: -501007,
    });
  });
});

describe('the environment of a function', () => {
  it('is its own: what one function sets another does not see', async () => {
    await cloud.call('environment', { set: 'mine' }, shopper);
    expect(await cloud.call('other', {}, shopper)).toBeNull();
  });

  it('holds what a chain would set, nothing of the machine, and runs in UTC', async () => {
    const { keys, tz } = await cloud.call<{ keys: string[]; tz: number }>('environment', {}, shopper);
    const platform = /^(TCB_|WX_|SCF_|TENCENTCLOUD_|LOGINTYPE$|NOTE$|PATH$|HOME$|TZ$|LANG$|NODE_CHANNEL_)/;
    expect(keys.filter((key) => !platform.test(key))).toEqual(['PHONE_HASH_KEY']);
    expect(tz).toBe(0);
  });
});

describe('one function calling another', () => {
  it('gets its answer, and the callee has no WeChat identity', async () => {
    expect(await cloud.call('calls', { name: 'who', data: { a: 1 } }, shopper)).toEqual({
      env: '',
      source: 'scf',
      event: { a: 1 },
    });
  });

  it.each([
    ['throws', 'FUNCTIONS_EXECUTE_FAIL', 'no such coupon'],
    ['hangs', 'FUNCTIONS_TIME_LIMIT_EXCEEDED', 'timed out after 1 seconds'],
    ['hoards', 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED', 'Memory limit exceeded'],
    ['no-such-function', 'FUNCTION_NOT_FOUND', 'could not be found'],
  ])('gets the code of %s from the SDK', async (name, code, message) => {
    await expect(cloud.app.callFunction({ name, data: {} })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message) as string,
    });
  });

  it('counts round trips under the function that made them', async () => {
    await cloud.request('POST', '/local/stats/reset', {});
    await cloud.call('calls', { name: 'echo', data: {} }, shopper);
    const stats = await cloud.request('GET', '/local/stats');
    expect(stats).toMatchObject({
      roundTrips: 1,
      byAction: { 'functions.invokeFunction': 1 },
      byFunction: { calls: { invocations: 1, roundTrips: 1, failures: 0 }, echo: { invocations: 1, roundTrips: 0 } },
    });
  });
});

describe('a function that is rebuilt', () => {
  it('finishes what it does and runs the new build next', async () => {
    await writeFunction(functionsDir, 'built', {
      source:
        'exports.main = async ({ wait }) => { await new Promise((resolve) => setTimeout(resolve, wait)); return 1; };',
    });
    const slow = cloud.call('built', { wait: 1000 }, shopper);
    expect(await cloud.call('built', { wait: 0 }, shopper)).toBe(1);
    const events = await fetch(`${cloud.url}/local/events`);
    await writeFunction(functionsDir, 'built', { source: 'exports.main = async () => 2;' });
    expect(await nextEvent(events, 'reloaded')).toEqual({ type: 'reloaded', function: 'built' });
    expect(await cloud.call('built', {}, shopper)).toBe(2);
    expect(await slow).toBe(1);
  });

  it('goes on as it was when its new configuration cannot be read', async () => {
    await writeFunction(functionsDir, 'configured', { source: 'exports.main = async () => 1;' });
    expect(await cloud.call('configured', {}, shopper)).toBe(1);
    const events = await fetch(`${cloud.url}/local/events`);
    await writeFile(path.join(functionsDir, 'configured', 'config.json'), '{"timeout":');
    expect(await nextEvent(events, 'log')).toMatchObject({
      log: {
        function: 'configured',
        level: 'error',
        message: expect.stringMatching(/config\.json is not JSON/) as string,
      },
    });
    expect(await cloud.call('configured', {}, shopper)).toBe(1);
  });

  it('is gone when its bundle is', async () => {
    const events = await fetch(`${cloud.url}/local/events`);
    await rm(path.join(functionsDir, 'other'), { recursive: true });
    expect(await nextEvent(events, 'reloaded')).toMatchObject({ function: 'other' });
    await expect(cloud.call('other', {}, shopper)).rejects.toMatchObject({ errCode: -501000 });
  });
});

describe('the clock in a function', () => {
  it('is the moved one for Date, while timers take real time', async () => {
    const year = 365 * 24 * 3600 * 1000;
    await cloud.clock.advance(year);
    const seen = await cloud.call<Record<string, number | boolean>>('clock', {}, shopper);
    const now = await cloud.clock.now();
    expect(now - Date.now()).toBeGreaterThan(year - 5_000);
    for (const time of ['now', 'date', 'text']) expect(Math.abs(Number(seen[time]) - now)).toBeLessThan(5_000);
    expect(seen).toMatchObject({ is: true, fixed: 5 });
    expect(Number(seen['waited'])).toBeLessThan(5_000);
    await cloud.request('POST', '/local/clock', { reset: true });
    expect(Math.abs((await cloud.clock.now()) - Date.now())).toBeLessThan(5_000);
  });
});

/** The next server-sent event of a type. */
async function nextEvent(response: Response, type: string): Promise<unknown> {
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk as Uint8Array).toString();
    const events = [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data) as { type: string });
    const found = events.find((event) => event.type === type);
    if (found) return found;
  }
  throw new Error(`No event ${type}`);
}
