import type { MemberNo, Points } from '@vip-card/core';
import { zhCn } from '../../copy/zh-cn';
import { consequence, type Found } from './consequence';

const found: Found = {
  memberNo: 80260001 as MemberNo,
  available: 300 as Points,
  owed: 0 as Points,
  alone: 5_000 as Points,
};
const of = (points: number, more: Partial<Found> = {}) =>
  consequence(points as Points, { ...found, ...more }, zhCn.adjustments);

test.each([
  [200, '提交后立即到账，她会有 500 分。'],
  [-300, '提交后立即到账，她会有 0 分。'],
  [5_000, '提交后立即到账，她会有 5,300 分。'],
  [5_001, '超过 5,000 分，提交后等另一位同事批准。'],
])('%d points: %s', (points, sentence) => {
  expect(of(points)).toEqual({ sentence, possible: true });
});

test('nothing can be sent that takes more than she has, or nothing at all', () => {
  expect(of(-301)).toEqual({ sentence: '最多能扣 300 分。', possible: false });
  expect(of(0)).toEqual({ sentence: '', possible: false });
});

test('what she owes is repaid first', () => {
  expect(of(200, { owed: 150 as Points }).sentence).toContain('350 分');
  expect(of(100, { owed: 150 as Points }).sentence).toContain('300 分');
});
