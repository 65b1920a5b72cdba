import type { Draw } from '../ledger/movement';
import type { Points } from '../units';

/** The parts of a row of draws that lie from `skip` points on and are `wanted` points long. */
export function within(draws: readonly Draw[], skip: number, wanted: number): Draw[] {
  let before = 0;
  return draws.flatMap((draw) => {
    const points = overlap(before, draw.points, skip, wanted) as Points;
    before += draw.points;
    return points > 0 ? [{ ...draw, points }] : [];
  });
}

/** How much the stretch of `length` from `start` has in common with that of `wanted` from `skip`. */
export function overlap(start: number, length: number, skip: number, wanted: number): number {
  return Math.max(Math.min(start + length, skip + wanted) - Math.max(start, skip), 0);
}
