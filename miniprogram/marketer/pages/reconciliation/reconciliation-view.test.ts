import type { DifferenceView, EpochMs, Fen, LateSale, MemberNo, Points } from '@vip-card/core';
import { zhCn } from '../../copy/zh-cn';
import { differenceRow, lateRow, reconciliationCsv } from './reconciliation-view';

const at = (iso: string): EpochMs => Date.parse(iso) as EpochMs;
const late: LateSale = {
  id: '80260001:7',
  memberNo: 80260001 as MemberNo,
  storeId: 'jingan',
  store: '静安店',
  receipt: 'JA-1',
  occurredAt: at('2026-10-31T21:40:00+08:00'),
  postedAt: at('2026-11-01T09:05:00+08:00'),
  paid: 39_900 as Fen,
  points: 399 as Points,
};
const difference: DifferenceView = {
  storeId: 'tianhe',
  store: '天河店',
  receipt: 'TH-9',
  memberNo: 80260001 as MemberNo,
  tillPoints: 120 as Points,
  serverPoints: 100 as Points,
  occurredAt: late.occurredAt,
  settledAt: late.postedAt,
  by: 'till-1',
  state: 'settled',
  note: '旧规则',
  explainedBy: { staffId: 'f', name: '钱惠敏' },
};

test('a late sale says when it was, when it came, and in which month it counts', () => {
  expect(lateRow(late, zhCn.reconciliation)).toMatchObject({
    store: '静安店',
    receipt: 'JA-1',
    member: '会员 8026 0001',
    happened: '10月31日 21:40 成交，11月1日 09:05 入账',
    counted: '计入2026年11月',
    paid: '399 元',
    points: '+399',
  });
  const sameMonth = { ...late, occurredAt: at('2026-11-01T08:00:00+08:00') };
  expect(lateRow(sameMonth, zhCn.reconciliation).counted).toBe('');
});

test('a difference says what the server gave more or less than the till showed', () => {
  expect(differenceRow(difference, zhCn.reconciliation)).toMatchObject({
    id: 'tianhe:TH-9',
    till: '120',
    server: '100',
    difference: '\u221220',
    note: '旧规则',
    by: '钱惠敏核对',
  });
});

test('both lists are in the CSV, and their rows are counted', () => {
  const { text, rows } = reconciliationCsv([difference], [late], zhCn);
  expect(rows).toBe(2);
  for (const figure of ['天河店,TH-9,80260001', '120,100,已核对,旧规则', '静安店,JA-1,80260001', '399.00,399']) {
    expect(text).toContain(figure);
  }
});
