/** A line over equal steps, as shares of its box: `x` and `y` from 0 to 100, `y` downwards as a drawing has it. */
export interface TrendLine {
  points: readonly { x: number; y: number }[];
  /** Where the last value is: the one dot of the chart. */
  end: { x: number; y: number } | null;
}

/** Keeps the line off the edges of its box, so that neither stroke nor dot is cut. */
const inset = 10;

/** Lays values out from the lowest to the highest; a flat line runs through the middle. */
export function trendLine(values: readonly number[]): TrendLine {
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  const points = values.map((value, at) => ({
    x: rounded(values.length === 1 ? 100 : (at * 100) / (values.length - 1)),
    y: rounded(span === 0 ? 50 : 100 - inset - ((value - low) / span) * (100 - 2 * inset)),
  }));
  return { points, end: points[points.length - 1] ?? null };
}

/** The line as an image to be used as a mask: whatever colour lies under it shows through, light or dark. */
export function lineMask(line: TrendLine): string {
  const path = line.points.map(({ x, y }) => `${String(x)} ${String(y)}`).join(' L');
  const svg =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100' preserveAspectRatio='none' fill='none'>" +
    `<path d='M${path}' stroke='black' stroke-width='1.5' stroke-linejoin='round' vector-effect='non-scaling-stroke'/></svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg).replace(/'/g, '%27')}")`;
}

function rounded(share: number): number {
  return Math.round(share * 10) / 10;
}
