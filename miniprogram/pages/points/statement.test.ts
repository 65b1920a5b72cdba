import type { BusinessDay, EpochMs, Fen, Points, StatementLine } from '@vip-card/core';

import { zhCn } from '../../copy/zh-cn';
import type { Statement } from '../../services/statement';
import { appendPage, balanceOf, mergePages, monthsOf } from './statement';

const wording = { copy: zhCn, category: (id: string) => id, now: Date.parse('2026-11-21T06:09:00Z') as EpochMs };

function line(id: number, iso: string): StatementLine {
  return {
    id: String(id),
    points: 10 as Points,
    at: Date.parse(iso) as EpochMs,
    store: '静安店',
    cause: {
      kind: 'return',
      receipt: `R${id}`,
      refunded: 1_000 as Fen,
      owedAfter: 0 as Points,
      sales: [],
    },
  };
}

function statement(over: Partial<Statement>): Statement {
  return { points: 2_486 as Points, owed: 0 as Points, expiring: [], lines: [], next: null, months: [], ...over };
}

const ids = ({ lines }: Statement) => lines.map(({ id }) => id);

test('words the balance and what expires', () => {
  const expiring = [{ lastDay: '2027-01-31' as BusinessDay, points: 340 as Points }];
  expect(balanceOf(statement({ expiring }), wording)).toEqual({
    points: 2486,
    owed: '',
    expiring: [{ when: '2027年1月31日到期', points: '340 分' }],
    expiringLater: [],
    laterLabel: '',
  });
});

test('shows the soonest three expiries and folds the rest', () => {
  const expiring = ['01', '02', '03', '04', '05'].map((month) => ({
    lastDay: `2027-${month}-28` as BusinessDay,
    points: 1 as Points,
  }));
  const balance = balanceOf(statement({ expiring }), wording);
  expect([balance.expiring.length, balance.expiringLater.length]).toEqual([3, 2]);
  expect(balance.laterLabel).toBe('以后到期的还有 2 笔');
});

test('groups lines by the month they fall in in Shanghai', () => {
  const lines = [line(3, '2026-10-31T16:00:00Z'), line(2, '2026-10-31T15:59:59Z'), line(1, '2025-12-01T00:00:00Z')];
  const months = [{ month: '2026-11', added: 724 as Points, taken: 1_386 as Points }];
  const views = monthsOf(statement({ lines, months }), wording);
  expect(views.map(({ title, summary, lines: shown }) => [title, summary, shown.length])).toEqual([
    ['11月', '得 724 分，减 1,386 分', 1],
    ['10月', '', 1],
    ['2025年12月', '', 1],
  ]);
});

test('lays an older page under what was read', () => {
  const read = statement({ lines: [line(3, '2026-11-03'), line(2, '2026-11-02')], next: '2' });
  const page = statement({ lines: [line(1, '2026-11-01')] });
  const all = appendPage(read, page);
  expect(ids(all)).toEqual(['3', '2', '1']);
  expect(all.next).toBeNull();
});

test('keeps what was read below when the first page is renewed', () => {
  const read = statement({ lines: [line(3, '2026-11-03'), line(2, '2026-11-02'), line(1, '2026-11-01')], next: null });
  const renewed = statement({ lines: [line(4, '2026-11-04'), line(3, '2026-11-03')], next: '3' });
  const merged = mergePages(renewed, read);
  expect(ids(merged)).toEqual(['4', '3', '2', '1']);
  expect(merged.next).toBeNull();
});

test('starts over when the renewed page does not reach what was read', () => {
  const read = statement({ lines: [line(1, '2026-11-01')] });
  const renewed = statement({ lines: [line(9, '2026-11-09'), line(8, '2026-11-08')], next: '8' });
  expect(mergePages(renewed, read)).toBe(renewed);
});
