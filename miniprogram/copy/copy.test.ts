import type { Because, EpochMs, Excluded, Fen, Missed, Points } from '@vip-card/core';

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
  phone_full: { code: 'phone_full' },
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
  settled_too_late: { code: 'settled_too_late', earliest: now },
  no_rules_in_force: { code: 'no_rules_in_force', at: now },
  amount_out_of_range: {
    code: 'amount_out_of_range',
    path: 'amount',
    minimum: 1 as Fen,
    maximum: 1_000_000_000 as Fen,
  },
  rule_set_invalid: { code: 'rule_set_invalid', path: 'rules.2.points', expected: 'a whole number' },
  rules_not_found: { code: 'rules_not_found', version: 3 },
  rules_version_taken: { code: 'rules_version_taken', version: 3, name: '秦明玥', at: now },
  dry_run_required: { code: 'dry_run_required', hours: 24 },
  rules_draft_outdated: { code: 'rules_draft_outdated', basedOn: 2, newest: 3, name: '秦明玥', at: now },
  effective_too_soon: { code: 'effective_too_soon', earliest: later },
  rules_in_effect: { code: 'rules_in_effect', version: 3, effectiveFrom: later },
  rules_withdrawn: { code: 'rules_withdrawn', version: 3, name: '秦明玥', at: now },
  bill_not_found: { code: 'bill_not_found', receipt: 'A-1' },
  month_closed: { code: 'month_closed', month: '2026-10', closedAt: now },
  month_not_over: { code: 'month_not_over', month: '2026-11', from: later },
  month_not_next: { code: 'month_not_next', month: '2026-11', next: '2026-09' },
  books_behind: { code: 'books_behind', through: now },
  difference_not_found: { code: 'difference_not_found', receipt: 'A-1' },
  difference_settled: { code: 'difference_settled', by: '钱惠敏' },
  sale_not_found: { code: 'sale_not_found', receipt: 'A-1' },
  sale_voided: { code: 'sale_voided', receipt: 'A-1', at: now },
  line_not_on_sale: { code: 'line_not_on_sale', line: 3, lines: 2 },
  line_already_returned: { code: 'line_already_returned', line: 0, left: 1 },
  refund_above_paid: { code: 'refund_above_paid', receipt: 'A-1', left: 12_345 as Fen },
  redeeming_not_offered: { code: 'redeeming_not_offered' },
  redeeming_needs_code: { code: 'redeeming_needs_code' },
  redeeming_needs_network: { code: 'redeeming_needs_network', occurredAt: now },
  points_short: { code: 'points_short', available: 1_200 as Points, asked: 1_300 as Points },
  redeeming_above_cap: { code: 'redeeming_above_cap', maximumPoints: 5_000 as Points, maximumWorth: 5_000 as Fen },
  sale_has_returns: { code: 'sale_has_returns', receipt: 'A-1', refunded: 100 as Fen },
  sale_of_other_store: { code: 'sale_of_other_store', receipt: 'A-1' },
  sale_paid_with_points: { code: 'sale_paid_with_points', receipt: 'A-1' },
  exchange_not_voidable: { code: 'exchange_not_voidable', receipt: 'A-1' },
  void_needs_manager: { code: 'void_needs_manager', until: now },
  void_too_late: { code: 'void_too_late', until: now },
  reason_required: { code: 'reason_required' },
  same_member: { code: 'same_member' },
  adjusting_not_allowed: { code: 'adjusting_not_allowed', role: 'clerk' },
  adjustment_above_limit: {
    code: 'adjustment_above_limit',
    per: 'member',
    limit: 500 as Points,
    used: 450 as Points,
    left: 50 as Points,
    approvers: ['hq'],
  },
  adjustment_not_found: { code: 'adjustment_not_found' },
  adjustment_decided: { code: 'adjustment_decided', state: 'declined' },
  second_person_required: { code: 'second_person_required' },
  device_not_found: { code: 'device_not_found' },
  device_key_not_found: { code: 'device_key_not_found' },
  device_keys_full: { code: 'device_keys_full', valid: 2 },
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

test('says what the balance did, which is not what one sale earned when points paid a part of it', () => {
  expect([2_124 - 1_000, -500].map(zhCn.card.change)).toEqual(['积分 +1,124', '积分 −500']);
  expect([2_124 - 1_000, -500].map(en.card.change)).toEqual(['Points +1,124', 'Points −500']);
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
    zhCn.rules.because(
      { kind: 'category-multiplier', category: 'kidswear', spent: 27_892 as Fen, extra: once },
      category,
    ),
  ).toBe('童装 278.92 元，再加一倍');
  const missed = {
    ruleId: 'kids',
    kind: 'category-multiplier',
    category: 'kidswear',
    extra: once,
    shortBy: 2_400 as Fen,
  } as const;
  expect(zhCn.rules.missed(missed, category)).toBe('当时童装实付再多 24 元，童装积分就能再加一倍。');
});

const extra = { numerator: 1, denominator: 2 };
const shortBy = 2_400 as Fen;

/** One of each: the types make these lists complete. */
const causes: { [Kind in Because['kind']]: [Extract<Because, { kind: Kind }>, zh: string, en: string] } = {
  'base-earn': [
    { kind: 'base-earn', spent: 1 as Fen, perYuan: { numerator: 3, denominator: 10 } },
    '每 10 元积 3 分',
    '3 points per 10 yuan',
  ],
  'tier-multiplier': [{ kind: 'tier-multiplier', tier: 'gold', extra }, '金卡多积 50%', 'Gold card, 50% more'],
  'category-multiplier': [
    { kind: 'category-multiplier', category: 'kids', spent: 27_892 as Fen, extra },
    'kids 278.92 元，多积 50%',
    'kids ¥278.92, 50% more',
  ],
  'store-multiplier': [{ kind: 'store-multiplier', extra }, '本店多积 50%', 'This store, 50% more'],
  'channel-multiplier': [
    { kind: 'channel-multiplier', channel: 'online', extra },
    '线上购买多积 50%',
    'Bought online, 50% more',
  ],
  'time-multiplier': [{ kind: 'time-multiplier', extra }, '这个时段多积 50%', 'These hours, 50% more'],
  'birthday-multiplier': [{ kind: 'birthday-multiplier', extra }, '生日月多积 50%', 'Birthday month, 50% more'],
  'segment-multiplier': [{ kind: 'segment-multiplier', segment: 's', extra }, '专享多积 50%', 'For you, 50% more'],
  'spend-bonus': [{ kind: 'spend-bonus', minimumSpend: 50_000 as Fen }, '满 500 元加送', 'Bonus from ¥500'],
  'first-purchase-bonus': [{ kind: 'first-purchase-bonus' }, '首次购物加送', 'First purchase'],
  exchanged: [
    { kind: 'exchanged', receipt: 'JA-1' },
    '换货转入，小票 JA-1',
    'Brought over in an exchange, receipt JA-1',
  ],
};

test.each(Object.values(causes))('%j is said in both languages', (because, zh, english) => {
  const category = (id: string): string => id;
  expect(zhCn.rules.because(because, category)).toBe(zh);
  expect(en.rules.because(because, category)).toBe(english);
});

test.each<[Missed, zh: string, en: string]>([
  [
    { ruleId: 'a', kind: 'birthday-multiplier', extra, shortBy },
    '当时这单实付再多 24 元，就有生日月多积 50%。',
    '¥24 more paid in money on this bill, and its points would have been 50% more.',
  ],
  [
    { ruleId: 'a', kind: 'spend-bonus', points: 100 as Points, shortBy },
    '当时这单实付再多 24 元，就能加送 100 分。',
    '¥24 more paid in money on this bill, and it would have brought 100 points on top.',
  ],
  [
    { ruleId: 'a', kind: 'category-multiplier', category: 'kids', extra, shortBy },
    '当时kids实付再多 24 元，kids积分就能多积 50%。',
    '¥24 more paid in money for kids, and its points would have been 50% more.',
  ],
])('%j was nearly reached, in both languages', (missed, zh, english) => {
  const category = (id: string): string => id;
  expect(zhCn.rules.missed(missed, category)).toBe(zh);
  expect(en.rules.missed(missed, category)).toBe(english);
});

test('says what a cap took and what earned nothing', () => {
  const cut = { ruleId: 'cap', kind: 'day-cap', limit: 300 as Points, cut: 20 as Points } as const;
  expect(zhCn.rules.cut(cut)).toBe('当日上限，这次最多 300 分');
  expect(zhCn.rules.cut({ ...cut, limit: 0 as Points })).toBe('当日已到上限');
  expect(en.rules.cut(cut)).toBe('Limit of one day, 300 points left');
  const excluded: Excluded = { ruleId: 'x', kind: 'discount-exclusion', lines: [0, 2] };
  expect(zhCn.rules.excluded(excluded)).toBe('有 2 项折扣商品不参加积分。');
  expect(en.rules.excluded(excluded)).toBe('2 discounted items earn no points.');
});

test('speaks of one point and of many in English', () => {
  expect([1, 128].map((count) => en.figures.points(count as Points))).toEqual(['1 point', '128 points']);
});

test('reads Chinese to every Chinese and English to everybody else', () => {
  expect(['zh_CN', 'zh_TW', 'en', 'ja'].map(readsChinese)).toEqual([true, true, false, false]);
});
