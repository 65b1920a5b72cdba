import type { ReturnedGoods } from '@vip-card/core';
import { amountInFen } from './amount-entry';
import type { RefundDraft } from './kept-drafts';

/** What comes back, as the server is told; undefined while nothing was picked or typed. */
export function goodsOf({ of, lines, amount }: RefundDraft): ReturnedGoods | undefined {
  if (of && lines) return lines.length > 0 ? { of, lines } : undefined;
  const fen = amountInFen(amount);
  if (fen === 0) return undefined;
  return of ? { of, amount: fen } : { amount: fen };
}
