import type { EpochMs } from '@vip-card/core';
import { words } from '../testing/shop';
import { lateReason, refusedCategory } from './late-reason';

const category = { code: 'invalid_input', path: 'lines.2.category', expected: 'a category of the chain' } as const;
const receipt = { code: 'invalid_input', path: 'receipt', expected: 'a receipt number' } as const;
const say = (refusal: Parameters<typeof lateReason>[0]): string => lateReason(refusal, ({ code }) => code, words);

test('a line whose category is gone is named by its place, and nothing else is', () => {
  expect([refusedCategory(category), refusedCategory(receipt), refusedCategory(null)]).toEqual([
    2,
    undefined,
    undefined,
  ]);
});

test('says what a clerk can do whose customer has left, without a path or a code', () => {
  expect(say(category)).toBe('有一件商品的分类已经停用。请给它另选一个分类，再发一次。');
  expect(say(receipt)).toContain('小票号只能');
  expect(say({ code: 'receipt_reused', receipt: '0931', at: 0 as EpochMs })).toContain('小票号 0931 已经是另一单');
  expect(say({ code: 'other_store', storeName: '徐汇店' })).toContain('徐汇店');
});

test('never asks for a code that nobody can show any more', () => {
  for (const code of ['session_expired', 'session_not_found'] as const) {
    const sentence = say({ code, expiredAt: 0 as EpochMs });
    expect(sentence).toContain('7 天');
    expect(sentence).not.toContain('再扫');
  }
});

test('any other refusal has its sentence', () => {
  expect(say({ code: 'occurred_in_future', now: 0 as EpochMs } as never)).toBe('occurred_in_future');
});
