import { parseYuan, type EpochMs } from '@vip-card/core';

/** The columns, for `--help`. */
export const COLUMNS_HELP = `Files: *.csv with a header line, one article a row, the rows of one receipt together, appended to or whole.
UTF-8 or GBK; money in yuan; times by the stores' clock, 2026-11-22 14:03:05. Columns, in any order:
  kind        sale or refund (销售, 退货)
  receipt     the receipt's own number, once in the store
  occurredAt  when it was paid
  code        the 14 digits from the member's card, or
  card        the number of an old plastic card; for a refund also
  memberNo    the member's number
  scannedAt   when the code was scanned, if not at occurredAt
  category    a category id of the chain
  sku, name, size, colour                          may be missing
  quantity    pieces of the row; 1 when empty
  list, paid  list price and price paid of the whole row; list is paid when empty
  of          of a refund: the receipt of the sale; ofStore its store when it is another one
  line        of a refund: which line of that sale, the first is 0; empty: paid is refunded without lines
Other columns are ignored. What cannot be sent goes to NAME.rejected.csv with the reason; put right and saved
under another name, it is sent again.`;

const NAMES = [
  'kind',
  'receipt',
  'occurredat',
  'code',
  'card',
  'memberno',
  'scannedat',
  'category',
  'sku',
  'name',
  'size',
  'colour',
  'quantity',
  'list',
  'paid',
  'of',
  'ofstore',
  'line',
] as const;

export type Column = (typeof NAMES)[number];

/** Without these there is nothing to be sent. */
const NEEDED: readonly Column[] = ['kind', 'receipt', 'occurredat', 'paid'];

/** Where each column stands; or the names of those that are missing. */
export function readHeader(fields: readonly string[]): { places: Map<Column, number> } | { missing: string[] } {
  const names = fields.map((field) => field.trim().toLowerCase().replace(/[ _]/g, ''));
  const places = new Map(NAMES.filter((name) => names.includes(name)).map((name) => [name, names.indexOf(name)]));
  const missing = NEEDED.filter((name) => !places.has(name)).map((name) =>
    name === 'occurredat' ? 'occurredAt' : name,
  );
  return missing.length > 0 ? { missing } : { places };
}

const STORE_TIME = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[T ](\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/** A time by the stores' clock, or milliseconds since 1970. A day that the calendar does not have is no time. */
export function readTime(text: string): EpochMs | undefined {
  if (/^\d{13}$/.test(text)) return Number(text) as EpochMs;
  const match = STORE_TIME.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0)) as [number, number, number, number, number, number];
  const wall = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const exists = wall.getUTCMonth() === month - 1 && wall.getUTCDate() === day && wall.getUTCHours() === hour;
  return exists && minute < 60 && second < 60 ? ((wall.getTime() - 8 * 3_600_000) as EpochMs) : undefined;
}

/** An amount in yuan that is not negative, in fen; tills group thousands and put the sign before it. */
export function readAmount(text: string): number | undefined {
  const fen = parseYuan(text.replace(/^[¥￥]/, '').replace(/,(?=\d{3}(\D|$))/g, ''));
  return fen === undefined || fen < 0 ? undefined : fen;
}

/** A whole number; tills write 1.00 for one piece. */
export function readWhole(text: string): number | undefined {
  return /^\d{1,6}(\.0+)?$/.test(text) ? Math.trunc(Number(text)) : undefined;
}
