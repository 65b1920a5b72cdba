import { bill } from '../../copy/figures';
import type { Fen } from '@vip-card/core';
import { pressAmount, type AmountKey } from './amount-entry';
import type { Words } from './customer-line';
import { pressPoints, type PayWith } from './points-payment';
import {
  addLine,
  changeQuantity,
  chooseLine,
  currentLine,
  editLine,
  pressOnSale,
  removeLine,
  saleLines,
  type DraftLine,
  type SaleDraft,
} from './sale-draft';

/** A bill while it is typed: whether the current line's details are open, and what the keypad writes. */
export interface Entry {
  draft: SaleDraft;
  details: boolean;
  field: 'paid' | 'list' | 'pay';
  /** The keypad has just been turned to what stands there: a digit takes its place, the deletion key goes on with it. */
  selected: boolean;
}

/** What a clerk does to a bill, beside the keypad. */
export type EntryEvent =
  | { do: 'choose-line'; at: number }
  | { do: 'choose-category'; id: string }
  | { do: 'toggle-details' }
  | { do: 'write-list' }
  | { do: 'edit'; field: 'name' | 'sku' | 'size' | 'colour'; value: string }
  | { do: 'edit-receipt'; value: string }
  | { do: 'fewer' }
  | { do: 'more' }
  | { do: 'remove' }
  | { do: 'add' }
  | { do: 'pay-with'; way: PayWith['way'] | 'none' }
  | { do: 'write-pay' };

/** A bill as it is opened. An amount that stands there was typed before the phone was put away, or by nobody. */
export function startEntry(draft: SaleDraft): Entry {
  return { draft, details: false, field: 'paid', selected: true };
}

/** The bill after one thing that the clerk did. */
export function changeEntry(before: Entry, event: EntryEvent): Entry {
  const after = changed(before, event);
  const turned = after.field !== before.field || after.draft.current !== before.draft.current;
  return { ...after, selected: turned || event.do === 'remove' || before.selected };
}

function changed(entry: Entry, event: EntryEvent): Entry {
  const { draft } = entry;
  switch (event.do) {
    case 'choose-line':
      return startEntry(chooseLine(draft, event.at));
    case 'choose-category':
      return { ...entry, draft: editLine(draft, { category: event.id }) };
    case 'toggle-details':
      return { ...entry, details: !entry.details, field: 'paid' };
    case 'write-list':
      return { ...entry, field: entry.field === 'list' ? 'paid' : 'list' };
    case 'edit':
      return { ...entry, draft: editLine(draft, { [event.field]: event.value }) };
    case 'edit-receipt':
      return { ...entry, draft: { ...draft, receipt: event.value } };
    case 'fewer':
      return { ...entry, draft: changeQuantity(draft, -1) };
    case 'more':
      return { ...entry, draft: changeQuantity(draft, 1) };
    case 'remove':
      return startEntry(removeLine(draft));
    case 'add':
      return startEntry(addLine(draft));
    case 'pay-with':
      return payWith(draft, event.way);
    case 'write-pay':
      return { ...entry, field: 'pay' };
  }
}

function payWith({ payWith: before, ...draft }: SaleDraft, way: PayWith['way'] | 'none'): Entry {
  if (way === 'none') return startEntry(draft);
  if (way === 'most') return startEntry({ ...draft, payWith: { way } });
  const typed = before?.way === way ? before.typed : '';
  return { ...startEntry({ ...draft, payWith: { way, typed } }), field: 'pay' };
}

/** The bill after one key of the keypad; the same one if the key could not be taken. */
export function pressOnEntry(entry: Entry, key: AmountKey): Entry {
  const { draft, field } = entry;
  const anew = entry.selected && key !== 'delete';
  if (field === 'pay') return pressOnPayment(entry, key, anew);
  const from = anew ? editLine(draft, { [field]: '' }) : draft;
  const to = pressOnSale(from, key, field);
  const taken = currentLine(to)[field] !== currentLine(from)[field];
  return taken ? { ...entry, draft: to, selected: false } : entry;
}

function pressOnPayment(entry: Entry, key: AmountKey, anew: boolean): Entry {
  const paying = entry.draft.payWith;
  if (!paying || paying.way === 'most') return entry;
  const from = anew ? '' : paying.typed;
  const typed = paying.way === 'yuan' ? pressAmount(from, key) : pressPoints(from, key);
  return typed === from
    ? entry
    : { ...entry, draft: { ...entry.draft, payWith: { ...paying, typed } }, selected: false };
}

/** The bill as the clerk sees it while typing. */
export interface EntryView {
  lines: { title: string; detail: string; amount: string; now: boolean }[];
  categories: { id: string; label: string; on: boolean }[];
  current: DraftLine & { writingList: boolean; selected: boolean };
  receipt: string;
  details: boolean;
}

/** A category of the chain, in the reader’s language. */
export interface Category {
  id: string;
  label: string;
}

export function entryView(entry: Entry, categories: readonly Category[], words: Words): EntryView {
  const { draft, field, details, selected } = entry;
  const line = currentLine(draft);
  return {
    lines: draft.lines.map((each, at) => lineView(each, at, entry, categories, words)),
    categories: categories.map((category) => ({ ...category, on: category.id === line.category })),
    current: {
      ...line,
      writingList: field === 'list',
      selected: selected && line[field === 'list' ? 'list' : 'paid'] !== '',
    },
    receipt: draft.receipt,
    details,
  };
}

function lineView(
  line: DraftLine,
  at: number,
  { draft, field }: Entry,
  categories: readonly Category[],
  { clerk }: Words,
): EntryView['lines'][number] {
  const now = at === draft.current && field !== 'pay';
  const [only] = saleLines({ lines: [line], current: 0, receipt: '' });
  const pieces = line.quantity > 1 ? clerk.sale.pieces(line.quantity) : '';
  const detail = [labelOf(line.category, categories), line.size, line.colour, pieces];
  return {
    title: line.name || clerk.sale.nth(at + 1),
    detail: detail.filter((part) => part !== '').join(' '),
    amount: now ? line.paid : bill(only?.paid ?? (0 as Fen)),
    now,
  };
}

export function labelOf(category: string, categories: readonly Category[]): string {
  return categories.find(({ id }) => id === category)?.label ?? category;
}
