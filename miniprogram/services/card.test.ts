import type { CardView, EpochMs } from '@vip-card/core';

import { keepCard, keptCard, refreshCard } from './card';
import { correctClock, now, offsetFrom } from './clock';

const storage = new Map<string, unknown>();
let answer: () => Promise<unknown>;

beforeEach(() => {
  storage.clear();
  jest.useFakeTimers({ now: 1_000_000 });
  Object.assign(globalThis, {
    wx: {
      getStorageSync: (key: string) => storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => storage.set(key, value),
      cloud: { callFunction: () => answer() },
    },
  });
});

afterEach(() => {
  jest.useRealTimers();
});

const card = (points: number, serverTime: number) => ({ points, serverTime }) as CardView;
const answers = (value: unknown) => () => Promise.resolve({ result: { ok: true, value } });

test('a phone that never asked keeps nothing', () => {
  expect(keptCard()).toBeUndefined();
});

test('keeps what the server says, and corrects its clock by it', async () => {
  const member = card(2486, 1_090_000);
  answer = answers({ kind: 'member', card: member });
  expect(await refreshCard()).toMatchObject({ ok: true, value: { kind: 'member', card: member } });
  expect(keptCard()).toEqual({ kind: 'member', card: member, asOf: 1_090_000 });
  expect(now()).toBe(1_090_000);
});

test('goes on showing what it keeps when the network is gone', async () => {
  keepCard(card(2486, 1_090_000));
  answer = () => Promise.reject(new Error('request:fail'));
  expect(await refreshCard()).toEqual({ ok: false, refusal: { code: 'offline' } });
  expect(keptCard()).toMatchObject({ kind: 'member', card: { points: 2486 } });
});

test('forgets the card of who is no longer a member', async () => {
  keepCard(card(2486, 1_090_000));
  answer = answers({ kind: 'visitor' });
  await refreshCard();
  expect(keptCard()).toEqual({ kind: 'visitor' });
});

test('guesses that the server looked at its clock halfway', () => {
  expect(offsetFrom(5_000 as EpochMs, 1_000, 3_000)).toBe(3_000);
});

test('learns nothing from a call during which the phone’s own clock was set', () => {
  const before = now() - Date.now();
  correctClock(9_000_000_000 as EpochMs, 1_000, 1_000 + 3_600_000);
  correctClock(9_000_000_000 as EpochMs, 3_600_000, 1_000);
  expect(Math.abs(now() - Date.now() - before)).toBeLessThan(1_000);
});
