import type { Because, Fen, Points } from '@vip-card/core';

import { isRounded } from './rounded';

const fen = (amount: number) => amount as Fen;
const once = { numerator: 1, denominator: 1 };
const half = { numerator: 1, denominator: 2 };
const base = (spent: number): Because => ({ kind: 'base-earn', spent: fen(spent), perYuan: once });
const gold: Because = { kind: 'tier-multiplier', tier: 'gold', extra: half };
const kids = (spent: number): Because => ({
  kind: 'category-multiplier',
  category: 'kids',
  spent: fen(spent),
  extra: half,
});

test.each<[says: string, because: Because[], rounded: boolean]>([
  ['whole yuan at a point for each', [base(54_300)], false],
  ['a part of a yuan', [base(54_360)], true],
  ['a multiplier that halves an odd number of yuan', [base(54_300), gold], true],
  ['a multiplier that halves an even number', [base(54_400), gold], false],
  ['a category that earns a fraction of a whole base', [base(54_400), kids(27_892)], true],
  ['a category that earns whole points', [base(54_400), kids(27_800)], false],
  ['fixed points alone', [{ kind: 'first-purchase-bonus' }], false],
  ['points that came with an exchange', [base(54_400), { kind: 'exchanged', receipt: 'A-1' }], false],
])('%s: %j is rounded: %s', (_says, because, rounded) => {
  const applied = because.map((each) => ({ ruleId: each.kind, points: 1 as Points, because: each }));
  expect(isRounded({ applied })).toBe(rounded);
});
