/**
 * How strongly a cell is tinted, from 0.05 to 0.34: by the root of its share of the largest, because counts of customers are
 * skewed and small cells must still be told apart. Text on the strongest tint still meets AA.
 */
export function heatOf(value: number, largest: number): number {
  if (value <= 0 || largest <= 0) return 0.03;
  return Math.round((0.05 + 0.29 * Math.sqrt(value / largest)) * 1000) / 1000;
}
