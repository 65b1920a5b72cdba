/** The figures to show one after another, easing out, from after `from` up to and including `to`. */
export function stepsBetween(from: number, to: number, count: number): number[] {
  return Array.from({ length: Math.floor(count) }, (_, index) => {
    const left = 1 - (index + 1) / Math.floor(count);
    return Math.round(to - (to - from) * left ** 3);
  });
}
