import {
  accept,
  NO_TRAITS,
  openAccount,
  quoteSale,
  redeemable,
  redeemRuleOf,
  refuse,
  ruleSetInForce,
  spendablePoints,
  sumOf,
  type Account,
  type Fen,
  type MemberNo,
  type Points,
} from '@vip-card/core';
import { knownCategories, points as somePoints, rulesOf, type Answer, type Till } from '@vip-card/cloud';
import * as v from 'valibot';
import { fen, memberNo, paidWithPoints, points, tier } from './answer-parts';
import { countLookUp, judgeLookUps } from './attempts';
import { award } from './award';
import { tillOf, type PosContext } from './context';
import { anyMember, lines, storeId, type MemberAtTill } from './inputs';
import { operation } from './operation';
import { recognise } from './recognise';

/** What a bill would come to, without anything being sold. */
export const quote = operation({
  id: 'quote',
  method: 'POST',
  path: '/quote',
  summary: 'What a bill would earn, and what points could pay of it',
  description:
    'The same figures as the sale would have now. Without a member: what somebody would earn who joined for this bill. Whom a number names, a till may see 600 times in an hour.',
  tagged: false,
  input: v.strictObject({
    storeId,
    lines,
    member: v.exactOptional(anyMember),
    redeem: v.exactOptional(v.pipe(somePoints, v.description('Points that she wants to pay with; 0 when absent.'))),
  }),
  answer: v.strictObject({
    member: v.nullable(v.strictObject({ memberNo, tier, points, owed: points })),
    paid: fen,
    due: fen,
    redeemed: v.nullable(paidWithPoints),
    redeemable: paidWithPoints,
    award,
  }),

  async run(context, { lines, member, redeem = 0 as Points }) {
    const { now } = context;
    const till = await tillOf(context);
    const known = knownCategories(till, lines);
    if (!known.ok) return known;
    const found = member ? await findAccount(context, member) : accept(null);
    if (!found.ok) return found;
    const account = found.value ?? openAccount(0 as MemberNo);
    const quoted = quoteSale({
      account,
      traits: NO_TRAITS,
      ...rulesOf(till),
      counter: counterOf(till),
      channel: till.channel,
      lines,
      redeem,
      occurredAt: now,
      now,
    });
    if (!quoted.ok) return quoted;
    const { award, tender } = quoted.value;
    const paid = sumOf(lines.map((line) => line.paid));
    return accept({
      member: found.value && memberView(found.value, till),
      paid,
      due: (paid - (tender?.worth ?? 0)) as Fen,
      redeemed: tender && { points: tender.points, worth: tender.worth },
      redeemable: mostPaid(till, account, paid),
      award,
    });
  },
});

/** The account of whoever the till means. Who shows no code is counted, and every member who is shown is written down. */
async function findAccount(context: PosContext, member: MemberAtTill): Promise<Answer<Account>> {
  const { store, device, now } = context;
  const found = await recognise(context, member, now);
  if (!found.ok) return found;
  const { memberNo, by, allowed } = found.value;
  if (!allowed.ok) return allowed;
  const may = by === 'number' ? judgeLookUps(context) : accept(null);
  if (!may.ok) return may;
  const { deviceId: staffId, storeId } = device;
  const [account] = await Promise.all([
    store.accounts.find(String(memberNo)),
    store.auditLog.append({ at: now, staffId, storeId, action: 'pos.quote', memberNo }),
    by === 'number' ? countLookUp(context) : undefined,
  ]);
  return account ? accept(account) : refuse({ code: 'member_not_found' });
}

function memberView({ memberNo, tier, lots, owed }: Account, { now }: Till) {
  return { memberNo, tier, points: spendablePoints({ lots }, now), owed };
}

function counterOf({ place: { storeId, entity }, by }: Till) {
  return { storeId, entity, staffId: by, receipt: 'quote' };
}

/** The most that her points could pay of a bill. */
function mostPaid({ settings, now }: Till, account: Account, paid: Fen): { points: Points; worth: Fen } {
  const ruleSet = ruleSetInForce(settings.ruleSets, now);
  const rule = ruleSet && redeemRuleOf(ruleSet);
  if (!rule) return { points: 0 as Points, worth: 0 as Fen };
  return redeemable(rule, { paid, points: spendablePoints(account, now) });
}
