import type { MemberNo, Points, Room } from '@vip-card/core';
import { refusalsZhCn } from '../../../copy/refusals.zh-cn';
import { zhCn } from '../../copy/zh-cn';
import { consequence, type Found } from './consequence';

const found: Found = {
  memberNo: 80260001 as MemberNo,
  available: 300 as Points,
  owed: 0 as Points,
  room: { per: 'member', limit: 5_000 as Points, used: 4_000 as Points, left: 1_000 as Points },
};
const words = { adjustments: zhCn.adjustments, refusals: refusalsZhCn };
const of = (points: number, more: Partial<Found> = {}) => consequence(points as Points, { ...found, ...more }, words);

test.each([
  [200, '提交后立即到账，她会有 500 分。'],
  [-300, '提交后立即到账，她会有 0 分。'],
  [1_000, '提交后立即到账，她会有 1,300 分。'],
])('%d points: %s', (points, sentence) => {
  expect(of(points)).toEqual({ sentence, possible: true, above: null });
});

test('above what is left today it says which limit, how much of it is used, and who approves', () => {
  const sentence =
    '不经批准，一位会员一天最多调整 5,000 分。今天已给她调整 4,000 分，还剩 1,000 分。要调更多，请总部的同事批准。批准之前积分不动。';
  expect(of(1_001)).toMatchObject({ sentence, possible: true, above: { per: 'member', approvers: ['hq'] } });
  const room: Room = { per: 'person', limit: 50_000 as Points, used: 50_000 as Points, left: 0 as Points };
  expect(of(1, { room }).sentence).toContain('您一天最多调整 50,000 分。今天已调整 50,000 分，还剩 0 分。');
});

test('nothing can be sent that takes more than she has, or nothing at all', () => {
  expect(of(-301)).toEqual({ sentence: '最多能扣 300 分。', possible: false, above: null });
  expect(of(0)).toEqual({ sentence: '', possible: false, above: null });
});

test('what she owes is repaid first', () => {
  expect(of(200, { owed: 150 as Points }).sentence).toContain('350 分');
  expect(of(100, { owed: 150 as Points }).sentence).toContain('300 分');
});
