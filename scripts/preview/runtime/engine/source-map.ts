interface RawSourceMap {
  sources: string[];
  mappings: string;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Finds the source position of a generated one. Lines and columns are one-based. */
export function originalPosition(
  mapJson: string,
  line: number,
  column: number,
): { source: string; line: number; column: number } | undefined {
  const map = JSON.parse(mapJson) as RawSourceMap;
  let [source, sourceLine, sourceColumn] = [0, 0, 0];
  let best: { source: string; line: number; column: number } | undefined;
  const lines = map.mappings.split(';').slice(0, line);
  for (const [index, text] of lines.entries()) {
    let generated = 0;
    for (const segment of text === '' ? [] : text.split(',')) {
      const [dColumn = 0, dSource, dLine = 0, dSourceColumn = 0] = decode(segment);
      generated += dColumn;
      if (dSource === undefined) continue;
      source += dSource;
      sourceLine += dLine;
      sourceColumn += dSourceColumn;
      if (index === line - 1 && generated <= column - 1) {
        best = { source: map.sources[source] ?? '', line: sourceLine + 1, column: sourceColumn + 1 };
      }
    }
  }
  return best;
}

/** Base 64 VLQ, as in source maps: five bits a digit, the lowest bit of a number is its sign. */
function decode(segment: string): number[] {
  const numbers: number[] = [];
  let [value, shift] = [0, 0];
  for (const character of segment) {
    const digit = DIGITS.indexOf(character);
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    [value, shift] = [0, 0];
  }
  return numbers;
}
