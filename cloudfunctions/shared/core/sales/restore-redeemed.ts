import { apportion } from '../apportion';
import { addDays, businessDayOf, startOfBusinessDay } from '../business-day';
import { isExpired, type Debt } from '../ledger/account';
import type { Draw, Effects } from '../ledger/movement';
import type { Policies } from '../ledger/policies';
import { sumOfPoints } from '../ledger/post';
import type { Postings } from '../ledger/postings';
import type { EpochMs, Fen, Points } from '../units';
import type { GivenBack } from './give-back';
import type { AtCounter } from './sale';
import { within } from './stretch';

interface Restoring {
  counter: AtCounter;
  given: readonly GivenBack[];
  policies: Policies;
  occurredAt: EpochMs;
  now: EpochMs;
}

/**
 * Puts redeemed points back into the lots that they came from, those first that were taken last. Where a lot's time is over
 * they live on for a grace in a lot of its own, so that no other points live longer by it. Answers how many do.
 */
export function restoreRedeemed(postings: Postings, facts: Restoring, worth: Fen): Points {
  const { counter, given, occurredAt: at, policies, now } = facts;
  const draws = given.flatMap(({ sale, restored }) =>
    within([...(sale.tender?.draws ?? [])].reverse(), sale.returned.restored, restored),
  );
  const alive = draws.filter((draw) => !isExpired(draw, now));
  const graces = byEntity(draws.filter((draw) => isExpired(draw, now)));
  const sums = [sumOfPoints(alive.map(({ points }) => points)), ...graces.map(({ points }) => points)];
  const worths = apportion(worth, sums);
  const expiresAt = startOfBusinessDay(addDays(businessDayOf(now), policies.restoredGraceDays + 1));
  const restore = (effects: Effects, part: number, grace: Points): void => {
    const where = { storeId: counter.storeId, entity: counter.entity, at, receipt: counter.receipt };
    postings.post({ kind: 'restore', ...where, worth: (worths[part] ?? 0) as Fen, grace, effects });
  };
  if (alive.length > 0) restore({ restores: alive }, 0, 0 as Points);
  for (const [index, { entity, points }] of graces.entries()) {
    restore({ opens: { remaining: points, earnedAt: now, activeFrom: now, expiresAt, entity } }, index + 1, points);
  }
  return sumOfPoints(graces.map(({ points }) => points));
}

function byEntity(draws: readonly Draw[]): Debt[] {
  const sums = new Map<string, number>();
  for (const { entity, points } of draws) sums.set(entity, (sums.get(entity) ?? 0) + points);
  return [...sums].map(([entity, points]) => ({ entity, points: points as Points }));
}
