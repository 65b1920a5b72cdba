import { parseYuan, type Ratio } from '@vip-card/core';

/**
 * One thing that can be changed of a `Target`, such as a rule. Nothing is ever changed in place: `write` answers the target
 * with the change, or undefined for what it does not take.
 */
export type Field<Target> = { key: FieldKey } & (
  | { as: 'typed'; text: string; unit: Unit; write: (text: string) => Target | undefined }
  | { as: 'choice'; options: readonly string[]; chosen: string; write: (option: string) => Target }
  | {
      as: 'choices';
      options: readonly string[];
      chosen: readonly string[];
      write: (option: string) => Target | undefined;
    }
  | { as: 'time' | 'day'; text: string; write: (text: string) => Target | undefined }
  | { as: 'switch'; on: boolean; write: () => Target }
);

export type Unit = 'points' | 'yuan' | 'percent' | 'days' | 'months' | 'years' | 'none';

/** Everything that a form of these pages asks for. */
export type FieldKey =
  | 'perYuan'
  | 'tier'
  | 'category'
  | 'categories'
  | 'stores'
  | 'channel'
  | 'weekdays'
  | 'from'
  | 'until'
  | 'extra'
  | 'minimumSpend'
  | 'stop'
  | 'points'
  | 'event'
  | 'period'
  | 'below'
  | 'measure'
  | 'over'
  | 'reachPoints'
  | 'reachSpend'
  | 'reward'
  | 'prizeZh'
  | 'prizeEn'
  | 'worth'
  | 'share'
  | 'expiry'
  | 'expiryDays'
  | 'expiryMonths'
  | 'expiryYears'
  | 'pendingDays'
  | 'amount'
  | 'list'
  | 'store'
  | 'day'
  | 'time'
  | 'first';

/** A whole number between two, as it is typed; undefined for anything else. */
export function wholeIn(text: string, least: number, most: number): number | undefined {
  const typed = text.trim();
  const value = Number(typed);
  return /^\d{1,10}$/.test(typed) && value >= least && value <= most ? value : undefined;
}

/** An amount in fen between two, from yuan as they are typed. */
export function fenIn(text: string, least: number, most: number): number | undefined {
  const fen = parseYuan(text);
  return fen !== undefined && fen >= least && fen <= most ? fen : undefined;
}

/** Hundredths between two, as a ratio of the smallest numbers: `12.5` of 100 is 1/8. */
export function ratioIn(text: string, of: 1 | 100, least: number, most: number): Ratio | undefined {
  const match = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return undefined;
  const hundredths = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  if (hundredths < least * 100 || hundredths > most * 100) return undefined;
  const shared = divisor(hundredths, of * 100);
  return { numerator: hundredths / shared, denominator: (of * 100) / shared };
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/** A ratio as it is typed, of one or of a hundred, to two decimals. */
export function typedRatio({ numerator, denominator }: Ratio, of: 1 | 100): string {
  return String(Math.round((numerator * of * 100) / denominator) / 100);
}

/** Fen as yuan are typed: `300`, `0.5`. */
export function typedYuan(fen: number): string {
  return String(fen / 100);
}
