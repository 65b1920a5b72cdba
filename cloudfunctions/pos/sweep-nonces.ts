import type { JobContext, JobReport } from '@vip-card/cloud';

/** Forgets the nonces whose requests would be too old to be believed anyway. */
export async function sweepNonces({ store, now }: JobContext): Promise<JobReport> {
  return { done: await store.nonces.remove({ dueAt: store.command.lte(now) }), failed: 0 };
}
