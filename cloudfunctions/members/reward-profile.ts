import { decideEventPoints, type Account, type EpochMs, type Member } from '@vip-card/core';
import { writeAccount, type Settings, type Transaction } from '@vip-card/cloud';

/** Gives what the rules promise for a complete profile, once: a name, a phone number and a home store. */
export function rewardProfile(
  tx: Transaction,
  facts: { member: Member; account: Account; settings: Settings; now: EpochMs },
): Account {
  const { member, account, settings, now } = facts;
  if (member.name === '' || member.phone === null || member.homeStoreId === null) return account;
  const { ruleSets, chain } = settings;
  const place = { storeId: member.homeStoreId, entity: chain.entity };
  const rewarded = decideEventPoints({ account, event: 'profile-complete', ruleSets, ...place, now });
  if (rewarded.movements.length > 0) writeAccount(tx, rewarded);
  return rewarded.account;
}
