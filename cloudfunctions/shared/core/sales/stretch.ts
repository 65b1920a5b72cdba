import type { Draw } from '../ledger/movement';
import type { Fen, Points } from '../units';
import type { Sale, SaleLot } from './sale';

/** The parts of a row of draws that lie from `skip` points on and are `wanted` points long. */
export function within(draws: readonly Draw[], skip: number, wanted: number): Draw[] {
  let before = 0;
  return draws.flatMap((draw) => {
    const points = overlap(before, draw.points, skip, wanted) as Points;
    before += draw.points;
    return points > 0 ? [{ ...draw, points }] : [];
  });
}

/** Of each of a sale's lots, what comes back or goes over next: what did so before lies ahead of it. */
export function nextParts(sale: Sale, wanted: { money: Fen; points: Points }): SaleLot[] {
  const moneyBefore = sale.refunded - sale.returned.worth;
  let money = 0;
  let points = 0;
  return sale.lots.map((part) => {
    const net = overlap(money, part.net, moneyBefore, wanted.money) as Fen;
    const earned = overlap(points, part.points, sale.reversed, wanted.points) as Points;
    money += part.net;
    points += part.points;
    return { ...part, net, points: earned };
  });
}

/** How much the stretch of `length` from `start` has in common with that of `wanted` from `skip`. */
function overlap(start: number, length: number, skip: number, wanted: number): number {
  return Math.max(Math.min(start + length, skip + wanted) - Math.max(start, skip), 0);
}
