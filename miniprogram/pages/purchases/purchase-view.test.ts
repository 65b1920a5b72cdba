import type { EpochMs, Fen, Points, Purchase } from '@vip-card/core';

import { en } from '../../copy/en';
import { zhCn } from '../../copy/zh-cn';
import { purchaseViews } from './purchase-view';
import { bought, earning, shirt } from './testing/bought';

const now = Date.parse('2026-11-21T06:09:00Z') as EpochMs;
const category = (id: string) => ({ womenswear: '女装' })[id] ?? id;
const fen = (amount: number) => amount as Fen;
const pts = (count: number) => count as Points;

const viewsOf = (purchases: Purchase[], copy: typeof zhCn = zhCn) => purchaseViews(purchases, { copy, category, now });
function viewOf(of: Partial<Purchase>, copy?: typeof zhCn) {
  const [view] = viewsOf([bought(of)], copy);
  if (!view) throw new Error('no view');
  return view;
}
const rowsOf = ({ parts }: { parts: { label: string; amount: string }[][] }) =>
  parts.map((part) => part.map(({ label, amount }) => `${label} ${amount}`.trim()));

test('says what, when, where and the price in a line', () => {
  expect(viewOf({})).toMatchObject({
    id: 'jingan:JA-0042',
    cause: '亚麻衬衫',
    when: '11月14日 16:20，静安店',
    points: '398.00 元',
    tag: '',
    aria: '亚麻衬衫，398.00 元，11月14日 16:20，静安店',
  });
});

test('opens into its receipt: size, colour, what was paid and earned', () => {
  const view = viewOf({});
  expect(rowsOf(view)).toEqual([
    ['亚麻衬衫，M，白 398.00'],
    ['实付 398.00 元'],
    ['每 1 元积 1 分 +398', '得分 398 分'],
  ]);
  expect(view).toMatchObject({ notes: [], version: '小票 JA-0042 · 按积分规则第 12 版' });
});

test('is read in English too', () => {
  const view = viewOf({}, en);
  expect(view).toMatchObject({ when: '14 Nov 16:20, 静安店', points: '¥398.00' });
  expect(rowsOf(view)).toEqual([
    ['亚麻衬衫, M, 白 398.00'],
    ['Paid ¥398.00'],
    ['1 point per yuan +398', 'Earned 398 points'],
  ]);
});

test('names what has no name by its category, and counts pieces', () => {
  const lines = [{ category: 'womenswear', quantity: 3, list: fen(300), paid: fen(300), returned: 0 }];
  expect(rowsOf(viewOf({ lines }))[0]).toEqual(['女装，3 件 3.00']);
});

test('names two articles, and of more says how many pieces', () => {
  const named = (...names: string[]) => names.map((name) => ({ ...shirt, name, returned: 0 }));
  expect(viewOf({ lines: named('衬衫', '半裙') }).cause).toBe('衬衫、半裙');
  expect(viewOf({ lines: named('衬衫', '衬衫', '半裙') }).cause).toBe('衬衫、半裙');
  expect(viewOf({ lines: named('衬衫', '半裙', '围巾', '衬衫') }).cause).toBe('衬衫、半裙等 4 件');
  expect(viewOf({ lines: named('衬衫', '半裙', '围巾', '衬衫') }, en).cause).toBe('衬衫, 半裙… 4 pieces');
});

test('says that the points of its rows are rounded, when they are', () => {
  const base = { kind: 'base-earn', spent: fen(39_850), perYuan: { numerator: 1, denominator: 1 } } as const;
  const award = { ...earning(399), applied: [{ ruleId: 'base', points: pts(399), because: base }] };
  expect(viewOf({ award }).notes).toEqual([zhCn.rules.rounded]);
  expect(viewOf({}).notes).toEqual([]);
});

test('says that it was bought online', () => {
  expect(viewOf({ channel: 'online' }).when).toBe('11月14日 16:20，线上，静安店');
});

test('says what points paid, and that this part earns none', () => {
  const view = viewOf({ worth: fen(300), redeemed: pts(300), award: earning(395) });
  expect(rowsOf(view).slice(1)).toEqual([
    ['300 分抵扣，此部分不积分 −3.00', '实付 395.00 元'],
    ['每 1 元积 1 分 +395', '得分 395 分'],
  ]);
});

test('says what came back, and what its points are now', () => {
  const lines = [
    { ...shirt, quantity: 2, paid: fen(79_600), returned: 1 },
    { ...shirt, name: '半裙', returned: 0 },
  ];
  const view = viewOf({ lines, paid: fen(119_400), refunded: fen(39_800), award: earning(1194), reversed: pts(398) });
  expect(view.tag).toBe('有退货');
  expect(rowsOf(view)).toEqual([
    ['亚麻衬衫，M，白，2 件 796.00', '其中退换 1 件', '半裙，M，白 398.00'],
    ['实付 1,194.00 元', '退换的商品 −398.00'],
    ['每 1 元积 1 分 +1,194', '得分 1,194 分', '收回 −398', '实得 796 分'],
  ]);
});

test('is returned when all of it came back: by pieces, by amount, and when it had cost nothing', () => {
  const all = [{ ...shirt, returned: 1 }];
  expect(viewOf({ lines: all, refunded: fen(39_800) }).tag).toBe('已退货');
  expect(viewOf({ refunded: fen(39_800) }).tag).toBe('已退货');
  expect(viewOf({ lines: all, paid: fen(0) }).tag).toBe('已退货');
  expect(viewOf({ paid: fen(0) }).tag).toBe('');
});

test('says that it was voided, and when', () => {
  const voidedAt = Date.parse('2026-11-14T08:30:00Z') as EpochMs;
  const lines = [{ ...shirt, returned: 1 }];
  const view = viewOf({ lines, voidedAt, refunded: fen(39_800), reversed: pts(398) });
  expect(view).toMatchObject({ tag: '已作废', notes: ['11月14日作废，按没有买过算。'] });
  expect(rowsOf(view)).toEqual([
    ['亚麻衬衫，M，白 398.00'],
    ['实付 398.00 元'],
    ['每 1 元积 1 分 +398', '得分 398 分', '收回 −398', '实得 0 分'],
  ]);
});

test('ties the goods of an exchange to those they were given for', () => {
  const [made, original] = viewsOf([
    bought({
      id: 'jingan:JA-2',
      receipt: 'JA-2',
      exchangeFor: { id: 'jingan:JA-1', receipt: 'JA-1', store: '静安店' },
      worth: fen(300),
      redeemed: pts(300),
    }),
    bought({
      id: 'jingan:JA-1',
      receipt: 'JA-1',
      lines: [{ ...shirt, returned: 1 }],
      refunded: fen(39_800),
      reversed: pts(398),
    }),
  ]);
  expect(made).toMatchObject({
    tag: '换货得来',
    points: '398.00 元',
    notes: ['用小票 JA-1 的商品换来，原来的积分一起转入。'],
  });
  // What she paid at the exchange is only the difference.
  expect(made && rowsOf(made)[1]).toEqual(['合计 398.00 元', '300 分抵扣，此部分不积分 −3.00']);
  // Added up, the list comes to what she spent.
  expect(original).toMatchObject({ tag: '已换货', points: '0.00 元', notes: ['换成了小票 JA-2 的商品。'] });
  expect(original && rowsOf(original)[2]).toEqual([
    '每 1 元积 1 分 +398',
    '得分 398 分',
    '转出和收回 −398',
    '实得 0 分',
  ]);
});

test('ties an exchange in another store to its own receipt, not to the same number of this store', () => {
  const back = { lines: [{ ...shirt, quantity: 2, returned: 1 }], refunded: fen(19_900), reversed: pts(199) };
  const [made, here, there] = viewsOf([
    bought({ id: 'jingan:7', receipt: '7', exchangeFor: { id: 'hubin:6', receipt: '6', store: '湖滨店' } }),
    bought({ id: 'jingan:6', receipt: '6' }),
    bought({ id: 'hubin:6', receipt: '6', store: '湖滨店', ...back }),
  ]);
  expect(made?.notes).toEqual(['用湖滨店小票 6 的商品换来，原来的积分一起转入。']);
  expect(here).toMatchObject({ tag: '', notes: [] });
  expect(there).toMatchObject({ tag: '有换货', points: '199.00 元', notes: ['换成了静安店小票 7 的商品。'] });
});
