import { parseMemberCode, parseYuan, type MemberNo } from '@vip-card/core';
import * as v from 'valibot';
import {
  cardNumber,
  id,
  points,
  receipt,
  saleLines,
  someFen,
  text,
  wholeNumber,
} from '../../../cloudfunctions/shared/cloud/inputs';

export const COMMANDS = `Commands, one a line; money in yuan:
  sale MEMBER CATEGORY:YUAN[:PIECES] ... [receipt=R] [redeem=POINTS]
  refund RECEIPT LINE[:PIECES] ... [store=S] [receipt=R]    lines count from 0, as on the receipt
  refund RECEIPT yuan=AMOUNT [store=S] [receipt=R]
  refund MEMBER yuan=AMOUNT [receipt=R]                     without a receipt
  quote [MEMBER] CATEGORY:YUAN[:PIECES] ...
  sync      asks for the rules and sends what waits, now
  status    what waits, what was refused, where the points differed
  MEMBER is the 14 digits on the card, card:NUMBER of an old plastic card (earns only), or,
  for a refund, member:NUMBER. YUAN is for the whole line.
Or one JSON object a line, money in fen:
  {"do":"sale","member":{"code":"…"},"lines":[{"category":"womenswear","quantity":1,"list":39800,"paid":39800,
    "sku":"…","name":"…","size":"…","colour":"…"}],"receipt":"R1","redeem":100}
  {"do":"refund","of":{"storeId":"jingan","receipt":"R1"},"lines":[{"line":0,"quantity":1}]}, or with "amount"
  {"do":"refund","member":{"memberNo":80261148},"amount":10000}
  {"do":"quote",…}, {"do":"sync"}, {"do":"status"}
A sale or refund that is given again under its receipt is told again, and not taken twice.`;

const code = v.strictObject({ code: text(40) });
const card = v.strictObject({ cardNumber });
const number = v.strictObject({
  memberNo: v.pipe(
    wholeNumber(1, 99_999_999),
    v.transform((memberNo) => memberNo as MemberNo),
  ),
});
const own = v.exactOptional(receipt);
const shortfall = v.exactOptional(v.picklist(['owe', 'cash']));
const linesBack = v.pipe(
  v.array(v.strictObject({ line: wholeNumber(0, 199), quantity: wholeNumber(1, 100_000) })),
  v.minLength(1),
);
const of = v.strictObject({ storeId: v.exactOptional(id), receipt });
const refund = { do: v.literal('refund'), receipt: own, shortfall };

const sale = v.strictObject({
  do: v.literal('sale'),
  member: v.union([code, card]),
  lines: saleLines,
  receipt: own,
  redeem: v.exactOptional(points),
});
const refunds = [
  v.strictObject({ ...refund, of, lines: linesBack }),
  v.strictObject({ ...refund, of, amount: someFen }),
  v.strictObject({ ...refund, member: v.union([code, card, number]), amount: someFen }),
] as const;
const quote = v.strictObject({
  do: v.literal('quote'),
  member: v.exactOptional(v.union([code, card, number])),
  lines: saleLines,
});

const command = v.union([
  sale,
  ...refunds,
  quote,
  v.strictObject({ do: v.literal('sync') }),
  v.strictObject({ do: v.literal('status') }),
]);

export type Command = v.InferOutput<typeof command>;
export type SaleCommand = Extract<Command, { do: 'sale' }>;
export type RefundCommand = Extract<Command, { do: 'refund' }>;
export type QuoteCommand = Extract<Command, { do: 'quote' }>;

/** The member whom a code or a number names; an old card's number does not tell. */
export function memberNoOf(member: object): MemberNo | null {
  if ('memberNo' in member) return member.memberNo as MemberNo;
  return 'code' in member ? (parseMemberCode(String(member.code))?.memberNo ?? null) : null;
}

/** Reads a line of commands: words or JSON. Undefined for what is neither. */
export function readCommand(line: string): Command | undefined {
  const parsed = v.safeParse(command, line.startsWith('{') ? fromJson(line) : fromWords(line.split(/\s+/)));
  return parsed.success ? parsed.output : undefined;
}

function fromJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function fromWords([verb = '', ...words]: string[]): unknown {
  const named = new Map(
    words.filter((word) => word.includes('=')).map((word) => word.split('=', 2) as [string, string]),
  );
  const [receipt, redeem, yuan, store] = ['receipt', 'redeem', 'yuan', 'store'].map((name) => named.get(name));
  const plain = words.filter((word) => !word.includes('='));
  const [first = ''] = plain;
  const own = receipt === undefined ? {} : { receipt };
  const amount = yuan === undefined ? {} : { amount: parseYuan(yuan) };
  const member = memberOf(first);
  if (verb === 'sale') {
    const paying = redeem === undefined ? {} : { redeem: Number(redeem) };
    return { do: verb, member, lines: plain.slice(1).map(lineOf), ...own, ...paying };
  }
  if (verb === 'quote') {
    return { do: verb, ...(member ? { member } : {}), lines: (member ? plain.slice(1) : plain).map(lineOf) };
  }
  if (verb !== 'refund') return { do: verb };
  if (member) return { do: verb, member, ...amount, ...own };
  const of = { receipt: first, ...(store === undefined ? {} : { storeId: store }) };
  const back = plain.slice(1).map((word) => {
    const [line = '', pieces = '1'] = word.split(':');
    return { line: digits(line), quantity: digits(pieces) };
  });
  return { do: verb, of, ...(back.length > 0 ? { lines: back } : {}), ...amount, ...own };
}

function memberOf(word: string): object | undefined {
  if (/^\d{14}$/.test(word)) return { code: word };
  const [kind, number = ''] = word.split(':', 2);
  if (kind === 'card') return { cardNumber: number };
  return kind === 'member' ? { memberNo: digits(number) } : undefined;
}

function lineOf(word: string): unknown {
  const [category, yuan = '', pieces = '1'] = word.split(':');
  const paid = parseYuan(yuan);
  return { category, quantity: digits(pieces), list: paid, paid };
}

function digits(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : NaN;
}
