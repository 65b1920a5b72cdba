import type { AdjustmentView, EpochMs, MemberNo, Points } from '@vip-card/core';
import { roles } from '../../../copy/words.zh-cn';
import { zhCn } from '../../copy/zh-cn';
import { adjustmentRow, adjustmentsCsv } from './adjustments-view';

const adjustment: AdjustmentView = {
  adjustmentId: '80260001-abc',
  memberNo: 80260001 as MemberNo,
  points: -600 as Points,
  reason: 'fraud',
  note: '同一小票重复积分',
  storeId: 'jingan',
  store: '静安店',
  entity: 'suli',
  proposedBy: { staffId: 'm1', name: '苏静', role: 'manager' },
  proposedAt: Date.parse('2026-11-21T15:00:00+08:00') as EpochMs,
  state: 'proposed',
  decidedBy: null,
  decidedAt: null,
};
const entity = (): string => '素里零售';
const words = { words: zhCn.adjustments, roles, entity };

test('says how many, whose, why, and who asks for it', () => {
  expect(adjustmentRow(adjustment, 'hq-1', words)).toMatchObject({
    points: '\u2212600',
    member: '8026 0001',
    reason: '异常扣回',
    entity: '素里零售',
    by: '苏静（店长）11月21日 15:00',
    outcome: '等待批准',
    yours: false,
  });
});

test('who proposed it cannot decide on it', () => {
  expect(adjustmentRow(adjustment, 'm1', words).yours).toBe(true);
});

test('points that were declined are told from points that moved', () => {
  const declined = (state: 'carried-out' | 'declined') => adjustmentRow({ ...adjustment, state }, 'm1', words).declined;
  expect([declined('carried-out'), declined('declined')]).toEqual([false, true]);
});

test('says who approved it', () => {
  const done = { ...adjustment, state: 'carried-out' as const, decidedBy: { staffId: 'h', name: '秦明玥' } };
  expect(adjustmentRow(done, 'm1', words).outcome).toBe('已执行，秦明玥');
  expect(adjustmentRow({ ...done, decidedBy: null }, 'm1', words).outcome).toBe('已执行');
});

test('stands in the CSV with its entity', () => {
  expect(adjustmentsCsv([adjustment], zhCn, entity).text).toContain(
    '80260001-abc,80260001,-600,异常扣回,同一小票重复积分,静安店,素里零售,suli,苏静,2026年11月21日 15:00,等待批准,,',
  );
});
