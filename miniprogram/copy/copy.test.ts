import type { EpochMs, Fen, Points } from '@vip-card/core';

import type { AnyRefusal } from '../services/call';
import { en } from './en';
import { labels, readsChinese } from './index';
import { sayRefusal } from './sentences';
import { zhCn } from './zh-cn';

const now = Date.parse('2026-11-21T06:09:00Z') as EpochMs;
const later = (now + 60_000) as EpochMs;

/** One of each: the type makes this list complete. */
const refusals: { [Code in AnyRefusal['code']]: Extract<AnyRefusal, { code: Code }> } = {
  offline: { code: 'offline' },
  unavailable: { code: 'unavailable' },
  unknown_action: { code: 'unknown_action', action: 'fly' },
  invalid_input: { code: 'invalid_input', path: 'lines.0.paid', expected: 'fen' },
  request_id_reused: { code: 'request_id_reused' },
  busy: { code: 'busy' },
  internal: { code: 'internal', requestId: 'r-1' },
  not_a_member: { code: 'not_a_member' },
  not_staff: { code: 'not_staff' },
  role_not_allowed: { code: 'role_not_allowed', role: 'clerk', action: 'invite' },
  other_store: { code: 'other_store', storeName: '静安店' },
  consent_required: { code: 'consent_required', version: '2026-11' },
  phone_code_invalid: { code: 'phone_code_invalid' },
  phone_taken: { code: 'phone_taken', maskedPhone: '138****6207' },
  card_taken: { code: 'card_taken', cardNumber: '000123' },
  name_invalid: { code: 'name_invalid', maxCharacters: 20 },
  code_malformed: { code: 'code_malformed' },
  code_wrong: { code: 'code_wrong' },
  code_expired: { code: 'code_expired' },
  code_already_used: { code: 'code_already_used' },
  too_many_attempts: { code: 'too_many_attempts', retryAt: later },
  member_not_found: { code: 'member_not_found' },
  session_expired: { code: 'session_expired', expiredAt: now },
  session_not_found: { code: 'session_not_found' },
  receipt_reused: { code: 'receipt_reused', receipt: 'A-1', at: now },
  occurred_in_future: { code: 'occurred_in_future', now },
  no_rules_in_force: { code: 'no_rules_in_force', at: now },
  amount_out_of_range: {
    code: 'amount_out_of_range',
    path: 'amount',
    minimum: 1 as Fen,
    maximum: 1_000_000_000 as Fen,
  },
  invitation_not_found: { code: 'invitation_not_found' },
  invitation_expired: { code: 'invitation_expired', expiredAt: now },
  invitation_used: { code: 'invitation_used' },
  already_staff: { code: 'already_staff', storeName: '静安店' },
  role_above_yours: { code: 'role_above_yours', role: 'manager' },
  staff_not_found: { code: 'staff_not_found' },
  store_not_found: { code: 'store_not_found' },
};

test.each(Object.values(refusals))('$code: says what happened and what to do, in both languages', (refusal) => {
  expect(sayRefusal(zhCn.refusals, refusal)).toMatch(/。$/);
  expect(sayRefusal(en.refusals, refusal)).toMatch(/\.$/);
});

test('keeps the tone: no exclamation marks, no 亲', () => {
  const plain = Object.values(zhCn).flatMap((section) =>
    Object.values(section).filter((each) => typeof each === 'string'),
  );
  const said = Object.values(refusals).map((refusal) => sayRefusal(zhCn.refusals, refusal));
  for (const sentence of [...plain, ...said]) expect(sentence).not.toMatch(/[!！]|亲/);
});

test('leaves no label empty in English', () => {
  for (const section of Object.values(en)) {
    for (const label of Object.values(labels(section))) expect(label).not.toBe('');
  }
});

test('writes amounts, points and dates as the house does', () => {
  expect(zhCn.figures.amount(128_000 as Fen)).toBe('1,280 元');
  expect(zhCn.figures.points(128)).toBe('128 分');
  expect(zhCn.figures.day('2026-12-31', now)).toBe('12月31日');
  expect(zhCn.figures.day('2027-01-31', now)).toBe('2027年1月31日');
  expect(en.figures.day('2026-12-31', now)).toBe('31 Dec');
});

test('says how old a figure is', () => {
  const before = (minutes: number) => zhCn.figures.ago((now - minutes * 60_000) as EpochMs, now);
  expect([0, 5, 59, 60, 24 * 60].map(before)).toEqual(['刚刚', '5 分钟前', '59 分钟前', '1 小时前', '11月20日']);
});

test('explains rules as a receipt prints them', () => {
  const category = () => '童装';
  const half = { numerator: 1, denominator: 2 };
  const once = { numerator: 1, denominator: 1 };
  expect(zhCn.rules.because({ kind: 'base-earn', spent: 47_600 as Fen, perYuan: once }, category)).toBe(
    '每 1 元积 1 分',
  );
  expect(zhCn.rules.because({ kind: 'tier-multiplier', tier: 'gold', extra: half }, category)).toBe('金卡多积 50%');
  expect(
    zhCn.rules.because({ kind: 'category-bonus', category: 'kidswear', spent: 1 as Fen, extra: once }, category),
  ).toBe('童装再加一倍');
  const missed = {
    ruleId: 'kids',
    kind: 'category-bonus',
    category: 'kidswear',
    extra: once,
    shortBy: 2_400 as Fen,
  } as const;
  expect(zhCn.rules.missed(missed, category)).toBe('当时童装差 24 元。满额后，童装积分再加一倍。');
});

test('speaks of one point and of many in English', () => {
  expect([1, 128].map((count) => en.figures.points(count as Points))).toEqual(['1 point', '128 points']);
});

test('reads Chinese to every Chinese and English to everybody else', () => {
  expect(['zh_CN', 'zh_TW', 'en', 'ja'].map(readsChinese)).toEqual([true, true, false, false]);
});
