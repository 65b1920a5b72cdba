import type { EpochMs } from '@vip-card/core';
import { answered, mayType, needsScan } from './asking';

test('an answer that was lost on the way leaves the request unanswered, and nothing may be changed', () => {
  for (const code of ['offline', 'unavailable'] as const) {
    const asking = answered({ ok: false, refusal: { code } });
    expect(asking.step).toBe('unanswered');
    expect(mayType(asking)).toBe(false);
  }
});

test('a fault of the server leaves it open whether the sale was written', () => {
  expect(answered({ ok: false, refusal: { code: 'internal', requestId: 'r1' } }).step).toBe('unanswered');
});

test('a refusal is certain: the clerk may change the bill and send it again', () => {
  const asking = answered({ ok: false, refusal: { code: 'busy' } });
  expect(asking.step).toBe('refused');
  expect(mayType(asking)).toBe(true);
});

test('an answer is kept as it came', () => {
  expect(answered({ ok: true, value: { receipt: 'R1' } })).toEqual({ step: 'answered', value: { receipt: 'R1' } });
});

test('only an ended scan asks for a new one', () => {
  expect(needsScan({ code: 'session_expired', expiredAt: 0 as EpochMs })).toBe(true);
  expect(needsScan({ code: 'busy' })).toBe(false);
});
