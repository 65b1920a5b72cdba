import { parse } from 'csv-parse/sync';

/** A row of a file; `fields` is null where its quotes do not match. */
export interface Row {
  /** The line on which it begins; the header is line 1. */
  line: number;
  text: string;
  fields: string[] | null;
}

/** A quoted field may run over so many lines; a stray quote must not take the rest of the file with it. */
const LONGEST_ROW = 3;

/**
 * The rows of a text, the header among them, without empty lines. Of a text that is still being written, `ended` false, what
 * may yet become another row is left out: a last line without its end, and a quote that is still open.
 */
export function readRows(text: string, ended: boolean): { rows: Row[]; open: boolean } {
  const lines = text.split(/\r\n|\n|\r(?!$)/);
  const rest = lines.pop() ?? '';
  if (ended && rest !== '') lines.push(rest);
  const rows: Row[] = [];
  let width: number | undefined;
  for (let at = 0; at < lines.length;) {
    const candidates = lines.slice(at, at + LONGEST_ROW).map((_, more) => lines.slice(at, at + more + 1).join('\n'));
    const [first = ''] = candidates;
    if (first.trim() === '') {
      at += 1;
      continue;
    }
    // Two stray quotes are no field over two lines: what runs on must come out as wide as the header.
    const length =
      candidates.findIndex((candidate, more) => {
        const fields = fieldsOf(candidate);
        return fields && (more === 0 || fields.length === width);
      }) + 1;
    if (length === 0 && candidates.length < LONGEST_ROW && !ended) return { rows, open: true };
    const whole = length === 0 ? first : (candidates[length - 1] ?? first);
    const fields = length === 0 ? null : (fieldsOf(whole) ?? null);
    width ??= fields?.length;
    rows.push({ line: at + 1, text: whole, fields });
    at += Math.max(length, 1);
  }
  return { rows, open: !ended && rest !== '' };
}

function fieldsOf(text: string): string[] | undefined {
  try {
    const rows = parse(text, { relax_column_count: true, relax_quotes: true, trim: true });
    return rows.length === 1 ? rows[0] : undefined;
  } catch {
    return undefined;
  }
}

/** Fields as a line of CSV. */
export function csvLine(fields: readonly string[]): string {
  return fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replace(/"/g, '""')}"` : field)).join(',');
}
