import { closableFrom, nextToClose, type Book, type ClosedSoFar, type MonthView } from '@vip-card/core';
import type { Documents, Settings } from '@vip-card/cloud';
import { entitiesOf } from './entities';

/** A month as people read it; `closed` is what was stored of it. */
export function monthView(
  month: string,
  books: readonly Book[],
  facts: { soFar: ClosedSoFar; closed: Documents['books'] | undefined; settings: Settings },
): MonthView {
  const { soFar, closed, settings } = facts;
  return {
    month,
    closed: closed ? { by: closed.closedBy.name, at: closed.closedAt } : null,
    closableFrom: closableFrom(month),
    next: nextToClose(soFar),
    first: soFar.first,
    books: [...books],
    entities: entitiesOf(settings),
  };
}
