import {
  accept,
  decideExchange,
  exchangeContentHash,
  NO_TRAITS,
  refuse,
  rewardOf,
  type DecidedExchange,
  type ExchangeResult,
  type LineBack,
  type MemberNo,
  type Sale,
  type SaleLine,
  type SaleName,
} from '@vip-card/core';
import {
  action,
  findSale,
  findSession,
  getAccount,
  id,
  knownCategories,
  owedBy,
  readLapses,
  receipt,
  receiptNumber,
  requestId,
  rulesOf,
  saleLines,
  writeAccount,
  type Answer,
  type Kept,
  type Store,
  type Till,
  type Transaction,
} from '@vip-card/cloud';
import * as v from 'valibot';
import { recordReadings } from './readings';
import { linesBack, saleName } from './returned-goods';
import { tillOf } from './till';

interface Exchanged {
  of: SaleName;
  back: LineBack[];
  lines: SaleLine[];
}

/** Gives goods for goods in one linked transaction, also of another store's sale. */
export const exchange = action<'counter', 'exchange'>({
  input: v.strictObject({
    requestId,
    session: id,
    of: saleName,
    back: linesBack,
    lines: saleLines,
    receipt: v.exactOptional(receipt),
  }),

  async run(context, { requestId, session, ...content }) {
    const { store, openid, now } = context;
    const found = await findSession(context, session);
    if (!found.ok) return found;
    const { memberNo, open } = found.value;
    const till = await tillOf(context);
    const { storeId, receiptPrefix } = till.place;
    return store.transact({ openid, action: 'counter.exchange', requestId, content }, async (tx, requestKey) => {
      // Who sends a receipt again under a new request is answered as the first time, though it could not be exchanged again.
      const asKept = async (): Promise<Answer<ExchangeResult> | undefined> => {
        if (content.receipt === undefined) return undefined;
        const kept = await tx.sales.find(`${storeId}:${content.receipt}`);
        if (kept) return sameReceipt(store, kept, content);
        const back = await tx.returns.find(`${storeId}:${content.receipt}`);
        return back && refuse({ code: 'receipt_reused', receipt: back.receipt, at: back.occurredAt });
      };
      const collided = tx.collided('sales') || tx.collided('returns');
      const kept = collided ? await asKept() : undefined;
      if (kept) return kept;
      if (!open.ok) return (await asKept()) ?? open;
      const { seq } = await getAccount(tx, memberNo);
      const taken = collided ? { requestKey } : undefined;
      const name = content.receipt ?? receiptNumber('X', receiptPrefix, now, { memberNo, seq: seq + 1 }, taken);
      const decided = await decide(tx, till, memberNo, content, name);
      if (!decided.ok) return (await asKept()) ?? decided;
      const { exchange: made, original } = decided.value;
      writeAccount(tx, made);
      tx.sales.put(`${original.storeId}:${original.receipt}`, { ...original, ...made.original });
      tx.sales.insert(`${storeId}:${name}`, { ...made.sale, requestKey });
      tx.returns.insert(`${storeId}:${name}`, { ...made.return, requestKey });
      return accept(exchangeResult(made));
    });
  },
});

/** What an exchange would do, and not carried out. */
export const previewExchange = action<'counter', 'previewExchange'>({
  input: v.strictObject({ session: id, of: saleName, back: linesBack, lines: saleLines }),

  async run(context, { session, ...content }) {
    const found = await findSession(context, session);
    if (!found.ok) return found;
    const { memberNo, open } = found.value;
    if (!open.ok) return open;
    const till = await tillOf(context);
    const [decided] = await Promise.all([
      decide(context.store, till, memberNo, content, 'preview'),
      recordReadings(context, 'counter.previewExchange', [memberNo]),
    ]);
    return decided.ok ? accept(exchangeResult(decided.value.exchange)) : decided;
  },
});

async function decide(
  shelves: { [Name in 'accounts' | 'sales' | 'movements']: Pick<Transaction[Name], 'find' | 'where'> },
  till: Till,
  memberNo: MemberNo,
  { of, back, lines }: Exchanged,
  name: string,
): Promise<Answer<{ exchange: DecidedExchange; original: Kept<Sale> }>> {
  const { now, place, by, channel } = till;
  const known = knownCategories(till, lines);
  if (!known.ok) return known;
  const found = await findSale(shelves, memberNo, of);
  if (!found.ok) return found;
  const original = found.value;
  const account = await getAccount(shelves, memberNo);
  const decision = decideExchange({
    account,
    traits: NO_TRAITS,
    lapses: await readLapses(till, shelves.movements, account, [original]),
    sale: original,
    back,
    lines,
    counter: { storeId: place.storeId, entity: place.entity, staffId: by, receipt: name },
    channel,
    ...rulesOf(till),
    now,
  });
  return decision.ok ? accept({ exchange: decision.value, original }) : decision;
}

function exchangeResult({
  return: back,
  sale,
  movements,
  account,
  due,
  cash,
  carried,
  earned,
  reached,
  lost,
  pointsAfter,
}: DecidedExchange): ExchangeResult {
  return {
    receipt: sale.receipt,
    returned: back.refunded,
    paid: sale.paid,
    due,
    cash,
    carried,
    earned,
    reversed: back.reversed,
    restored: back.restored,
    owedAdded: owedBy(movements),
    pointsAfter,
    owedAfter: account.owed,
    tierAfter: account.tier,
    reached,
    rewardsLost: lost.map(rewardOf),
  };
}

/** The same receipt under a new request: the first answer again if it says the same, else a refusal. */
async function sameReceipt(
  store: Store,
  kept: Kept<Sale>,
  { of, back, lines }: Exchanged,
): Promise<Answer<ExchangeResult>> {
  const same = kept.contentHash === exchangeContentHash({ sale: of, back, lines });
  const first = same ? await store.requests.find(kept.requestKey) : undefined;
  if (!first) return refuse({ code: 'receipt_reused', receipt: kept.receipt, at: kept.occurredAt });
  return accept(first.answer as ExchangeResult);
}
