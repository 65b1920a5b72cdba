import { businessDayOf } from '../business-day';
import { contentHash } from '../canonical';
import type { Account } from '../ledger/account';
import { sumOfPoints } from '../ledger/post';
import type { Award, Excluded } from '../points-rules/award';
import type { Channel } from '../points-rules/rule-set';
import type { EpochMs, Fen, Points } from '../units';
import type { DecidedReturn, Return } from './carry-out';
import type { Parts } from './exchange-parts';
import type { GivenBack, LineBack } from './give-back';
import type { PostedSale } from './post-sale';
import { NOTHING_RETURNED, type AtCounter, type Sale, type SaleLine } from './sale';

/** What an exchange says of itself in what is kept of it. */
interface ExchangedFacts {
  account: Account;
  sale: Sale;
  back: readonly LineBack[];
  lines: SaleLine[];
  counter: AtCounter;
  channel: Channel;
  now: EpochMs;
}

/** The sale of the new goods: what went over and what the difference earned are its award. */
export function newSale(
  facts: ExchangedFacts,
  { paid, excluded, carried }: { paid: Fen; excluded: Excluded[]; carried: Parts['carried'] },
  award: Award,
  kept: PostedSale['kept'],
): Sale {
  const { counter, lines, now, sale: original, channel } = facts;
  const moved = sumOfPoints([...carried.shares, ...carried.bonuses.map(({ points }) => points)]);
  const because = { kind: 'exchanged', receipt: original.receipt } as const;
  return {
    ...counter,
    ...kept,
    memberNo: original.memberNo,
    occurredAt: now,
    postedAt: now,
    day: businessDayOf(now),
    channel,
    lines,
    paid,
    tender: carried.tender,
    award: {
      ...award,
      total: (award.total + moved) as Points,
      applied: [...(moved > 0 ? [{ ruleId: 'exchange', points: moved, because }] : []), ...award.applied],
      excluded,
      bonuses: [...carried.bonuses, ...award.bonuses],
      shares: award.shares.map((points, index) => (points + (carried.shares[index] ?? 0)) as Points),
    },
    lots: [...kept.lots, ...carried.lots],
    refunded: 0 as Fen,
    reversed: 0 as Points,
    returned: NOTHING_RETURNED,
    voidedAt: null,
    exchangeFor: { storeId: original.storeId, receipt: original.receipt },
    contentHash: exchangeContentHash(facts),
  };
}

/** The goods that came back, whether anything was paid or taken back for them or not. */
export function returnOf(
  { counter, account: { memberNo }, now }: ExchangedFacts,
  {
    given,
    rest,
    back,
    ...named
  }: { given: GivenBack; rest: GivenBack; back: DecidedReturn | undefined; seq: number; contentHash: string },
): Return {
  const { refunded, worth, sale } = given;
  const { storeId, receipt, occurredAt: at } = sale;
  const none = 0 as Points;
  const nothing = { unmatched: 0 as Fen, cash: 0 as Fen, settled: null, lapsed: none, owedAdded: none };
  return {
    ...counter,
    ...named,
    memberNo,
    cause: 'exchange',
    occurredAt: now,
    postedAt: now,
    day: businessDayOf(now),
    ...nothing,
    restored: none,
    reversed: none,
    ...back?.return,
    refunded,
    worth,
    sales: [{ storeId, receipt, at, refunded, worth, points: rest.reversed, restored: rest.restored }],
  };
}

/** The same receipt says the same when the old goods and the new ones are the same. */
export function exchangeContentHash({
  sale,
  back,
  lines,
}: Pick<ExchangedFacts, 'back' | 'lines'> & { sale: Pick<Sale, 'storeId' | 'receipt'> }): string {
  return contentHash({ of: `${sale.storeId}:${sale.receipt}`, back, lines });
}
