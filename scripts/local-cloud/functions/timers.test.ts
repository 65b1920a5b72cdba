import { rm } from 'node:fs/promises';
import { writeFunction, writeFunctions } from '../testing/fixture-functions';
import { startTestCloud } from '../testing/test-cloud';
import type { TestCloud } from '../testing/test-cloud';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const REPORTS = `
const tcb = require('@cloudbase/node-sdk');
const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true });
exports.main = async (event, context) => {
  const { TRIGGER_SRC, WX_OPENID, WX_TRIGGER_API_TOKEN_V0 } = tcb.getCloudbaseContext(context);
  await app.database().collection('runs').add({ at: Date.now(), src: TRIGGER_SRC, openid: WX_OPENID ?? '', token: WX_TRIGGER_API_TOKEN_V0, event });
  return 'done';
};`;

function everyNightAt(hour: number): Record<string, unknown> {
  return { triggers: [{ name: 'nightly', type: 'timer', config: `0 0 ${hour} * * * *` }] };
}

interface Run {
  at: number;
  src: string;
  openid: string;
  token: string;
  event: Record<string, string>;
}

let cloud: TestCloud;
let functionsDir: string;

beforeAll(async () => {
  functionsDir = await writeFunctions({
    'points-expiry': { source: REPORTS, config: everyNightAt(2) },
    broken: { source: 'exports.main = () => { throw new Error("no"); };', config: everyNightAt(2) },
    'not-a-timer': REPORTS,
  });
  cloud = await startTestCloud({ functionsDir });
  await cloud.database.createCollection('runs');
});

afterAll(async () => {
  await cloud.stop();
  await rm(functionsDir, { recursive: true });
});

beforeEach(async () => {
  await cloud.clock.set(Date.parse('2030-05-01T12:00:00+08:00'));
  const _ = cloud.database.command;
  await cloud.database
    .collection('runs')
    .where({ at: _.gt(0) })
    .remove();
});

async function runs(): Promise<Run[]> {
  const { data } = await cloud.database.collection('runs').get();
  return data as Run[];
}

it('does nothing before a timer is due', async () => {
  await cloud.clock.set(Date.parse('2030-05-02T01:59:00+08:00'));
  expect(await runs()).toEqual([]);
});

it('fires when the clock is moved over a due time, which is in Beijing time', async () => {
  await cloud.clock.set(Date.parse('2030-05-02T02:00:01+08:00'));
  const [run, ...others] = await runs();
  expect(others).toEqual([]);
  expect(run).toMatchObject({
    src: 'timer',
    openid: '',
    token: 'local',
    event: { Type: 'Timer', TriggerName: 'nightly' },
  });
  expect(Math.abs((run?.at ?? 0) - Date.parse('2030-05-02T02:00:01+08:00'))).toBeLessThan(10_000);
});

it('fires once however many due times a move skips, and again at the next', async () => {
  await cloud.clock.advance(30 * DAY);
  expect(await runs()).toHaveLength(1);
  await cloud.clock.advance(DAY);
  expect(await runs()).toHaveLength(2);
});

it('fires again for a night that the clock was moved back over', async () => {
  await cloud.clock.advance(DAY);
  await cloud.clock.advance(-DAY);
  await cloud.clock.advance(DAY);
  expect(await runs()).toHaveLength(2);
});

it('fires by itself when real time reaches the due time', async () => {
  const fired = cloud.request<{ functions: string[]; timers: Record<string, number> }>('GET', '/local/functions');
  expect((await fired).timers['points-expiry']).toBe(Date.parse('2030-05-02T02:00:00+08:00'));
  await cloud.clock.set(Date.parse('2030-05-02T02:00:00+08:00') - 300);
  expect(await runs()).toEqual([]);
  for (const started = Date.now(); Date.now() - started < 10_000;) if ((await runs()).length > 0) break;
  expect(await runs()).toHaveLength(1);
});

it('runs a timer on request', async () => {
  expect(await cloud.request('POST', '/local/timers/points-expiry')).toMatchObject({ result: 'done' });
  expect(await runs()).toHaveLength(1);
  await expect(cloud.request('POST', '/local/timers/broken')).rejects.toThrow('Error: no');
  await expect(cloud.request('POST', '/local/timers/nobody')).rejects.toThrow('There is no function nobody');
});

it('follows a changed configuration', async () => {
  await writeFunction(functionsDir, 'not-a-timer', { source: REPORTS, config: everyNightAt(3) });
  for (const started = Date.now(); Date.now() - started < 10_000;) {
    const { timers } = await cloud.request<{ timers: Record<string, number> }>('GET', '/local/functions');
    if (timers['not-a-timer'] !== undefined) break;
  }
  await cloud.clock.set(Date.parse('2030-05-02T02:30:00+08:00'));
  expect(await runs()).toHaveLength(1);
  await cloud.clock.advance(HOUR);
  expect(await runs()).toHaveLength(2);
});
