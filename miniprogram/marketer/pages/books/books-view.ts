import {
  monthOf,
  type Book,
  type BooksActions,
  type EntityView,
  type EpochMs,
  type Fen,
  type MonthView,
  type Points,
} from '@vip-card/core';
import { partsOf, signed, whole } from '../../../copy/figures';
import type { MarketerCopy } from '../../copy/index';
import type { EntityNames } from '../../services/entities';

export type Liability = BooksActions['liability']['value'];
export type Settlement = BooksActions['settlement']['value'];

interface Line {
  label: string;
  value: string;
}

export interface BooksView {
  /** Newest first, as the picker names them. */
  months: { month: string; name: string }[];
  at: number;
  name: string;
  state: string;
  closable: boolean;
  /** Which other months are over and still open; empty when none are. */
  open: string;
  /** The month that has to be closed before this one. */
  earlier: { month: string; label: string } | null;
  books: { entity: string; name: string; stores: string; lines: Line[]; closing: string }[];
}

type Words = MarketerCopy['books'];

/** What a line is called after its column; those that are nothing are left out, but for the ends. */
const COLUMNS = ['issued', 'redeemed', 'restored', 'expired', 'reversed', 'adjusted', 'transferred'] as const;

/** A month's books as a receipt for each entity. */
export function booksView(view: MonthView, now: EpochMs, words: Words, name: EntityNames): BooksView {
  const months = monthsFrom(view.first, now);
  const stores = storesOf(view.entities, words);
  return {
    months: months.map((month) => ({ month, name: words.monthName(month) })),
    at: Math.max(months.indexOf(view.month), 0),
    name: words.monthName(view.month),
    state: stateOf(view, now, words),
    closable: view.month === view.next && now >= view.closableFrom,
    open: openOnes(view, months, words),
    earlier: isWaiting(view) ? { month: view.next, label: words.closeFirst(view.next) } : null,
    books: view.books.map((book) => ({
      entity: book.entity,
      name: name(book.entity),
      stores: stores(book.entity),
      lines: linesOf(book, words),
      closing: whole(book.closing),
    })),
  };
}

function linesOf(book: Book, { lines }: Words): Line[] {
  const moved = COLUMNS.filter((column) => book[column] !== 0);
  return [
    { label: lines.opening, value: whole(book.opening) },
    ...moved.map((column) => ({ label: lines[column], value: signed(book[column]) })),
  ];
}

/** Behind another month that is still open. */
function isWaiting({ closed, month, next }: MonthView): boolean {
  return !closed && month > next;
}

/** @param months newest first: the first of them is still running */
function openOnes({ month, next }: MonthView, months: readonly string[], words: Words): string {
  const open = months.slice(1).filter((each) => each >= next);
  const [last] = open;
  if (last === undefined || (open.length === 1 && month === next)) return '';
  return words.stillOpen(next, last, open.length);
}

/** The month that can be closed once this one is; undefined when that is the running one, which has to end first. */
export function nextToClose({ next }: MonthView, now: EpochMs): string | undefined {
  return next < monthOf(now) ? next : undefined;
}

function stateOf({ closed, closableFrom }: MonthView, now: EpochMs, words: Words): string {
  if (closed) return words.closedBy(closed.by, closed.at);
  if (now < closableFrom) return words.running(closableFrom);
  return words.over;
}

/** The calendar months from the first to that of now, newest first. */
function monthsFrom(first: string, now: EpochMs): string[] {
  const months: string[] = [];
  const last = monthOf(now);
  for (let month = last; month >= first; month = monthBefore(month)) months.push(month);
  return months.length > 0 ? months : [last];
}

function monthBefore(of: string): string {
  const { year, month } = partsOf(of);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}

/** An entity's stores, which people know. */
function storesOf(entities: readonly EntityView[], words: Words): (entity: string) => string {
  return (entity) => {
    const stores = entities.find((each) => each.entity === entity)?.stores ?? [];
    return stores[0] === undefined ? '' : words.stores(stores[0], stores.length);
  };
}

export interface LiabilityView {
  total: string;
  worth: string;
  entities: { entity: string; name: string; stores: string; worth: string; lines: Line[] }[];
}

/** What is owed now; a line that is nothing is left out, but for what can be used. */
export function liabilityView({ liabilities, entities }: Liability, words: Words, name: EntityNames): LiabilityView {
  const stores = storesOf(entities, words);
  const worth = liabilities.reduce<number | null>(
    (sum, each) => (sum === null || each.worth === null ? null : sum + each.worth),
    0,
  );
  const outstanding = liabilities.reduce((sum, { spendable, pending }) => sum + spendable + pending, 0);
  return {
    total: words.pointsOf(outstanding as Points),
    worth: worth === null ? words.noWorth : words.worthOf(worth as Fen),
    entities: liabilities.map((each) => ({
      entity: each.entity,
      name: name(each.entity),
      stores: stores(each.entity),
      worth: each.worth === null ? '' : words.worthOf(each.worth),
      lines: (['spendable', 'pending', 'expired', 'owed'] as const)
        .filter((column) => column === 'spendable' || each[column] !== 0)
        .map((column) => ({ label: words[column], value: words.pointsOf(each[column]) })),
    })),
  };
}

export interface SettlementView {
  balances: { pays: string; worth: string }[];
  details: { between: string; redeemed: string; restored: string }[];
}

/** Who pays whom, and what that is made of. */
export function settlementView({ balances, settlements }: Settlement, words: Words, name: EntityNames): SettlementView {
  return {
    balances: balances.map(({ from, to, worth }) => ({
      pays: words.pays(name(from), name(to)),
      worth: words.worthOf(worth),
    })),
    details: settlements.map(({ issuer, taker, redeemed, restored }) => ({
      between: words.paidWith(name(issuer), name(taker)),
      redeemed: words.redeemed(redeemed.points, redeemed.worth),
      restored: restored.points === 0 ? '' : words.restored(restored.points, restored.worth),
    })),
  };
}
