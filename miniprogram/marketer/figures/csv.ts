/** A table for a spreadsheet: RFC 4180, with a first row of headings. */
export function csv(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [headings, ...rows].map((row) => row.map(field).join(',')).join('\r\n');
}

/** Several tables under their titles, with an empty line between them. */
export function csvSections(sections: readonly { title: string; table: string }[]): string {
  return sections.map(({ title, table }) => `${field(title)}\r\n${table}`).join('\r\n\r\n');
}

function field(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : harmless(value);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** A spreadsheet runs a text that starts like a formula; an apostrophe makes it a text again. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
