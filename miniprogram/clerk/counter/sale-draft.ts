import { sumOf, type Fen, type SaleLine } from '@vip-card/core';
import { amountInFen, pressAmount, type AmountEntry, type AmountKey } from './amount-entry';
import type { PayWith } from './points-payment';

/** One line while it is being typed. Text fields are as typed; an empty one was not given. */
export interface DraftLine {
  category: string;
  /** What is paid for the whole line. */
  paid: AmountEntry;
  /** The list price of the whole line; empty means the same as paid. */
  list: AmountEntry;
  quantity: number;
  name: string;
  sku: string;
  size: string;
  colour: string;
}

/** A bill being typed: its lines, and the one that the keypad writes to. */
export interface SaleDraft {
  lines: readonly DraftLine[];
  current: number;
  /** The shop's own receipt number; empty: the server makes one. */
  receipt: string;
  /** How she pays with points; absent while she does not. */
  payWith?: PayWith;
}

/** More pieces of one article than anybody buys at a till; it also stops a slipped thumb. */
export const mostPieces = 99;
/** Lines that one request may hold. */
const mostLines = 50;

function emptyLine(category: string): DraftLine {
  return { category, paid: '', list: '', quantity: 1, name: '', sku: '', size: '', colour: '' };
}

export function startSale(category: string): SaleDraft {
  return { lines: [emptyLine(category)], current: 0, receipt: '' };
}

/** The line that the keypad writes to. */
export function currentLine(draft: SaleDraft): DraftLine {
  return draft.lines[draft.current] ?? emptyLine('');
}

/** Changes the line that the keypad writes to. */
export function editLine(draft: SaleDraft, change: Partial<DraftLine>): SaleDraft {
  return { ...draft, lines: draft.lines.map((line, at) => (at === draft.current ? { ...line, ...change } : line)) };
}

export function pressOnSale(draft: SaleDraft, key: AmountKey, field: 'paid' | 'list' = 'paid'): SaleDraft {
  return editLine(draft, { [field]: pressAmount(currentLine(draft)[field], key) });
}

export function changeQuantity(draft: SaleDraft, by: 1 | -1): SaleDraft {
  return editLine(draft, { quantity: Math.min(Math.max(currentLine(draft).quantity + by, 1), mostPieces) });
}

/** Whether a next line may be opened: an empty one is filled before another. */
export function mayAddLine(draft: SaleDraft): boolean {
  return draft.lines.length < mostLines && draft.lines.every((line) => line.paid !== '');
}

/** Opens the next line; it starts with the category of the last, which is right more often than any other. */
export function addLine(draft: SaleDraft): SaleDraft {
  if (!mayAddLine(draft)) return draft;
  return { ...draft, lines: [...draft.lines, emptyLine(currentLine(draft).category)], current: draft.lines.length };
}

/** Turns the keypad to another line. A last line with nothing in it goes away, as if it had not been opened. */
export function chooseLine(draft: SaleDraft, at: number): SaleDraft {
  if (at < 0 || at >= draft.lines.length || at === draft.current) return draft;
  const last = draft.lines[draft.lines.length - 1];
  const abandoned = draft.current === draft.lines.length - 1 && last?.paid === '';
  return { ...draft, lines: abandoned ? draft.lines.slice(0, -1) : draft.lines, current: at };
}

/** Takes the current line off the bill; the last one left is emptied instead. */
export function removeLine(draft: SaleDraft): SaleDraft {
  if (draft.lines.length === 1) return { ...draft, lines: [emptyLine(currentLine(draft).category)], current: 0 };
  const lines = draft.lines.filter((_, at) => at !== draft.current);
  return { ...draft, lines, current: Math.min(draft.current, lines.length - 1) };
}

/** What would be sold now: the lines with an amount. Zero is an amount; nothing typed is none. */
export function saleLines(draft: SaleDraft): SaleLine[] {
  return draft.lines.filter((line) => line.paid !== '').map(saleLine);
}

function saleLine(line: DraftLine): SaleLine {
  const paid = amountInFen(line.paid);
  return {
    category: line.category,
    quantity: line.quantity,
    paid,
    list: line.list === '' ? paid : amountInFen(line.list),
    ...given('name', line.name),
    ...given('sku', line.sku),
    ...given('size', line.size),
    ...given('colour', line.colour),
  };
}

function given<Key extends string>(key: Key, text: string): Partial<Record<Key, string>> {
  const trimmed = text.trim();
  return trimmed === '' ? {} : ({ [key]: trimmed } as Record<Key, string>);
}

/** What is to be paid now. */
export function totalPaid(draft: SaleDraft): Fen {
  return sumOf(saleLines(draft).map((line) => line.paid));
}
