/** A CSV, and how many rows are in it, headings and titles apart. */
export interface Csv {
  text: string;
  rows: number;
}

/** A table for a spreadsheet: RFC 4180, with a first row of headings. */
export function csv(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): Csv {
  return { text: [headings, ...rows].map((row) => row.map(field).join(',')).join('\r\n'), rows: rows.length };
}

/** Several tables under their titles, with an empty line between them. */
export function csvSections(sections: readonly { title: string; table: Csv }[]): Csv {
  return {
    text: sections.map(({ title, table }) => `${field(title)}\r\n${table.text}`).join('\r\n\r\n'),
    rows: sections.reduce((sum, { table }) => sum + table.rows, 0),
  };
}

function field(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : harmless(value);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** A spreadsheet runs a text that starts like a formula; an apostrophe makes it a text again. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
