import type { Award, EpochMs, Fen, Points, StatementLine } from '@vip-card/core';

import { zhCn } from '../../copy/zh-cn';
import { lineView, type LineView } from './receipt';

const wording = {
  copy: zhCn,
  category: (id: string) => ({ kidswear: '童装' })[id] ?? id,
  now: Date.parse('2026-11-21T06:09:00Z') as EpochMs,
};

const award: Award = {
  ruleSetVersion: 12,
  total: 714 as Points,
  applied: [
    {
      ruleId: 'base',
      points: 476 as Points,
      because: { kind: 'base-earn', spent: 47_600 as Fen, perYuan: { numerator: 1, denominator: 1 } },
    },
    {
      ruleId: 'gold',
      points: 238 as Points,
      because: { kind: 'tier-multiplier', tier: 'gold', extra: { numerator: 1, denominator: 2 } },
    },
  ],
  missed: [
    {
      ruleId: 'kids',
      kind: 'category-multiplier',
      category: 'kidswear',
      extra: { numerator: 1, denominator: 1 },
      shortBy: 2_400 as Fen,
    },
  ],
  cuts: [],
  excluded: [],
  bonuses: [],
  reached: [],
  shares: [714 as Points],
};

const at = Date.parse('2026-11-14T08:20:00Z') as EpochMs;
const saleCause = { kind: 'sale', receipt: 'JA-0042', paid: 47_600 as Fen, items: 2, award } as const;
const sale: StatementLine = {
  id: '80261148:7',
  points: 714 as Points,
  at,
  store: '静安店',
  cause: saleCause,
};

test('words a sale as a line', () => {
  expect(lineView(sale, wording)).toMatchObject({
    cause: '购物',
    when: '11月14日 16:20，静安店',
    points: '+714',
    earned: true,
    aria: '购物，+714 分，11月14日 16:20，静安店',
  });
});

test('prints a sale as its receipt: paid, every rule that applied, the total, and the near miss', () => {
  const { parts, notes, version } = lineView(sale, wording);
  expect(parts.map((part) => part.map(({ label, amount }) => [label, amount]))).toEqual([
    [
      ['商品 2 件', '小票 JA-0042'],
      ['实付', '476.00 元'],
    ],
    [
      ['每 1 元积 1 分', '+476'],
      ['金卡多积 50%', '+238'],
      ['得分', '714 分'],
    ],
  ]);
  expect(notes).toEqual(['当时童装实付再多 24 元，童装积分就能再加一倍。']);
  expect(version).toBe('按积分规则第 12 版');
});

test('prints what a cap took before the total, and says what earned nothing', () => {
  const capped: Award = {
    ...award,
    total: 500 as Points,
    missed: [],
    cuts: [{ ruleId: 'cap', kind: 'bill-cap', limit: 500 as Points, cut: 214 as Points }],
    excluded: [{ ruleId: 'cards', kind: 'category-exclusion', lines: [1] }],
    shares: [500 as Points, 0 as Points],
  };
  const cause: StatementLine['cause'] = {
    kind: 'sale',
    receipt: 'JA-0042',
    paid: 57_600 as Fen,
    items: 2,
    award: capped,
  };
  const { parts, notes } = lineView({ ...sale, points: 500 as Points, cause }, wording);
  expect(parts[1]?.slice(2)).toMatchObject([
    { label: '单笔上限，这次最多 500 分', amount: '−214', sum: false },
    { label: '得分', amount: '500 分', sum: true },
  ]);
  expect(notes).toEqual(['有 1 项商品不参加积分。']);
});

test('says once that rows are rounded, and what a category came to', () => {
  const half = { numerator: 1, denominator: 2 };
  const kids = { kind: 'category-multiplier', category: 'kidswear', spent: 27_892 as Fen, extra: half } as const;
  const applied = [...award.applied, { ruleId: 'kids', points: 139 as Points, because: kids }];
  const cause = { ...saleCause, award: { ...award, applied, missed: [], total: 853 as Points } };
  const view = lineView({ ...sale, cause }, wording);
  expect(printed(view)[1]?.[2]).toEqual(['童装 278.92 元，多积 50%', '+139']);
  expect(view.notes).toEqual(['各项的小数按合计取整，单看一项会差不到 1 分。']);
});

test('says from when on the points of a sale count, as long as they do not', () => {
  const notesUntil = (iso: string) =>
    lineView({ ...sale, cause: { ...saleCause, pendingUntil: Date.parse(iso) as EpochMs } }, wording).notes;
  expect(notesUntil('2026-11-24T16:00:00Z')[0]).toBe('这些积分 11月25日起可用。');
  expect(notesUntil('2026-11-20T16:00:00Z')).toHaveLength(1);
});

test('prints what was paid more in an exchange, and for which receipt', () => {
  const view = lineView({ ...sale, cause: { ...saleCause, exchangeFor: 'JA-0030' } }, wording);
  expect(view.cause).toBe('换货，补差价');
  expect(printed(view)[0]).toEqual([
    ['商品 2 件', '小票 JA-0042'],
    ['换自', '小票 JA-0030'],
    ['补差价', '476.00 元'],
  ]);
});

const printed = ({ parts }: LineView) => parts.map((part) => part.map(({ label, amount }) => [label, amount]));
