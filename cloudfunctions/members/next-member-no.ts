import type { MemberNo } from '@vip-card/core';
import type { Store } from '@vip-card/cloud';

const FIRST = 80260001;

/** A member number that nobody else gets: one atomic increment, outside any transaction. Numbers of failed joinings stay unused. */
export async function nextMemberNo(store: Store): Promise<MemberNo> {
  const next = await store.counters.increment('memberNo', 'next');
  if (next !== undefined) return next as MemberNo;
  // The very first member: whoever makes the counter, all go on from it.
  await store.counters.insert('memberNo', { next: FIRST - 1 });
  return nextMemberNo(store);
}
