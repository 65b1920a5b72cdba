import { accept, cardView, type Account, type CardView, type Member, type MemberNo } from '@vip-card/core';
import type { Answer, Context, Transaction, WriteRequest } from '@vip-card/cloud';

/** The card of a member and an account that were just read or written. */
export async function cardOf(context: Context, member: Member, account: Account): Promise<CardView> {
  const { tiers, stores } = await context.settings();
  return cardView({ member, account, tiers, stores, now: context.now });
}

/**
 * Carries out a request that answers the member's card. Its record is kept for ever and holds the card without the secret:
 * a replay adds the one that the member has by then.
 */
export async function transactCard(
  context: Context,
  request: WriteRequest,
  decide: (tx: Transaction) => Promise<Answer<{ member: Member; account: Account }>>,
): Promise<Answer<CardView>> {
  const { store } = context;
  let decided: { kept: Omit<CardView, 'secret'>; secret: string } | undefined;
  const answer = await store.transact<Omit<CardView, 'secret'>>(request, async (tx) => {
    const decision = await decide(tx);
    if (!decision.ok) return decision;
    const { secret, ...kept } = await cardOf(context, decision.value.member, decision.value.account);
    decided = { kept, secret };
    return accept(kept);
  });
  if (!answer.ok) return answer;
  // What was decided for a request that turned out to be a replay was never written, its secret neither.
  if (decided?.kept === answer.value) return accept({ ...answer.value, secret: decided.secret });
  const { member } = await getMember(store, answer.value.memberNo);
  return accept({ ...answer.value, secret: member.card.secret });
}

/** Both documents of a member that an identity points to; that they are missing is a fault. */
export async function getMember(
  shelves: { members: Finds<Member>; accounts: Finds<Account> },
  memberNo: MemberNo,
): Promise<{ member: Member; account: Account }> {
  const member = await shelves.members.find(String(memberNo));
  const account = await shelves.accounts.find(String(memberNo));
  if (!member || !account) throw new Error(`member ${memberNo} is incomplete`);
  return { member, account };
}

interface Finds<Doc> {
  find(id: string): Promise<Doc | undefined>;
}
