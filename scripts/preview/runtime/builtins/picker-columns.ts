import { regions } from './regions';
import type { SheetColumn } from './picker-sheet';

/** Wheels whose rows depend on each other, and the value that a position of them means. */
export interface WheelModel {
  columns: (indexes: readonly number[]) => SheetColumn[];
  start: number[];
  value: (indexes: readonly number[]) => unknown;
}

const two = (number: number): string => String(number).padStart(2, '0');
const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
const clampIndex = (index: number, length: number): number => Math.max(0, Math.min(index, length - 1));

/** Hours and minutes between `start` and `end`, both `hh:mm`. */
export function timeModel(value: string, start: string, end: string): WheelModel {
  const [from, to] = [minutesOf(start, 0), minutesOf(end, 23 * 60 + 59)];
  const wanted = Math.max(from, Math.min(to, minutesOf(value, from)));
  const hours = range(Math.floor(from / 60), Math.floor(to / 60));
  const minutesAt = (hour: number): number[] =>
    range(hour === hours[0] ? from % 60 : 0, hour === hours.at(-1) ? to % 60 : 59);
  const at = (indexes: readonly number[]): [hour: number, minutes: number[], index: number] => {
    const hour = hours[indexes[0] ?? 0] ?? 0;
    const minutes = minutesAt(hour);
    return [hour, minutes, clampIndex(indexes[1] ?? 0, minutes.length)];
  };
  const startHour = Math.floor(wanted / 60);
  return {
    start: [hours.indexOf(startHour), minutesAt(startHour).indexOf(wanted % 60)],
    columns: (indexes) => {
      const [, minutes, index] = at(indexes);
      return [
        { rows: hours.map((hour) => two(hour)), index: indexes[0] ?? 0 },
        { rows: minutes.map((minute) => two(minute)), index },
      ];
    },
    value: (indexes) => {
      const [hour, minutes, index] = at(indexes);
      return `${two(hour)}:${two(minutes[index] ?? 0)}`;
    },
  };
}

function minutesOf(text: string, fallback: number): number {
  const match = /^(\d{1,2}):(\d{1,2})/.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : fallback;
}

/** Year, month and day between `start` and `end`; fewer wheels with `fields` year or month. */
export function dateModel(value: string, start: string, end: string, fields: string, today: string): WheelModel {
  const from = partsOf(start) ?? [1900, 1, 1];
  const to = partsOf(end) ?? [2100, 12, 31];
  const wanted = limit(partsOf(value) ?? partsOf(today) ?? from, from, to);
  const count = fields === 'year' ? 1 : fields === 'month' ? 2 : 3;
  const years = range(from[0], to[0]);
  const monthsOf = (year: number): number[] => range(year === from[0] ? from[1] : 1, year === to[0] ? to[1] : 12);
  const daysOf = (year: number, month: number): number[] => {
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const first = year === from[0] && month === from[1] ? from[2] : 1;
    return range(first, year === to[0] && month === to[1] ? Math.min(to[2], last) : last);
  };
  const at = (indexes: readonly number[]): { lists: number[][]; chosen: number[]; positions: number[] } => {
    const year = years[clampIndex(indexes[0] ?? 0, years.length)] ?? from[0];
    const months = monthsOf(year);
    const monthIndex = clampIndex(indexes[1] ?? 0, months.length);
    const month = months[monthIndex] ?? 1;
    const days = daysOf(year, month);
    const dayIndex = clampIndex(indexes[2] ?? 0, days.length);
    return {
      lists: [years, months, days],
      chosen: [year, month, days[dayIndex] ?? 1],
      positions: [indexes[0] ?? 0, monthIndex, dayIndex],
    };
  };
  const units = ['年', '月', '日'];
  return {
    start: [
      years.indexOf(wanted[0]),
      monthsOf(wanted[0]).indexOf(wanted[1]),
      daysOf(wanted[0], wanted[1]).indexOf(wanted[2]),
    ].slice(0, count),
    columns: (indexes) => {
      const { lists, positions } = at(indexes);
      return lists.slice(0, count).map((list, column) => ({
        rows: list.map((each) => `${String(each)}${units[column] ?? ''}`),
        index: positions[column] ?? 0,
      }));
    },
    value: (indexes) => {
      const [year = 0, ...rest] = at(indexes).chosen;
      return [String(year), ...rest.slice(0, count - 1).map(two)].join('-');
    },
  };
}

type Parts = [year: number, month: number, day: number];

function partsOf(text: string): Parts | undefined {
  const match = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?/.exec(text);
  return match ? [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)] : undefined;
}

function limit(parts: Parts, from: Parts, to: Parts): Parts {
  const number = ([year, month, day]: Parts): number => year * 10_000 + month * 100 + day;
  if (number(parts) < number(from)) return from;
  return number(parts) > number(to) ? to : parts;
}

/** Province, city, district; `level` province or city shows fewer wheels. */
export function regionModel(value: readonly unknown[], level: string, customItem: string): WheelModel {
  const count = level === 'province' ? 1 : level === 'city' ? 2 : 3;
  const custom = customItem === '' ? [] : [{ name: customItem, code: '', children: [] }];
  const listsAt = (indexes: readonly number[]) => {
    const provinces = [...custom, ...regions];
    const province = provinces[clampIndex(indexes[0] ?? 0, provinces.length)];
    const cities = [...custom, ...(province?.children ?? [])];
    const city = cities[clampIndex(indexes[1] ?? 0, cities.length)];
    return [provinces, cities, [...custom, ...(city?.children ?? [])]].slice(0, count);
  };
  const start: number[] = [];
  for (let column = 0; column < count; column += 1) {
    start.push(Math.max(0, listsAt(start)[column]?.findIndex(({ name }) => name === value[column]) ?? 0));
  }
  const chosen = (indexes: readonly number[]) =>
    listsAt(indexes).map((list, column) => list[clampIndex(indexes[column] ?? 0, list.length)]);
  return {
    start,
    columns: (indexes) =>
      listsAt(indexes).map((list, column) => ({
        rows: list.map(({ name }) => name),
        index: clampIndex(indexes[column] ?? 0, list.length),
      })),
    value: (indexes) => chosen(indexes).map((each) => each?.name ?? ''),
  };
}

/** One wheel of `range`; with `rangeKey` its items are objects. */
export function rowsOf(list: readonly unknown[], key: string): string[] {
  return list.map((item) => {
    const value =
      key !== '' && typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[key] : item;
    return String(value);
  });
}
