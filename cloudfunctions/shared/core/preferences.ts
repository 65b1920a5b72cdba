import type { SaleLine } from './sales/sale';

/**
 * The sizes and colours that a member buys most, counted in pieces over purchases that come newest first; the newest wins a
 * tie.
 */
export function preferencesOf(purchases: readonly { lines: readonly SaleLine[] }[]): {
  sizes: { category: string; size: string }[];
  colours: string[];
} {
  const sizes = new Map<string, Tally>();
  const colours: Tally = new Map();
  for (const line of purchases.flatMap(({ lines }) => lines)) {
    if (line.colour !== undefined) count(colours, line.colour, line.quantity);
    if (line.size === undefined) continue;
    const tally: Tally = sizes.get(line.category) ?? new Map<string, number>();
    sizes.set(line.category, tally);
    count(tally, line.size, line.quantity);
  }
  return {
    sizes: [...sizes].flatMap(([category, tally]) =>
      mostFirst(tally)
        .slice(0, 1)
        .map((size) => ({ category, size })),
    ),
    colours: mostFirst(colours).slice(0, 3),
  };
}

type Tally = Map<string, number>;

function count(tally: Tally, value: string, pieces: number): void {
  tally.set(value, (tally.get(value) ?? 0) + pieces);
}

/** Maps keep the order of first insertion, which is newest first, and sorting is stable. */
function mostFirst(tally: Tally): string[] {
  return [...tally].sort(([, a], [, b]) => b - a).map(([value]) => value);
}
