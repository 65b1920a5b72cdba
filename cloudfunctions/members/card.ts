import { cardView, type Account, type CardView, type Member, type MemberNo } from '@vip-card/core';
import type { Context } from '@vip-card/cloud';

/** The card of a member and an account that were just read or written. */
export async function cardOf(context: Context, member: Member, account: Account): Promise<CardView> {
  const { tiers, stores } = await context.settings();
  return cardView({ member, account, tiers, stores, now: context.now });
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
