import fc from 'fast-check';
import { boundsOfMonth, monthOf } from '../business-day';
import { Bookkeeping, LiabilityTally } from '../ledger/books';
import type { Account, Debt } from '../ledger/account';
import { at, DAY } from '../testing/shop';
import type { EpochMs, Fen, Points } from '../units';
import { monthAfter } from './closing';
import { beginMonth, MonthTally, type Figured, type MonthFigures } from './month-figures';
import { liabilitiesOf } from './open-points';
import { SettlementTally } from './settlement';

const BEGAN = at('2026-11-20T00:00:00+08:00');
const entities = ['east', 'south', 'north'];
const points = fc.integer({ min: 1, max: 500 }).map((count) => count as Points);
const entity = fc.constantFrom(...entities);
const debts = fc.array(fc.record({ entity, points }), { maxLength: 2 });
/** Lots expire and become active on some days around those on which movements are written. */
const day = fc.integer({ min: -5, max: 90 }).map((days) => (BEGAN + days * DAY) as EpochMs);
const lot = fc.record({ entity, earnedAt: day, activeFrom: day, expiresAt: fc.option(day) });
const draws = fc.array(
  fc.tuple(lot, points).map(([facts, count]) => ({ ...facts, lot: 1, points: count })),
  { maxLength: 2 },
);
const effects = fc.record(
  {
    opens: fc.tuple(lot, points).map(([facts, remaining]) => ({ ...facts, remaining })),
    draws,
    restores: draws,
    owes: debts,
    repays: debts,
  },
  { requiredKeys: [] },
);
const kind = fc.constantFrom(
  'sale' as const,
  'redeem' as const,
  'restore' as const,
  'return' as const,
  'expire' as const,
);
/** Several at one instant, and months apart. */
const postedAt = fc.oneof(
  fc.integer({ min: 0, max: 4 }).map((tick) => (BEGAN + tick) as EpochMs),
  fc.integer({ min: 0, max: 80 * DAY }).map((later) => (BEGAN + later) as EpochMs),
);
const movements = fc
  .array(fc.record({ kind, entity, effects, postedAt, worth: points.map((count) => Number(count) as Fen) }), {
    minLength: 1,
    maxLength: 40,
  })
  .map((some): Figured[] => some.sort((a, b) => a.postedAt - b.postedAt));

/** Adds up with what was stored and read again after each of some pieces. */
function addedInPieces(all: readonly Figured[], cuts: ReadonlySet<number>): Map<string, MonthFigures> {
  const months = new Map<string, MonthFigures>();
  let kept = beginMonth(monthOf(all[0]?.postedAt ?? BEGAN));
  let tally = new MonthTally(kept);
  for (const [index, movement] of all.entries()) {
    for (; monthOf(movement.postedAt) > tally.month; tally = new MonthTally(kept)) {
      const { until } = boundsOfMonth(tally.month);
      const ended = tally.figures(until);
      months.set(ended.month, ended);
      kept = beginMonth(monthAfter(ended.month), ended);
    }
    if (cuts.has(index) && all[index - 1]?.postedAt !== movement.postedAt) {
      kept = JSON.parse(JSON.stringify(tally.figures(movement.postedAt))) as MonthFigures;
      tally = new MonthTally(kept);
    }
    tally.add(movement);
  }
  const last = tally.figures(boundsOfMonth(tally.month).until);
  return months.set(last.month, last);
}

/** A holding's lots and debts as one member's account would have them; what was drawn before it was there is negative. */
function asAccount(all: readonly Figured[]): Pick<Account, 'lots' | 'debts'> {
  const lots = all.flatMap(({ effects: { opens, draws: out = [], restores = [] } }) => [
    ...(opens ? [opens] : []),
    ...out.map((draw) => ({ ...draw, remaining: (0 - draw.points) as Points })),
    ...restores.map((draw) => ({ ...draw, remaining: draw.points })),
  ]);
  const owed = all.flatMap(({ effects: { owes = [], repays = [] } }): Debt[] => [
    ...owes,
    ...repays.map((debt) => ({ ...debt, points: (0 - debt.points) as Points })),
  ]);
  return { lots: lots.map((each, id) => ({ ...each, id })), debts: owed };
}

it('kept at any points and gone on from, come to what all movements of the months come to', () => {
  fc.assert(
    fc.property(movements, fc.array(fc.nat({ max: 40 })), (all, cuts) => {
      const figures = addedInPieces(all, new Set(cuts));
      let before: Bookkeeping | undefined;
      for (const [month, kept] of figures) {
        const within = all.filter((each) => monthOf(each.postedAt) === month);
        const books = new Bookkeeping(before?.books);
        const settlements = new SettlementTally();
        for (const each of within) {
          books.add(each);
          if (each.kind === 'redeem' || each.kind === 'restore') settlements.add(each as never);
        }
        expect(kept.books).toEqual(books.books);
        expect(kept.settlements).toEqual(settlements.settlements);
        expect(kept.movements).toBe(within.length);
        before = books;
      }
    }),
    { numRuns: 500 },
  );
});

it('hold what the accounts hold, by entity, at any time after', () => {
  fc.assert(
    fc.property(movements, fc.array(fc.nat({ max: 40 })), fc.nat({ max: 100 * DAY }), (all, cuts, later) => {
      const last = [...addedInPieces(all, new Set(cuts)).values()].pop();
      const now = ((last?.through ?? 0) + later) as EpochMs;
      const tally = new LiabilityTally(now);
      tally.add(asAccount(all));
      const nothing = ({ spendable, pending, expired, owed }: (typeof tally.liabilities)[number]) =>
        spendable === 0 && pending === 0 && expired === 0 && owed === 0;
      const held = last ? liabilitiesOf(last, now) : [];
      expect(held.filter((each) => !nothing(each))).toEqual(tally.liabilities.filter((each) => !nothing(each)));
    }),
    { numRuns: 500 },
  );
});

it('come to the same in any order', () => {
  fc.assert(
    fc.property(
      movements.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        const one = all.filter((each) => monthOf(each.postedAt) === '2026-11');
        const figuresOf = (some: readonly Figured[]): MonthFigures => {
          const tally = new MonthTally(beginMonth('2026-11'));
          some.forEach((each) => {
            tally.add(each);
          });
          return tally.figures(boundsOfMonth('2026-11').until);
        };
        expect(figuresOf(shuffled.filter((each) => one.includes(each)))).toEqual(figuresOf(one));
      },
    ),
    { numRuns: 300 },
  );
});

it('grow with dates and entities, not with members', () => {
  const tally = new MonthTally(beginMonth('2026-11'));
  for (let member = 0; member < 10_000; member += 1) {
    const earnedAt = (BEGAN + member * 1_000) as EpochMs;
    const opens = { entity: 'east', earnedAt, activeFrom: earnedAt, expiresAt: null, remaining: 7 as Points };
    tally.add({ kind: 'sale', entity: 'east', postedAt: earnedAt, effects: { opens } });
  }
  const { lots } = tally.figures(boundsOfMonth('2026-11').until);
  expect(lots).toEqual([{ entity: 'east', expiresAt: null, activeFrom: null, points: 70_000 }]);
});
