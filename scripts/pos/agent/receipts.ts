import type { Reason } from '../client';
import { readAmount, readHeader, readTime, readWhole, type Column } from './columns';
import { readRows, type Row } from './rows';

/** Rows that were not sent, and why. */
interface Rejected {
  rows: Row[];
  reason: Reason;
}

/** A receipt as the API takes it. */
export interface Receipt {
  path: '/sales' | '/refunds';
  receipt: string;
  occurredAt: number;
  body: Record<string, unknown>;
  rows: Row[];
}

export interface FileContent {
  header: string[];
  receipts: Receipt[];
  rejected: Rejected[];
}

/**
 * Reads a file's receipts. While it grows (`ended` false), the last receipt waits: its next row may be on the way.
 *
 * @param quiet nothing was written for a while: then the last receipt is complete, unless its last row is not
 * @param ended nothing was written for so long that also a last line without its end is complete
 */
export function readFile(
  text: string,
  storeId: string,
  { quiet, ended }: { quiet: boolean; ended: boolean },
): FileContent {
  const { rows, open } = readRows(text, ended);
  const [first, ...others] = rows;
  const content: FileContent = { header: first?.fields ?? [], receipts: [], rejected: [] };
  if (!first) return content;
  const header = readHeader(content.header);
  if ('missing' in header) {
    content.rejected.push({ rows: [first], reason: wrongHeader(header.missing) });
    return content;
  }
  const groups = groupsOf(others, header.places);
  // Whoever still writes may be in the middle of a receipt.
  if (!ended && (open || !quiet)) groups.pop();
  for (const group of groups) {
    const read = readReceipt(group, header.places, content.header.length, storeId);
    if ('reason' in read) content.rejected.push(read);
    else content.receipts.push(read);
  }
  return content;
}

/** Rows of one receipt, which stand together. A row that cannot be read belongs to whom its first fields name. */
function groupsOf(rows: readonly Row[], places: Map<Column, number>): Row[][] {
  const groups: Row[][] = [];
  let last: string | undefined;
  for (const row of rows) {
    const fields = row.fields ?? row.text.split(',').map((field) => field.trim());
    const name = `${fields[places.get('kind') ?? 0] ?? ''}:${fields[places.get('receipt') ?? 0] ?? ''}`;
    if (name === last) groups[groups.length - 1]?.push(row);
    else groups.push([row]);
    last = name;
  }
  return groups;
}

type Field = (column: Column) => string;

class Wrong extends Error {
  constructor(readonly reason: Reason) {
    super(reason.en);
  }
}

function readReceipt(rows: Row[], places: Map<Column, number>, width: number, storeId: string): Receipt | Rejected {
  try {
    const fields = rows.map((row) => fieldsOf(row, places, width));
    const [first] = fields;
    if (!first) throw new Error('a receipt without rows');
    for (const column of ['occurredat', 'code', 'card', 'memberno', 'scannedat', 'of', 'ofstore'] as const) {
      if (fields.some((field) => field(column) !== first(column))) throw new Wrong(rowsDisagree(column));
    }
    const kind = kindOf(first);
    const receipt = first('receipt');
    if (!/^[\w./-]{1,40}$/.test(receipt)) throw wrong('receipt', '小票号', 'a receipt number');
    const occurredAt = timeOf(first, 'occurredat');
    const common = { storeId, receipt, occurredAt };
    const body = kind === 'sale' ? saleOf(fields, first) : refundOf(fields, first, storeId);
    return { path: kind === 'sale' ? '/sales' : '/refunds', receipt, occurredAt, body: { ...common, ...body }, rows };
  } catch (error) {
    if (error instanceof Wrong) return { rows, reason: error.reason };
    throw error;
  }
}

function fieldsOf({ fields, line }: Row, places: Map<Column, number>, width: number): Field {
  if (!fields) throw new Wrong(unreadable(line));
  if (fields.length !== width) throw new Wrong(wrongWidth(line, fields.length, width));
  return (column) => (fields[places.get(column) ?? -1] ?? '').trim();
}

function kindOf(field: Field): 'sale' | 'refund' {
  const kind = field('kind').toLowerCase();
  if (kind === 'sale' || kind === '销售') return 'sale';
  if (kind === 'refund' || kind === '退货') return 'refund';
  throw wrong('kind', 'sale 或 refund', 'sale or refund');
}

function saleOf(rows: readonly Field[], first: Field): Record<string, unknown> {
  const member = memberOf(first);
  if (!member || 'memberNo' in member)
    throw wrong('code', '会员码（14 位）或旧卡号', 'a member code of 14 digits, or an old card');
  return { member, lines: rows.map(lineOf) };
}

function lineOf(field: Field): Record<string, unknown> {
  const texts = (['sku', 'name', 'size', 'colour'] as const)
    .map((column) => [column, field(column)] as const)
    .filter(([, text]) => text !== '');
  const paid = amountOf(field, 'paid');
  const list = field('list') === '' ? paid : amountOf(field, 'list');
  return { ...Object.fromEntries(texts), category: field('category'), quantity: quantityOf(field), list, paid };
}

function refundOf(rows: readonly Field[], first: Field, storeId: string): Record<string, unknown> {
  const receipt = first('of');
  const of = { storeId: first('ofstore') || storeId, receipt };
  const withLines = rows.filter((field) => field('line') !== '').length;
  if (receipt !== '' && withLines === rows.length) {
    return { of, lines: rows.map((field) => ({ line: wholeOf(field, 'line'), quantity: quantityOf(field) })) };
  }
  if (withLines > 0) throw wrong('line', '每行都填或都不填，且有 of', 'on all rows or on none, and with of');
  const amount = rows.reduce((sum, field) => sum + amountOf(field, 'paid'), 0);
  if (receipt !== '') return { of, amount };
  const member = memberOf(first);
  if (!member) throw wrong('of', '原小票号，或会员', 'the receipt of the sale, or a member');
  return { member, amount };
}

function memberOf(field: Field): Record<string, unknown> | undefined {
  const [code, cardNumber, memberNo] = [field('code'), field('card'), field('memberno')];
  if (code !== '') return { code, ...(field('scannedat') === '' ? {} : { scannedAt: timeOf(field, 'scannedat') }) };
  if (cardNumber !== '') return { cardNumber };
  if (memberNo === '') return undefined;
  if (!/^\d{8}$/.test(memberNo)) throw wrong('memberNo', '8 位会员号', 'a member number of 8 digits');
  return { memberNo: Number(memberNo) };
}

function amountOf(field: Field, column: 'paid' | 'list'): number {
  const fen = readAmount(field(column));
  if (fen === undefined) throw wrong(column, '金额（元）', 'an amount in yuan');
  return fen;
}

function quantityOf(field: Field): number {
  return field('quantity') === '' ? 1 : wholeOf(field, 'quantity');
}

function wholeOf(field: Field, column: 'quantity' | 'line'): number {
  const whole = readWhole(field(column));
  if (whole === undefined) throw wrong(column, '整数', 'a whole number');
  return whole;
}

function timeOf(field: Field, column: 'occurredat' | 'scannedat'): number {
  const at = readTime(field(column));
  if (at === undefined)
    throw wrong(column.replace('at', 'At'), '时间，如 2026-11-22 14:03:05', 'a time such as 2026-11-22 14:03:05');
  return at;
}

function wrong(column: string, zh: string, en: string): Wrong {
  return new Wrong({ code: 'field_wrong', zh: `${column} 应为${zh}。`, en: `${column} should be ${en}.` });
}

function unreadable(line: number): Reason {
  return { code: 'row_unreadable', zh: `第 ${line} 行的引号不成对。`, en: `The quotes on line ${line} do not match.` };
}

function wrongWidth(line: number, fields: number, width: number): Reason {
  return {
    code: 'row_width',
    zh: `第 ${line} 行有 ${fields} 列，应为 ${width} 列。`,
    en: `Line ${line} has ${fields} fields instead of ${width}.`,
  };
}

function rowsDisagree(column: Column): Reason {
  return {
    code: 'rows_disagree',
    zh: `同一小票各行的 ${column} 不一致。`,
    en: `The rows of this receipt differ in ${column}.`,
  };
}

function wrongHeader(missing: readonly string[]): Reason {
  return {
    code: 'header_wrong',
    zh: `表头缺少 ${missing.join('、')}。整个文件未处理。`,
    en: `The header lacks ${missing.join(', ')}. Nothing of this file was read.`,
  };
}
