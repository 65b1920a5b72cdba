import type { Book, EntityView, EpochMs, Fen, MonthView, Points } from '@vip-card/core';
import { zhCn } from '../../copy/zh-cn';
import { booksCsv } from './books-csv';
import { booksView, liabilityView, nextToClose, settlementView, type Liability, type Settlement } from './books-view';

const at = (iso: string): EpochMs => Date.parse(iso) as EpochMs;
const now = at('2026-11-22T10:00:00+08:00');
const entities: EntityView[] = [
  { entity: 'suli', stores: ['静安店', '徐汇店', '陆家嘴店'] },
  { entity: 'tianhe-trading', stores: ['天河店'] },
];
const name = (entity: string): string => (entity === 'suli' ? '素里零售' : '天河商贸');
const book = (entity: string, of: Partial<Record<keyof Book, number>>): Book =>
  ({
    entity,
    opening: 0,
    issued: 0,
    redeemed: 0,
    restored: 0,
    expired: 0,
    reversed: 0,
    adjusted: 0,
    transferred: 0,
    closing: 0,
    ...of,
  }) as Book;
const month: MonthView = {
  month: '2026-10',
  closed: null,
  closableFrom: at('2026-11-01T00:15:00+08:00'),
  next: '2026-10',
  first: '2026-08',
  books: [
    book('suli', { opening: 1_000, issued: 500, redeemed: -200, closing: 1_300 }),
    book('tianhe-trading', { issued: 80, closing: 80 }),
  ],
  entities,
};
const view = booksView(month, now, zhCn.books, name);

test('an entity is known by its name and its stores, and its lines are those that moved', () => {
  expect(view.books.map((each) => [each.name, each.stores])).toEqual([
    ['素里零售', '静安店等 3 家店'],
    ['天河商贸', '天河店'],
  ]);
  expect(view.books[0]).toMatchObject({
    lines: [
      { label: '期初', value: '1,000' },
      { label: '发出', value: '+500' },
      { label: '抵现', value: '\u2212200' },
    ],
    closing: '1,300',
  });
});

test('every month since the first can be chosen, newest first', () => {
  expect(view.months.map(({ name }) => name)).toEqual(['2026年11月', '2026年10月', '2026年9月', '2026年8月']);
  expect(view.at).toBe(1);
});

test.each<[string, Partial<MonthView>, { closable: boolean; earlier: string | undefined; state: string }]>([
  ['over and next', {}, { closable: true, earlier: undefined, state: '已经结束，还没有结账' }],
  [
    'over, with an earlier one open',
    { next: '2026-09' },
    { closable: false, earlier: '先结2026年9月', state: '已经结束，还没有结账' },
  ],
  [
    'running',
    { closableFrom: at('2026-12-01T00:15:00+08:00') },
    { closable: false, earlier: undefined, state: '还在变动。12月1日 00:15 起可以结账' },
  ],
  [
    'closed',
    { closed: { by: '钱惠敏', at: now }, next: '2026-11' },
    { closable: false, earlier: undefined, state: '钱惠敏于 2026年11月22日 10:00 结账' },
  ],
])('a month that is %s says so', (_, more, expected) => {
  const { closable, earlier, state } = booksView({ ...month, ...more }, now, zhCn.books, name);
  expect({ closable, earlier: earlier?.label, state }).toEqual(expected);
});

test('the running month says which earlier ones are open, and leads to the first', () => {
  const running: Partial<MonthView> = { month: '2026-11', closableFrom: at('2026-12-01T00:15:00+08:00') };
  const { open, earlier } = booksView({ ...month, ...running, next: '2026-08' }, now, zhCn.books, name);
  expect(open).toBe('2026年8月至2026年10月，3 个月还没有结账');
  expect(earlier).toEqual({ month: '2026-08', label: '先结2026年8月' });
  const one = booksView({ ...month, ...running }, now, zhCn.books, name);
  expect(one.open).toBe('2026年10月已经结束，还没有结账');
});

test('nothing else is open when the month is the last to close, or all are closed', () => {
  expect(view.open).toBe('');
  expect(booksView({ ...month, next: '2026-11' }, now, zhCn.books, name).open).toBe('');
  expect(booksView({ ...month, month: '2026-09', next: '2026-09' }, now, zhCn.books, name).open).toBe(
    '2026年9月至2026年10月，2 个月还没有结账',
  );
});

test('after a month the next one that is over is to close, up to the running one', () => {
  expect(nextToClose({ ...month, next: '2026-10' }, now)).toBe('2026-10');
  expect(nextToClose({ ...month, next: '2026-11' }, now)).toBeUndefined();
  expect(nextToClose({ ...month, next: '2026-11' }, at('2026-12-01T00:00:00+08:00'))).toBe('2026-11');
});

const liability: Liability = {
  at: now,
  entities,
  liabilities: [
    {
      entity: 'suli',
      spendable: 1_200 as Points,
      pending: 100 as Points,
      expired: 0 as Points,
      owed: 20 as Points,
      worth: 1_300 as Fen,
    },
  ],
};

test('what is owed stands in points and in yuan, without lines that are nothing', () => {
  const shown = liabilityView(liability, zhCn.books, name);
  expect(shown).toMatchObject({ total: '1,300 分', worth: '13.00 元' });
  expect(shown.entities[0]?.lines.map(({ label }) => label)).toEqual(['可用', '待生效', '会员欠']);
});

test('points that pay nothing are worth nothing that can be said', () => {
  const none = liability.liabilities.map((each) => ({ ...each, worth: null }));
  expect(liabilityView({ ...liability, liabilities: none }, zhCn.books, name).worth).toBe(zhCn.books.noWorth);
});

const settlement: Settlement = {
  month: '2026-10',
  entities,
  balances: [{ from: 'suli', to: 'tianhe-trading', worth: 12_345 as Fen }],
  settlements: [
    {
      issuer: 'suli',
      taker: 'tianhe-trading',
      redeemed: { points: 12_400 as Points, worth: 12_400 as Fen },
      restored: { points: 55 as Points, worth: 55 as Fen },
    },
  ],
};

test('who pays whom, and what for', () => {
  expect(settlementView(settlement, zhCn.books, name)).toEqual({
    balances: [{ pays: '素里零售付给天河商贸', worth: '123.45 元' }],
    details: [
      {
        between: '素里零售的积分，用在天河商贸',
        redeemed: '抵现 12,400 分，124 元',
        restored: '退回 55 分，0.55 元',
      },
    ],
  });
});

test('every figure of the page is in the CSV, unrounded and signed', () => {
  const { text: csv } = booksCsv(month, liability, settlement, zhCn, name);
  for (const figure of [
    '2026-10,素里零售,suli,静安店 徐汇店 陆家嘴店,1000,500,-200',
    '1300',
    '13.00',
    '素里零售,suli,天河商贸,tianhe-trading,12400,124.00',
    '0.55',
    '负债 2026年11月22日 10:00（北京时间）',
  ]) {
    expect(csv).toContain(figure);
  }
});
