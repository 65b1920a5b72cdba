import { businessDayOf, parseYuan, type EpochMs, type Fen } from '@vip-card/core';
import { parse } from 'csv-parse/sync';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** One row of an invoice file: a sale, or, when the invoice number begins with C, a return without a receipt. */
export interface Invoice {
  line: number;
  kind: 'sale' | 'return';
  number: string;
  customer: string;
  at: EpochMs;
  quantity: number;
  /** What was paid, or paid back: never negative. */
  amount: Fen;
}

export type Row = { ok: true; invoice: Invoice } | { ok: false; line: number; problem: string };

const COLUMNS = ['invoice', 'customer', 'ts', 'qty', 'amount'] as const;
type Column = (typeof COLUMNS)[number];

/**
 * Reads an invoice CSV with at least the columns invoice, customer, ts (local time), qty and amount (decimal yuan). Line by
 * line, so that a malformed row, even one with a stray quote, takes no other with it.
 * @throws when the file cannot be read or its header lacks a column
 */
export async function* readInvoices(file: string): AsyncGenerator<Row> {
  let line = 0;
  let columns: string[] | undefined;
  const lineOf = new Map<string, number>();
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() === '') continue;
    if (columns) yield onlyOnce(readRow(text, line, columns), lineOf);
    else columns = readHeader(text);
  }
  if (!columns) throw new Error(`${file} is empty; the first line should name the columns ${COLUMNS.join(', ')}.`);
}

/** A till would take an invoice that comes again for a retry, and count it once. */
function onlyOnce(row: Row, lineOf: Map<string, number>): Row {
  if (!row.ok) return row;
  const { number, line } = row.invoice;
  const first = lineOf.get(number);
  if (first !== undefined) return { ok: false, line, problem: `invoice ${number} stands on line ${first} already` };
  lineOf.set(number, line);
  return row;
}

function readHeader(text: string): string[] {
  const columns = fieldsOf(text.replace(/^\uFEFF/, '')) ?? [];
  const missing = COLUMNS.filter((column) => !columns.includes(column));
  if (missing.length > 0)
    throw new Error(`The header lacks ${missing.join(', ')}; it should name ${COLUMNS.join(', ')}.`);
  return columns;
}

function readRow(text: string, line: number, columns: readonly string[]): Row {
  const fields = fieldsOf(text);
  if (!fields) return { ok: false, line, problem: 'the quotes do not match' };
  if (fields.length !== columns.length)
    return { ok: false, line, problem: `${fields.length} fields instead of ${columns.length}` };
  const field = (column: Column): string => (fields[columns.indexOf(column)] ?? '').trim();
  const { invoice, customer, ts, qty, amount } = Object.fromEntries(
    COLUMNS.map((column) => [column, field(column)]),
  ) as Record<Column, string>;
  const kind = invoice.startsWith('C') ? 'return' : 'sale';
  const at = localTime(ts);
  const quantity = Number(qty);
  const fen = parseYuan(amount);
  const refuse = (problem: string): Row => ({ ok: false, line, problem });
  if (invoice === '') return refuse('no invoice number');
  if (customer === '') return refuse('no customer');
  if (at === undefined) return refuse(`ts is no local time: ${ts}`);
  if (!/^-?\d+$/.test(qty)) return refuse(`qty is no whole number: ${qty}`);
  if (fen === undefined) return refuse(`amount is no decimal amount: ${amount}`);
  if (kind === 'sale' && fen < 0) return refuse(`a sale of a negative amount: ${amount}`);
  const paid = Math.abs(fen) as Fen;
  return {
    ok: true,
    invoice: { line, kind, number: invoice, customer, at, quantity: Math.abs(quantity), amount: paid },
  };
}

/** `2010-12-01T08:26` or with seconds, in the shops' time zone. A day that the calendar does not have is no time. */
function localTime(text: string): EpochMs | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?$/.exec(text);
  if (!match) return undefined;
  const [, day = '', minute = '', second = ':00'] = match;
  const at = Date.parse(`${day}T${minute}${second}+08:00`) as EpochMs;
  return !Number.isNaN(at) && businessDayOf(at) === day ? at : undefined;
}

function fieldsOf(text: string): string[] | undefined {
  try {
    const [fields] = parse(text, { relax_column_count: true });
    return fields;
  } catch {
    return undefined;
  }
}
