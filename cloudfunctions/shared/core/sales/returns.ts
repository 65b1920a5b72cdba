import type { ReturnedGoods, SaleName } from '../actions/counter';
import { contentHash } from '../canonical';
import { sumOf } from '../money';
import { accept, refuse, type Result } from '../result';
import type { EpochMs, Fen, MemberNo } from '../units';
import { carryOut, type CarriedOut, type DecidedReturn } from './carry-out';
import {
  giveBackAmount,
  giveBackLines,
  refundable,
  type GiveBackRefusal,
  type GivenBack,
  type LineBack,
} from './give-back';
import { TOLERATED_SKEW_MS, type Sale } from './sale';

/** What comes back: an amount against the newest sales, or something of one sale whose receipt is at hand. */
export type Goods =
  /** The member's sales that are not wholly returned, at least as many of the newest as the amount reaches. */
  | { kind: 'amount'; amount: Fen; sales: readonly Sale[] }
  | { kind: 'amount-of-sale'; amount: Fen; sale: Sale }
  | { kind: 'lines'; lines: readonly LineBack[]; sale: Sale };

export interface ReturnFacts extends Omit<CarriedOut, 'cause' | 'given' | 'amount' | 'contentHash' | 'reason'> {
  goods: Goods;
}

export type ReturnRefusal = { code: 'occurred_in_future'; now: EpochMs } | GiveBackRefusal;

/**
 * Decides a return. Without a receipt it goes against the newest sales first, none of them after the return itself; what is
 * more than all of them is unmatched, paid back, and moves no points. A return is never refused for want of points: what the
 * account lacks is owed, or settled from the cash.
 */
export function decideReturn(facts: ReturnFacts): Result<DecidedReturn, ReturnRefusal> {
  const { goods, occurredAt, now } = facts;
  if (occurredAt > now + TOLERATED_SKEW_MS) return refuse({ code: 'occurred_in_future', now });
  const given = giveBack(goods, occurredAt);
  if (!given.ok) return given;
  const matched = sumOf(given.value.map(({ refunded }) => refunded));
  const amount = goods.kind === 'lines' ? matched : goods.amount;
  const contentHash = returnContentHash(facts.account.memberNo, namesOf(facts.goods));
  return accept(carryOut({ ...facts, cause: 'return', given: given.value, amount, contentHash }));
}

function giveBack(goods: Goods, occurredAt: EpochMs): Result<GivenBack[], GiveBackRefusal> {
  if (goods.kind === 'amount') return accept(matchNewest(goods.sales, goods.amount, occurredAt));
  const one =
    goods.kind === 'lines' ? giveBackLines(goods.sale, goods.lines) : giveBackAmount(goods.sale, goods.amount);
  return one.ok ? accept([one.value]) : one;
}

function matchNewest(sales: readonly Sale[], amount: Fen, occurredAt: EpochMs): GivenBack[] {
  const matched: GivenBack[] = [];
  let left: number = amount;
  for (const sale of [...sales].sort(newestFirst)) {
    if (sale.occurredAt > occurredAt + TOLERATED_SKEW_MS) continue;
    const part = Math.min(left, refundable(sale)) as Fen;
    if (part === 0) continue;
    const given = giveBackAmount(sale, part);
    if (given.ok) matched.push(given.value);
    left -= part;
  }
  return matched;
}

/** Newest first; of sales at the same instant, the one that arrived later. */
function newestFirst(a: Sale, b: Sale): number {
  return b.occurredAt - a.occurredAt || b.seq - a.seq;
}

/** The same receipt says the same when member and goods are the same. */
export function returnContentHash(memberNo: MemberNo, goods: ReturnedGoods): string {
  if ('lines' in goods) return contentHash({ memberNo, of: nameOf(goods.of), lines: goods.lines });
  const { amount } = goods;
  return contentHash(goods.of === undefined ? { memberNo, amount } : { memberNo, of: nameOf(goods.of), amount });
}

function nameOf({ storeId, receipt }: SaleName): string {
  return `${storeId}:${receipt}`;
}

function namesOf(goods: Goods): ReturnedGoods {
  if (goods.kind === 'amount') return { amount: goods.amount };
  const of = { storeId: goods.sale.storeId, receipt: goods.sale.receipt };
  return goods.kind === 'lines' ? { lines: [...goods.lines], of } : { amount: goods.amount, of };
}
