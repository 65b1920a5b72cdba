import { businessDayOf, type EpochMs } from '@vip-card/core';
import { STORES, type DemoStore } from './chain';
import type { Random } from './random';
import type { Shopper } from './shoppers';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** How busy a month is, January first: autumn and the new year sell coats, June and November have their sales. */
const SEASON = [1.2, 0.7, 0.9, 1, 1.1, 1.3, 0.7, 0.8, 1.1, 1.2, 1.6, 1.4];

/** How busy an hour is, from 10 o'clock. */
const HOURS = [3, 5, 6, 6, 8, 9, 9, 8, 9, 10, 9, 4];

export interface Visit {
  at: EpochMs;
  store: DemoStore;
}

/** When and where a member bought, oldest first, nothing later than a moment ago. */
export function visits(random: Random, shopper: Shopper, now: EpochMs): Visit[] {
  const days = shopper.joinedDaysAgo - shopper.goneSinceDays;
  const count = Math.max(1, Math.round((shopper.perYear * days) / 365));
  const found: Visit[] = [];
  for (let tries = 0; found.length < count && tries < count * 20; tries++) {
    const at = shopHour(random, now - (shopper.goneSinceDays + random.between(1, days)) * DAY);
    const weekday = new Date(at + 8 * HOUR).getUTCDay();
    const likelihood = ((SEASON[monthOf(at) - 1] ?? 1) / 1.6) * (weekday === 0 || weekday === 6 ? 1 : 0.55);
    if (at < now - MINUTE && random.chance(likelihood))
      found.push({ at, store: random.chance(0.82) ? shopper.home : random.pick(STORES) });
  }
  if (shopper.today) found.push({ at: earlierToday(random, now), store: shopper.home });
  return found.sort((a, b) => a.at - b.at);
}

/** 1 to 12, in the shops' time zone. */
export function monthOf(at: EpochMs): number {
  return Number(businessDayOf(at).slice(5, 7));
}

function shopHour(random: Random, around: number): EpochMs {
  const midnight = Math.floor((around + 8 * HOUR) / DAY) * DAY - 8 * HOUR;
  const hour = 10 + random.weighted(HOURS.map((weight, index) => [index, weight] as const));
  return (midnight + hour * HOUR + random.between(0, 59) * MINUTE + random.between(0, 59_000)) as EpochMs;
}

/** Some minutes or hours ago, since the stores opened; before that, since an hour ago, and never yesterday. */
function earlierToday(random: Random, now: EpochMs): EpochMs {
  const midnight = Math.floor((now + 8 * HOUR) / DAY) * DAY - 8 * HOUR;
  const from = Math.max(midnight, Math.min(midnight + 10 * HOUR, now - HOUR), now - 5 * HOUR);
  return (from + Math.floor((now - from) * (0.05 + 0.9 * random.next()))) as EpochMs;
}
