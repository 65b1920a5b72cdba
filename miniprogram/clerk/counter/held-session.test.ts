import type { EpochMs, Points, ScanSession } from '@vip-card/core';
import { queuedSale, session } from '../testing/shop';
import { holdSession, latestSession, openSession, openSessions } from './held-session';

const named = (name: string, expiresAt = session.expiresAt): ScanSession => ({ ...session, session: name, expiresAt });

/** What the phone keeps in its storage: nothing, or its queue. */
let kept: unknown = '';

/** A server that knows every member, until the network goes. */
function serverThat(answers: (asked: string) => Promise<unknown>): string[] {
  const asked: string[] = [];
  const callFunction = ({ data }: { data: { session: string } }) => {
    asked.push(data.session);
    return answers(data.session);
  };
  Object.assign(globalThis, { wx: { cloud: { callFunction }, getStorageSync: () => kept } });
  return asked;
}

test('several customers are held at once, and none of them is asked for again', async () => {
  const asked = serverThat(() => Promise.reject(new Error('request:fail')));
  holdSession(named('a'));
  holdSession(named('b'));
  expect(await openSession('a')).toMatchObject({ ok: true, value: { session: 'a' } });
  expect(asked).toEqual([]);
});

test('without a network she is as the phone last knew her; who is not held stays unknown', async () => {
  serverThat(() => Promise.reject(new Error('request:fail')));
  holdSession(named('a'));
  expect(await latestSession('a')).toMatchObject({ ok: true });
  expect(await latestSession('z')).toEqual({ ok: false, refusal: { code: 'offline' } });
});

test('a scan that the server says is over is over, though it is held', async () => {
  const refusal = { code: 'session_expired', expiredAt: 0 as EpochMs };
  serverThat(() => Promise.resolve({ result: { ok: false, refusal } }));
  holdSession(named('a'));
  expect(await latestSession('a')).toEqual({ ok: false, refusal });
});

test('who can still be sold to is said newest first, and nobody whose scan is over', () => {
  holdSession(named('over', 1 as EpochMs));
  holdSession(named('c'));
  holdSession(named('a'));
  const open = openSessions((session.expiresAt - 1) as EpochMs).map((each) => each.session);
  expect(open.slice(0, 2)).toEqual(['a', 'c']);
  expect(open).not.toContain('over');
});

test('twenty customers are held, the oldest gives way', () => {
  for (let at = 0; at < 25; at += 1) holdSession(named(`n${String(at)}`));
  expect(openSessions(0 as EpochMs)).toHaveLength(20);
  expect(openSessions(0 as EpochMs)[0]?.session).toBe('n24');
});

test('she is told with the bills that the phone keeps, and without them once the server has told of them', async () => {
  serverThat((asked) => Promise.resolve({ result: { ok: true, value: named(asked) } }));
  const purchasesOf = (answer: Awaited<ReturnType<typeof openSession>>): number | undefined =>
    answer.ok ? answer.value.member.bill.purchases : undefined;
  holdSession(named('a'));
  kept = [queuedSale];
  expect(purchasesOf(await openSession('a'))).toBe(10);
  kept = [{ ...queuedSale, settled: { points: 789 as Points, receipt: 'R1', at: (Date.now() - 1) as EpochMs } }];
  expect(purchasesOf(await latestSession('a'))).toBe(9);
  kept = '';
});
