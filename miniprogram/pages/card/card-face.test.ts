import type { BusinessDay, CardView, EpochMs, Fen, Points } from '@vip-card/core';

import { en } from '../../copy/en';
import { zhCn } from '../../copy/zh-cn';
import { faceOf, progressPercent } from './card-face';
import { card } from './testing/card';

const now = card.serverTime;

test('words the card as the reference screen does', () => {
  expect(faceOf(card, now, zhCn)).toMatchObject({
    tierName: '金卡',
    number: '8026 1148',
    expiring: '12月31日到期 128 分',
    progress: '再消费 5,680 元，升为黑卡',
    progressPercent: 71.6,
    place: '静安店',
    placeNote: '营业至 22:00',
    owed: '',
    hasPhone: false,
  });
});

test('a store that is shut says when it opens, once the phone knows its hours', () => {
  const store = {
    storeId: 'jingan',
    name: '静安店',
    region: '上海',
    address: '',
    opensAt: '10:00',
    closesAt: '22:00',
    phone: '',
  };
  const night = Date.parse('2026-11-21T14:30:00Z') as EpochMs;
  expect(faceOf(card, night, zhCn, [store]).placeNote).toBe('10:00 开门');
  expect(faceOf(card, now, zhCn, [store]).placeNote).toBe('营业至 22:00');
});

test('words it in English too', () => {
  expect(faceOf(card, now, en)).toMatchObject({
    tierName: 'Gold',
    expiring: '128 expire on 31 Dec',
    progress: '¥5,680 more to the Black card',
  });
});

test('stands in for a name, a store and a next tier that are not there', () => {
  const bare: CardView = { ...card, name: '', homeStore: null, expiringNext: null, owed: 14 as Points };
  const atTop: CardView = { ...bare, tierProgress: { qualifyingSpend: 2_000_000 as Fen, next: null, keeping: null } };
  expect(faceOf(atTop, now, zhCn)).toMatchObject({
    name: '会员',
    place: '选择常去的门店',
    placeNote: '',
    expiring: '',
    owed: '下次积分先补 14 分',
    progress: '您已是最高等级',
    progressPercent: 100,
  });
});

test('is not yet at the next tier until the last fen', () => {
  const next = { tier: 'silver', remaining: 1 as Fen } as const;
  expect(progressPercent({ qualifyingSpend: 99_999 as Fen, next, keeping: null })).toBe(99.9);
  expect(progressPercent({ qualifyingSpend: 0 as Fen, next, keeping: null })).toBe(0);
});

test('says which points are on their way, and what keeps the tier', () => {
  const pendingNext = { from: '2026-11-28' as BusinessDay, points: 120 as Points };
  const keeping = { until: '2027-03-01' as BusinessDay, stage: 'kept' as const, remaining: 0 as Fen, rollsOff: [] };
  const waiting: CardView = { ...card, pendingNext, tierProgress: { ...card.tierProgress, keeping } };
  expect(faceOf(waiting, now, zhCn)).toMatchObject({
    pending: '11月28日起可用 120 分',
    keeping: { sentence: '消费已够，金卡到 2027年3月1日续期' },
  });
  expect(faceOf(waiting, now, en).pending).toBe('120 more from 28 Nov');
  expect(faceOf(card, now, zhCn)).toMatchObject({ pending: '', keeping: { sentence: '' } });
});
