import type { EpochMs, Fen, Points, StatementLine } from '@vip-card/core';

import { zhCn } from '../../copy/zh-cn';
import type { Statement } from '../../services/statement';
import { appendPage, mergePages, monthsOf } from './statement';

const wording = {
  copy: zhCn,
  category: (id: string) => id,
  now: Date.parse('2026-11-21T06:09:00Z') as EpochMs,
};

function line(id: number, iso: string): StatementLine {
  return {
    id: String(id),
    points: 10 as Points,
    at: Date.parse(iso) as EpochMs,
    store: '静安店',
    cause: {
      kind: 'return',
      cause: 'return',
      receipt: `R${id}`,
      refunded: 1_000 as Fen,
      owedAfter: 0 as Points,
      lapsed: 0 as Points,
      settled: null,
      sales: [],
    },
  };
}

function statement(over: Partial<Statement>): Statement {
  return {
    points: 2_486 as Points,
    owed: 0 as Points,
    expiring: [],
    pending: [],
    lifetime: { points: 0 as Points, spent: 0 as Fen },
    milestones: [],
    lines: [],
    next: null,
    months: [],
    ...over,
  };
}

const ids = ({ lines }: Statement) => lines.map(({ id }) => id);

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

test('reads a sale that was settled late in its own month, and no month twice', () => {
  const lines = [line(9, '2026-11-20'), line(8, '2026-10-05'), line(7, '2026-11-18'), line(6, '2026-10-30')];
  const views = monthsOf(statement({ lines }), wording);
  expect(views.map(({ month, lines: shown }) => [month, shown.map(({ id }) => id)])).toEqual([
    ['2026-11', ['9', '7']],
    ['2026-10', ['6', '8']],
  ]);
});

test('of one instant, leaves what was written later first', () => {
  const lines = [line(3, '2026-11-01'), line(2, '2026-11-01'), line(1, '2026-11-01')];
  expect(monthsOf(statement({ lines }), wording)[0]?.lines.map(({ id }) => id)).toEqual(['3', '2', '1']);
});

test('keeps one group of a month that goes on on the next page', () => {
  const read = statement({ lines: [line(9, '2026-11-20'), line(8, '2026-10-05')], next: '8' });
  const page = statement({ lines: [line(7, '2026-11-18'), line(6, '2026-09-30')] });
  expect(monthsOf(appendPage(read, page), wording).map(({ month }) => month)).toEqual([
    '2026-11',
    '2026-10',
    '2026-09',
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
