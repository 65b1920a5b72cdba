import { apportion } from '../apportion';
import type { Bill, BillMember } from '../points-rules/bill';
import type { Sale } from './sale';
import type { Fen } from '../units';

/** What of a sale its bill is made of. */
export type BilledSale = Pick<Sale, 'lines' | 'tender' | 'occurredAt' | 'storeId' | 'channel'>;

/** The bill of a sale as the rules see it: in money, each line without its part of what points paid. */
export function billOfSale({ lines, tender, occurredAt, storeId, channel }: BilledSale, member: BillMember): Bill {
  const worths = apportion(
    tender?.worth ?? 0,
    lines.map((line) => line.paid),
  );
  return {
    lines: lines.map(({ category, list, paid }, index) => {
      const worth = (worths[index] ?? 0) as Fen;
      return { category, list, paid: (paid - worth) as Fen, paidWithPoints: worth };
    }),
    at: occurredAt,
    storeId,
    channel,
    member,
  };
}
