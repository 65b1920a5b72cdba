import type { ExchangeResult, Fen, Points } from '@vip-card/core';
import { purchase, words } from '../testing/shop';
import { exchangeSlip, sameInAnotherSize } from './exchange-slip';

const fen = (value: number): Fen => value as Fen;
const points = (value: number): Points => value as Points;
const even: ExchangeResult = {
  receipt: 'X-1',
  returned: fen(39800),
  paid: fen(39800),
  due: fen(0),
  cash: fen(0),
  carried: points(597),
  earned: points(0),
  reversed: points(0),
  restored: points(0),
  owedAdded: points(0),
  pointsAfter: points(2486),
  owedAfter: points(0),
  tierAfter: 'gold',
  reached: [],
  rewardsLost: [],
};
const slip = (change: Partial<ExchangeResult> = {}) => exchangeSlip({ ...even, ...change }, 'gold', words);
const parts = (change: Partial<ExchangeResult> = {}) =>
  slip(change).parts.map(({ title, value }) => `${title} ${value}`);

test('an even exchange says that nothing moves', () => {
  expect(slip()).toMatchObject({
    label: '不补不退',
    figure: '0.00',
    even: '等价换货，钱和积分都不动。',
    confirm: '确认换货',
  });
  expect(parts()).toEqual(['换回的商品 398.00', '换走的商品 398.00', '积分留着 597 分', '换后积分 2,486 分']);
});

test('dearer goods are paid for, and the difference earns', () => {
  const dearer = { paid: fen(45800), due: fen(6000), earned: points(90) };
  expect(slip(dearer)).toMatchObject({ label: '顾客补差价', figure: '60.00', even: '', confirm: '收 60.00 元，换货' });
  expect(parts(dearer)).toContain('差价得分 +90 分');
});

test('cheaper goods give money back, and take back what it had earned', () => {
  const cheaper = { paid: fen(29800), cash: fen(10000), reversed: points(150), owedAdded: points(20) };
  expect(slip(cheaper)).toMatchObject({ label: '退给顾客差价', figure: '100.00', confirm: '退 100.00 元，换货' });
  expect(slip(cheaper).parts.find(({ title }) => title === '收回积分')).toMatchObject({
    value: '\u2212150 分',
    because: '其中 20 分记为待补，以后得分先补。',
  });
});

test('cheaper goods that points had paid for give points back and no money', () => {
  const paid = { paid: fen(29800), cash: fen(0), restored: points(10000) };
  expect(slip(paid).even).toBe('');
  expect(parts(paid)).toContain('退回积分 +10,000 分');
});

test('goods that earn nothing cost as much and take points back, which is not nothing', () => {
  const excluded = { carried: points(0), reversed: points(597) };
  expect(slip(excluded)).toMatchObject({ label: '不补不退', even: '' });
  expect(parts(excluded)).toContain('收回积分 \u2212597 分');
});

test('a tier that changes is said', () => {
  expect(slip({ tierAfter: 'silver' }).parts.find(({ warn }) => warn)?.value).toBe('金卡 → 银卡');
});

test('what goes out begins as what comes back, in a size to be written', () => {
  const draft = sameInAnotherSize(purchase.lines, [
    { line: 0, quantity: 1 },
    { line: 1, quantity: 1 },
  ]);
  expect(draft.lines.map(({ name, size, quantity, paid }) => [name, size, quantity, paid])).toEqual([
    ['亚麻衬衫', '', 1, '398'],
    ['', '', 1, '229'],
  ]);
});

test('an exchange says which prize it reaches, and which no longer holds', () => {
  const reward = { kind: 'prize', zh: '羊绒围巾一条', en: 'A cashmere scarf' } as const;
  const scarf = {
    milestone: 's@lifetime',
    ruleId: 's',
    measure: 'points',
    over: 'lifetime',
    reach: 1000,
    reward,
  } as const;
  expect(slip({ reached: [scarf] }).reached).toEqual(['累计得分满 1,000 分，可领羊绒围巾一条。请告诉顾客。']);
  expect(parts({ rewardsLost: [reward] })).toContain('不再可领 羊绒围巾一条');
});
