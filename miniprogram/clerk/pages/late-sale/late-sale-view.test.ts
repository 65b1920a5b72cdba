import type { Points } from '@vip-card/core';
import { mendingOf, type Mending } from '../../counter/mend-queued';
import type { QueuedSale } from '../../counter/sale-queue';
import { at, queuedSale, words } from '../../testing/shop';
import { lateSaleView, toldToHeadquarters, type LateSaleView } from './late-sale-view';

const now = at('2026-11-21T06:09:00Z');
const categories = [
  { id: 'womenswear', label: '女装' },
  { id: 'kidswear', label: '童装' },
];
const taken: QueuedSale = {
  ...queuedSale,
  request: { ...queuedSale.request, receipt: '0931' },
  waits: { code: 'receipt_reused', receipt: '0931', at: now },
};
const goneCategory: QueuedSale = {
  ...queuedSale,
  request: { ...queuedSale.request, lines: queuedSale.request.lines.map((line) => ({ ...line, category: 'hats' })) },
  waits: { code: 'invalid_input', path: 'lines.0.category', expected: 'a category of the chain' },
};
const view = (sale: QueuedSale, mending: Mending = mendingOf(sale)): LateSaleView =>
  lateSaleView(sale, mending, categories, ({ code }) => code, words, now);

test('says whose sale it is, what was bought and told, why it was refused, and lets its receipt be changed', () => {
  expect(view(taken)).toMatchObject({
    step: 'open',
    customer: { name: '林知夏' },
    reason: expect.stringContaining('小票号 0931 已经是另一单的') as string,
    facts: [
      { label: '女装', value: '526.00' },
      { label: '实付', value: '526.00 元' },
      { label: '当时算的得分', value: '789 分' },
    ],
    receipt: '0931',
    choice: null,
    maySend: true,
  });
});

test('a category that is gone asks for another one, and is not sent before it is chosen', () => {
  const before = view(goneCategory);
  expect(before.choice?.options.map(({ label, on }) => [label, on])).toEqual([
    ['女装', false],
    ['童装', false],
  ]);
  expect(before.maySend).toBe(false);
  const after = view(goneCategory, { receipt: '', categories: ['kidswear'] });
  expect([after.choice?.options[1]?.on, after.maySend]).toEqual([true, true]);
});

test('put aside it can be told to headquarters with everything that recording it by hand needs', () => {
  const aside = { ...taken, asideAt: now };
  const shown = view(aside);
  expect(shown.step).toBe('aside');
  expect(toldToHeadquarters(aside, shown, words).split('\n')).toEqual([
    '有一单补录不成功，请总部处理：',
    '会员 8026 1148 林知夏',
    '成交 2026-11-21 11:05，门店 jingan，店员 zhou',
    '女装：526.00',
    '实付：526.00 元',
    '当时算的得分：789 分',
    '小票 0931',
    expect.stringContaining('原因：小票号 0931'),
    '编号 r1',
  ]);
  const { requestId, session, lines } = taken.request;
  const before = { ...aside, sentAs: [{ requestId, session, lines }] };
  expect(toldToHeadquarters(before, shown, words)).toContain('可能已经记上');
});

test('recorded meanwhile it says with what', () => {
  const settled = { points: 700 as Points, receipt: '0932', at: now };
  expect(view({ ...taken, settled })).toMatchObject({ step: 'settled', reason: '已补录，记了 700 分，小票 0932。' });
});
