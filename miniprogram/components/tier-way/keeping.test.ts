import type { BusinessDay, CardView, EpochMs, Fen } from '@vip-card/core';

import { en } from '../../copy/en';
import { zhCn } from '../../copy/zh-cn';
import { keepingOf } from './keeping';

const now = Date.parse('2026-11-21T06:09:00Z') as EpochMs;
type Keeping = NonNullable<CardView['tierProgress']['keeping']>;

function viewOf(of: Partial<Keeping> | null, copy: typeof zhCn = zhCn) {
  const keeping: Keeping | null = of && {
    until: '2027-03-01' as BusinessDay,
    stage: 'kept',
    remaining: 120_000 as Fen,
    rollsOff: [],
    ...of,
  };
  const tierProgress = { qualifyingSpend: 0 as Fen, next: null, keeping };
  return keepingOf({ tier: 'gold', tierProgress }, now, copy);
}

test('says how much more keeps the tier, and by when', () => {
  expect(viewOf({})).toMatchObject({ sentence: '2027年3月1日前再消费 1,200 元，保住金卡', pressing: false, title: '' });
  expect(viewOf({}, en).sentence).toBe('¥1,200 more before 1 Mar 2027 keep your Gold card');
});

test('says that enough was bought', () => {
  const enough = { remaining: 0 as Fen };
  expect(viewOf(enough).sentence).toBe('消费已够，金卡到 2027年3月1日续期');
  expect(viewOf(enough, en).sentence).toBe('You bought enough: your Gold card is renewed on 1 Mar 2027');
});

test('is pressing after the warning and in the grace, as long as something is missing', () => {
  expect(viewOf({ stage: 'warned' })).toMatchObject({ pressing: true });
  expect(viewOf({ stage: 'grace' })).toMatchObject({
    pressing: true,
    sentence: '宽限期内，2027年3月1日前再消费 1,200 元，金卡不变',
  });
  expect(viewOf({ stage: 'warned', remaining: 0 as Fen }).pressing).toBe(false);
});

test('lists what no longer counts by then, with its day, and folds the rest', () => {
  const rollsOff = ['01', '02', '03', '04'].map((month) => ({
    on: `2027-${month}-03` as BusinessDay,
    amount: 39_800 as Fen,
  }));
  const view = viewOf({ rollsOff });
  expect(view.title).toBe('近十二个月的消费才算数，到时不再计入的有');
  expect(view.rollsOff.rows[0]).toEqual({ label: '2027年1月3日起不计', amount: '398.00 元' });
  expect(view.rollsOff.laterLabel).toBe('还有 1 笔');
});

test('says nothing of the lowest tier, nor of a card that the phone has kept since before it was told', () => {
  expect(viewOf(null).sentence).toBe('');
  const old = { qualifyingSpend: 0, next: null } as unknown as CardView['tierProgress'];
  expect(keepingOf({ tier: 'gold', tierProgress: old }, now, zhCn).sentence).toBe('');
});
