import type { Book, EntityView, MonthView } from '@vip-card/core';
import type { MarketerCopy } from '../../copy/index';
import { csv, csvSections, type Csv } from '../../figures/csv';
import { plainYuan } from '../../figures/plain-yuan';
import type { EntityNames } from '../../services/entities';
import type { Liability, Settlement } from './books-view';

const COLUMNS = [
  'opening',
  'issued',
  'redeemed',
  'restored',
  'expired',
  'reversed',
  'adjusted',
  'transferred',
  'closing',
] as const satisfies readonly (keyof Book)[];

/** Every figure of the page as tables under their titles. */
export function booksCsv(
  { month, books, entities }: MonthView,
  liability: Liability | undefined,
  settlement: Settlement | undefined,
  { books: page, booksCsv: words }: MarketerCopy,
  name: EntityNames,
): Csv {
  const storesOf = (entity: string): string => storesIn(entities, entity);
  return csvSections([
    {
      title: `${words.books} ${month}`,
      table: csv(
        [words.month, words.entity, words.entityCode, words.stores, ...COLUMNS.map((column) => page.lines[column])],
        books.map((book) => [
          month,
          name(book.entity),
          book.entity,
          storesOf(book.entity),
          ...COLUMNS.map((column) => book[column]),
        ]),
      ),
    },
    ...(liability ? [liabilityTable(liability, page, words, name)] : []),
    ...(settlement ? [settlementTable(settlement, words, name)] : []),
  ]);
}

type Words = MarketerCopy['booksCsv'];

function liabilityTable(
  { at, liabilities, entities }: Liability,
  page: MarketerCopy['books'],
  words: Words,
  name: EntityNames,
) {
  return {
    title: words.liability(at),
    table: csv(
      [
        words.entity,
        words.entityCode,
        words.stores,
        page.spendable,
        page.pending,
        page.expired,
        page.owed,
        words.worth,
      ],
      liabilities.map(({ entity, spendable, pending, expired, owed, worth }) => [
        name(entity),
        entity,
        storesIn(entities, entity),
        spendable,
        pending,
        expired,
        owed,
        worth === null ? '' : plainYuan(worth),
      ]),
    ),
  };
}

function settlementTable({ month, settlements }: Settlement, words: Words, name: EntityNames) {
  return {
    title: `${words.settlement} ${month}`,
    table: csv(
      [
        words.issuer,
        words.issuerCode,
        words.taker,
        words.takerCode,
        words.redeemedPoints,
        words.redeemedWorth,
        words.restoredPoints,
        words.restoredWorth,
      ],
      settlements.map(({ issuer, taker, redeemed, restored }) => [
        name(issuer),
        issuer,
        name(taker),
        taker,
        redeemed.points,
        plainYuan(redeemed.worth),
        restored.points,
        plainYuan(restored.worth),
      ]),
    ),
  };
}

function storesIn(entities: readonly EntityView[], entity: string): string {
  return entities.find((each) => each.entity === entity)?.stores.join(' ') ?? '';
}
