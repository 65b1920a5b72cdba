import type { EpochMs, Fen, MemberNo } from '@vip-card/core';
import fc from 'fast-check';

import { bill, cardNumber, momentOf, partsOf, percent, signed, whole, yuan } from './figures';

const fen = (value: number) => value as Fen;
const at = (iso: string) => Date.parse(iso) as EpochMs;

test('groups thousands and writes a true minus', () => {
  expect([0, 128, 1280, 1234567, -1200].map(whole)).toEqual(['0', '128', '1,280', '1,234,567', '−1,200']);
});

test('signs what was added, and leaves nothing bare', () => {
  expect([714, -186, 0].map(signed)).toEqual(['+714', '−186', '0']);
});

test('prints two decimals on a bill and none for whole yuan in a sentence', () => {
  expect([47600, 5, -1200].map(fen).map(bill)).toEqual(['476.00', '0.05', '−12.00']);
  expect([128000, 2486].map(fen).map(yuan)).toEqual(['1,280', '24.86']);
});

test('loses no fen of any amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (amount) => {
      const read = Number(bill(fen(amount)).replace(/,/g, '').replace('−', '-'));
      expect(Math.round(read * 100)).toBe(amount);
    }),
  );
});

test('writes a ratio as a percentage', () => {
  expect(percent({ numerator: 1, denominator: 2 })).toBe('50%');
  expect(percent({ numerator: 1, denominator: 3 })).toBe('33%');
});

test('reads the wall clock in Shanghai, on both sides of its midnight', () => {
  expect(momentOf(at('2026-12-31T15:59:59.999Z'))).toEqual({
    year: 2026,
    month: 12,
    day: 31,
    time: '23:59',
    weekday: 4,
  });
  expect(momentOf(at('2026-12-31T16:00:00Z'))).toEqual({ year: 2027, month: 1, day: 1, time: '00:00', weekday: 5 });
  expect(momentOf(at('2028-02-28T16:00:00Z'))).toMatchObject({ month: 2, day: 29 });
});

test('takes a day and a month apart', () => {
  expect(partsOf('2026-12-31')).toEqual({ year: 2026, month: 12, day: 31 });
  expect(partsOf('2026-11')).toEqual({ year: 2026, month: 11, day: 1 });
});

test('prints a card number as the card does', () => {
  expect(cardNumber(80261148 as MemberNo)).toBe('8026 1148');
});
