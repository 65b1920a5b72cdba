import type { Points } from '@vip-card/core';
import type { QueuedSale } from '../../counter/sale-queue';
import { at, queuedSale, words } from '../../testing/shop';
import { lateView } from './late-view';

const now = at('2026-11-21T06:09:00Z');
const queued = (change: Partial<QueuedSale> = {}): QueuedSale => ({ ...queuedSale, ...change });
const settled = (points: number): QueuedSale['settled'] => ({ points: points as Points, receipt: 'J-7', at: now });
const view = (...queue: QueuedSale[]) => lateView(queue, ({ code }) => code, words, now);

test('what waits says whom it was sold to, when, and what the phone told', () => {
  expect(view(queued()).waiting).toEqual([
    {
      id: 'r1',
      name: '林知夏',
      tier: 'gold',
      tierName: '金卡',
      paid: '526.00 元',
      when: expect.stringContaining('11:05') as string,
      points: '手机算 789 分',
      note: '',
      warn: false,
      opens: false,
    },
  ]);
});

test('what was tried in vain says why', () => {
  expect(view(queued({ waits: { code: 'offline' } })).waiting[0]?.note).toBe('offline');
});

test('a difference stands first, with both figures', () => {
  const { settled: rows, anyDiffers } = view(
    queued({ settled: settled(700) }),
    queued({ settled: settled(789), request: { ...queuedSale.request, requestId: 'r2' } }),
  );
  expect(anyDiffers).toBe(true);
  expect(rows.map(({ id, note, warn }) => [id, note, warn])).toEqual([
    ['r1', '手机算 789 分，实际记了 700 分，以实际为准。', true],
    ['r2', '小票 J-7', false],
  ]);
});

test('points that the phone could not know are no difference', () => {
  const row = view(queued({ points: null, settled: settled(700) }));
  expect([row.anyDiffers, row.settled[0]?.points]).toEqual([false, '记了 700 分']);
  expect(view(queued({ points: null })).waiting[0]?.points).toBe('手机没有算出积分');
});

test('one that was refused for what it says stands apart and opens, and so does one that was put aside', () => {
  const waits = { code: 'receipt_reused', receipt: '0931', at: now } as const;
  const { refused, waiting, aside } = view(
    queued({ waits }),
    queued({ waits: { code: 'busy' } }),
    queued({ waits, asideAt: now }),
    queued({ waits, asideAt: now, settled: settled(789) }),
  );
  expect([refused.length, waiting.length, aside.length]).toEqual([1, 1, 1]);
  expect([refused[0]?.opens, waiting[0]?.opens, aside[0]?.opens]).toEqual([true, false, true]);
  expect(refused[0]).toMatchObject({ note: expect.stringContaining('另一单') as string, warn: true });
});

test('recording is offered only while something waits for it: what was refused waits for the clerk', () => {
  const refused = queued({ waits: { code: 'receipt_reused', receipt: '0931', at: now } });
  expect(view(refused, queued()).next).toBe('record');
  expect(view(refused).next).toBe('nothing');
  expect(view(refused, queued({ settled: settled(789) })).next).toBe('seen');
});
