import type { EpochMs, Fen, MemberNo, Ratio } from '@vip-card/core';

/** Figures as both languages write them: thousands grouped, a true minus, amounts of whole yuan without decimals. */

const minus = '\u2212';

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** 1280 as `1,280`, -1200 as `−1,200`. */
export function whole(value: number): string {
  return `${value < 0 ? minus : ''}${grouped(String(Math.abs(value)))}`;
}

/** What was added or taken: `+714`, `−1,200`, and 0 bare. */
export function signed(value: number): string {
  return value > 0 ? `+${whole(value)}` : whole(value);
}

/** Money with two decimals, as a bill prints it: 47600 fen as `476.00`. */
export function bill(fen: Fen): string {
  const absolute = Math.abs(fen);
  const cents = String(absolute % 100).padStart(2, '0');
  return `${fen < 0 ? minus : ''}${grouped(String(Math.floor(absolute / 100)))}.${cents}`;
}

/** Money in a sentence: whole yuan bare (`1,280`), anything else with two decimals (`24.86`). */
export function yuan(fen: Fen): string {
  return fen % 100 === 0 ? whole(fen / 100) : bill(fen);
}

/** 1/2 as `50%`, rounded to a whole percent. */
export function percent(ratio: Ratio): string {
  return `${whole(Math.round((ratio.numerator * 100) / ratio.denominator))}%`;
}

export interface Moment {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  /** `16:20` */
  time: string;
  /** 0 is Sunday. */
  weekday: number;
}

const shanghaiOffset = 8 * 60 * 60 * 1000;

/** The wall clock in Asia/Shanghai, which has had no summer time since 1991. */
export function momentOf(at: EpochMs): Moment {
  const local = new Date(at + shanghaiOffset);
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    time: `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`,
    weekday: local.getUTCDay(),
  };
}

/** The parts of `2026-12-31` (or of a month, `2026-12`, whose day is then 1). */
export function partsOf(day: string): { year: number; month: number; day: number } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { year, month, day: date };
}

/** A member's number as the card prints it: `80261148` as `8026 1148`. */
export function cardNumber(memberNo: MemberNo): string {
  const digits = String(memberNo).padStart(8, '0');
  return `${digits.slice(0, -4)} ${digits.slice(-4)}`;
}
