import type { Award, Fen, Points, ReEvaluatedBill } from '@vip-card/core';
import { chinese, now } from '../../testing/wording';
import { checkView } from './check-view';

function award(version: number, points: number): Award {
  const because = { kind: 'base-earn', spent: 9_000 as Fen, perYuan: { numerator: 1, denominator: 1 } } as const;
  return {
    ruleSetVersion: version,
    total: points as Points,
    applied: [{ ruleId: 'base', points: points as Points, because }],
    missed: [],
    cuts: [],
    excluded: [],
    bonuses: [],
    reached: [],
    shares: [points as Points],
  };
}

const found: ReEvaluatedBill = {
  receipt: 'JA-1',
  store: '静安店',
  at: now,
  tier: 'gold',
  lines: [{ category: 'kidswear', quantity: 1, list: 10_000 as Fen, paid: 10_000 as Fen }],
  paid: 10_000 as Fen,
  worth: 1_000 as Fen,
  given: award(1, 90),
  again: { award: award(1, 90), agrees: true },
  today: award(2, 135),
};

test('shows the bill, what it was given, that it agrees, and what it would be given today', () => {
  const view = checkView(found, chinese);
  expect(view).toMatchObject({ when: '2026年11月21日 14:00，静安店', tierName: '金卡', again: null });
  expect(view.lines.map(({ label, amount }) => `${label} ${amount}`)).toEqual([
    '童装 100.00',
    '积分抵 −10.00',
    '实付 90.00',
  ]);
  expect(view.verdict).toEqual({ kind: 'agrees', sentence: '按当时的规则重算，一分不差。' });
  expect(view.given.version).toBe('按积分规则第 1 版');
  expect(view.today?.parts[0]?.[1]).toMatchObject({ label: '得分', amount: '135 分' });
});

test('shows both when they do not agree', () => {
  const view = checkView({ ...found, again: { award: award(1, 89), agrees: false } }, chinese);
  expect(view.verdict.kind).toBe('differs');
  expect(view.again?.parts[0]?.[1]).toMatchObject({ amount: '89 分' });
});

test('says why an exchange is not counted again', () => {
  const view = checkView({ ...found, again: null, today: null }, chinese);
  expect(view.verdict).toMatchObject({ kind: 'alone', sentence: expect.stringContaining('换货') as string });
});
