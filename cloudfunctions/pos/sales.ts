import { accept, refuse, SCAN_CARRIES_MS, type EpochMs, type Points, type SaleResult } from '@vip-card/core';
import { noteDifference, points as somePoints, receipt, takeSale, type Answer } from '@vip-card/cloud';
import * as v from 'valibot';
import { fen, paidWithPoints, points, tier } from './answer-parts';
import { award } from './award';
import { tillOf, writeRequest } from './context';
import { buyer, lines, occurredAt, requestId, storeId } from './inputs';
import { operation } from './operation';
import { recognise } from './recognise';

const saleResult: v.GenericSchema<unknown, SaleResult> = v.strictObject({
  receipt: v.string(),
  paid: fen,
  due: v.pipe(fen, v.description('Money to be taken, in fen: `paid` less what points pay.')),
  redeemed: v.nullable(paidWithPoints),
  award,
  repaid: v.pipe(points, v.description('Of the points earned: what went towards points that she owed.')),
  pointsAfter: points,
  owedAfter: points,
  tierAfter: tier,
});

/** Takes a sale, now or of a while ago. Paying with points needs the code on her card; earning does not. */
export const sales = operation({
  id: 'sell',
  method: 'POST',
  path: '/sales',
  summary: 'Takes a sale',
  description:
    'The same `requestId` with the same content gets the first answer again, and so does the same receipt of the store under another id; other content is refused. After a lost answer send the same again, signed anew.',
  tagged: false,
  input: v.strictObject({
    storeId,
    requestId,
    receipt,
    occurredAt,
    member: buyer,
    lines,
    redeem: v.exactOptional(v.pipe(somePoints, v.description('Points that she wants to pay with; 0 when absent.'))),
    pointsShown: v.exactOptional(
      v.pipe(
        somePoints,
        v.description('What a till without network told her that it earns. Where the answer differs, finance is told.'),
      ),
    ),
  }),
  answer: saleResult,

  async run(context, { requestId, member, redeem, pointsShown, ...bill }) {
    const found = await recognise(context, member, bill.occurredAt);
    if (!found.ok) return found;
    const { memberNo, by, allowed } = found.value;
    const { lines, receipt, occurredAt } = bill;
    const sold = { memberNo, lines, receipt, occurredAt, ...(redeem === undefined ? {} : { redeem }) };
    const may = allowed.ok ? mayPay(by, sold, context.now) : allowed;
    const till = await tillOf(context);
    const taken = await takeSale(till, writeRequest(context, 'pos.sell', requestId), sold, may);
    return noteDifference(till, sold, pointsShown, taken);
  },
});

/** Points pay only for whom this device has verified; of a sale of a while ago that could not have been. */
function mayPay(
  by: 'session' | 'code' | 'number',
  { redeem, occurredAt }: { redeem?: Points; occurredAt: EpochMs },
  now: EpochMs,
): Answer<null> {
  if (by === 'session' || redeem === undefined || redeem === 0) return accept(null);
  return refuse(
    occurredAt < now - SCAN_CARRIES_MS
      ? { code: 'redeeming_needs_network', occurredAt }
      : { code: 'redeeming_needs_code' },
  );
}
