import { accept, refuse, type MemberNo, type ReturnDecision, type ReturnedGoods, type SaleName } from '@vip-card/core';
import { receipt, someFen, takeReturn, type Answer } from '@vip-card/cloud';
import * as v from 'valibot';
import { fen, instant, paidWithPoints, points, tier } from './answer-parts';
import { reward } from './award';
import { tillOf, writeRequest, type PosContext } from './context';
import { anyMember, linesBack, occurredAt, requestId, saleName, storeId } from './inputs';
import { operation } from './operation';
import { recognise } from './recognise';

const refunded: v.GenericSchema<unknown, ReturnDecision & { receipt: string }> = v.strictObject({
  receipt: v.string(),
  sales: v.array(v.strictObject({ receipt: v.string(), at: instant, refunded: fen, points, restored: points })),
  unmatched: v.pipe(fen, v.description('Of the amount, in fen: what matched no sale of hers and moved no points.')),
  refunded: v.pipe(fen, v.description('What the goods had cost, in fen; `cash` is what to hand out.')),
  cash: v.pipe(
    fen,
    v.description('Money to hand out, in fen: without what points had paid, and what settles a shortfall.'),
  ),
  restored: v.pipe(points, v.description('Points that had paid for the goods and are hers again.')),
  grace: v.pipe(points, v.description('Of those: points that had expired, and have some days more.')),
  reversed: v.pipe(points, v.description('Points that the goods had earned and that are taken back.')),
  lapsed: v.pipe(points, v.description('Of those: points that had expired unused.')),
  settled: v.nullable(paidWithPoints),
  owedAdded: v.pipe(points, v.description('Of those: points that she no longer had and now owes.')),
  pointsAfter: points,
  owedAfter: points,
  tierBefore: tier,
  tierAfter: tier,
  rewardsLost: v.pipe(v.array(reward), v.description('What milestones had brought that no longer hold.')),
});

const common = {
  storeId,
  requestId,
  receipt: v.pipe(receipt, v.description('The number of the refund’s own receipt.')),
  occurredAt,
  shortfall: v.exactOptional(
    v.pipe(
      v.picklist(['owe', 'cash']),
      v.description('Points to be taken back that she no longer has: owed (when absent), or paid from the cash.'),
    ),
  ),
};

const of = v.pipe(saleName, v.description('The sale, of any store. It says whose it is.'));

/** Takes goods back. Never refused for want of points. */
export const refunds = operation({
  id: 'refund',
  method: 'POST',
  path: '/refunds',
  summary: 'Takes goods back',
  description:
    'Of a sale some of its lines or an amount; without a receipt an amount against the member’s newest sales. Repeated as a sale is.',
  tagged: false,
  input: v.union([
    v.strictObject({ ...common, of, lines: linesBack }),
    v.strictObject({ ...common, of, amount: someFen }),
    v.strictObject({ ...common, member: anyMember, amount: someFen }),
  ]),
  answer: refunded,

  async run(context, input) {
    const { requestId, receipt, occurredAt, shortfall } = input;
    const found = await ('of' in input ? buyerOf(context, input.of) : recognise(context, input.member, occurredAt));
    if (!found.ok) return found;
    const { memberNo, allowed } = found.value;
    const given = { ...goodsOf(input), memberNo, receipt, occurredAt, ...(shortfall ? { shortfall } : {}) };
    return takeReturn(await tillOf(context), writeRequest(context, 'pos.refund', requestId), given, allowed);
  },
});

function goodsOf(input: ReturnedGoods): ReturnedGoods {
  if (input.of === undefined) return { amount: input.amount };
  return 'lines' in input ? { of: input.of, lines: input.lines } : { of: input.of, amount: input.amount };
}

/** Whose a sale is: the receipt at hand is what a till knows of it. */
async function buyerOf(
  { store }: PosContext,
  { storeId, receipt }: SaleName,
): Promise<Answer<{ memberNo: MemberNo; allowed: Answer<unknown> }>> {
  const sale = await store.sales.find(`${storeId}:${receipt}`);
  return sale
    ? accept({ memberNo: sale.memberNo, allowed: accept(null) })
    : refuse({ code: 'sale_not_found', receipt });
}
