import { QueryError } from '../query-error';
import { dayOfYear, isoDayOfWeek, isoWeek, isoWeekYear, sundayWeek } from './calendar';

const directives: Record<string, (local: Date, offset: number) => string> = {
  '%': () => '%',
  d: (local) => pad(local.getUTCDate(), 2),
  G: (local) => pad(isoWeekYear(local), 4),
  H: (local) => pad(local.getUTCHours(), 2),
  j: (local) => pad(dayOfYear(local), 3),
  L: (local) => pad(local.getUTCMilliseconds(), 3),
  m: (local) => pad(local.getUTCMonth() + 1, 2),
  M: (local) => pad(local.getUTCMinutes(), 2),
  S: (local) => pad(local.getUTCSeconds(), 2),
  u: (local) => String(isoDayOfWeek(local)),
  U: (local) => pad(sundayWeek(local), 2),
  V: (local) => pad(isoWeek(local), 2),
  w: (local) => String(local.getUTCDay() + 1),
  Y: (local) => pad(local.getUTCFullYear(), 4),
  z: (_local, offset) => formatOffset(offset),
  Z: (_local, offset) => `${offset < 0 ? '-' : '+'}${pad(Math.abs(offset), 3)}`,
};

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

function formatOffset(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60), 2)}${pad(size % 60, 2)}`;
}

/** Writes a date by a format such as `%Y-%m-%d`; the offset from UTC is in minutes. */
export function formatDate(format: string, local: Date, offset: number): string {
  return format.replace(/%(.?)/g, (_all, directive: string) => {
    const write = Object.hasOwn(directives, directive) ? directives[directive] : undefined;
    if (!write) throw new QueryError(`Invalid format character '%${directive}' in format string`);
    return write(local, offset);
  });
}

const patterns: Record<string, string> = {
  Y: '(?<Y>\\d{4})',
  m: '(?<m>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
  H: '(?<H>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  L: '(?<L>\\d{1,3})',
  z: '(?<z>Z|[+-]\\d{2}:?\\d{2})',
  '%': '%',
};

/** What a date text says: local time in UTC fields, and its own zone if it names one. */
export interface ParsedDate {
  local: number;
  zone: string | undefined;
}

/** Reads a date by a format; undefined when the text does not follow it. */
export function parseByFormat(format: string, text: string): ParsedDate | undefined {
  const source = format.replace(/%(.?)|[.*+?^${}()|[\]\\]/g, (all, directive: string | undefined) => {
    if (directive === undefined) return `\\${all}`;
    const pattern = Object.hasOwn(patterns, directive) ? patterns[directive] : undefined;
    if (pattern === undefined) throw new QueryError(`Invalid format character '%${directive}' in format string`);
    return pattern;
  });
  return readParts(new RegExp(`^${source}$`).exec(text)?.groups);
}

const iso =
  /^(?<Y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?:[T ](?<H>\d{1,2}):(?<M>\d{2})(?::(?<S>\d{2})(?:\.(?<L>\d{1,3}))?)?)?(?:\s*(?<z>Z|[+-]\d{2}:?\d{2}))?$/;

/** Reads an ISO 8601 date, with or without a time and a zone; undefined when it is none. */
export function parseIsoDate(text: string): ParsedDate | undefined {
  return readParts(iso.exec(text)?.groups);
}

function readParts(groups: Record<string, string | undefined> | undefined): ParsedDate | undefined {
  if (!groups) return undefined;
  const [year, month, date] = [Number(groups['Y'] ?? 1970), Number(groups['m'] ?? 1), Number(groups['d'] ?? 1)];
  const [hour, minute, second] = [Number(groups['H'] ?? 0), Number(groups['M'] ?? 0), Number(groups['S'] ?? 0)];
  const millisecond = Number((groups['L'] ?? '').padEnd(3, '0'));
  const local = Date.UTC(year, month - 1, date, hour, minute, second, millisecond);
  const parsed = new Date(local);
  const sameDay = parsed.getUTCMonth() === month - 1 && parsed.getUTCDate() === date;
  const valid = sameDay && hour < 24 && minute < 60 && second < 60;
  return valid ? { local, zone: groups['z'] } : undefined;
}
