import { QueryError } from '../query-error';

const minute = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** How far local time is ahead of UTC at an instant, in milliseconds. Zones are Olson names or offsets such as `+08:00`. */
export function zoneOffset(zone: string, at: number): number {
  if (zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0;
  const fixed = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0)) * minute;
  return namedOffset(formatFor(zone), at);
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
    return format;
  } catch {
    throw new QueryError(`unrecognized time zone identifier: "${zone}"`);
  }
}

function namedOffset(format: Intl.DateTimeFormat, at: number): number {
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute: minutes = 0, second = 0 } = parts;
  const local = Date.UTC(year, month - 1, day, hour, minutes, second);
  return local - Math.floor(at / 1000) * 1000;
}

/** A date whose UTC fields read as the local time of the zone. */
export function toLocal(date: Date, zone: string): Date {
  return new Date(date.getTime() + zoneOffset(zone, date.getTime()));
}

/** The instant at which clocks of the zone show this local time, given in UTC fields. */
export function fromLocal(local: number, zone: string): Date {
  const guess = local - zoneOffset(zone, local);
  return new Date(local - zoneOffset(zone, guess));
}
