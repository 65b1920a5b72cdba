import {
  accept,
  addDays,
  addMonths,
  businessDayOf,
  draftHash,
  DryRun,
  parseRuleDraft,
  pointsForEvent,
  startOfBusinessDay,
  type Points,
} from '@vip-card/core';
import { action } from '@vip-card/cloud';
import * as v from 'valibot';
import { draftInput } from './draft-input';
import { oneInSoMany, readHistories } from './histories';

/**
 * Tries a draft on the bills of the last twelve months and notes that it was tried: publishing asks for that. What it found
 * is for the one who asked only. `config.json` asks for the minute that the largest chain takes.
 */
export const dryRun = action<'rules', 'dryRun'>({
  input: v.strictObject({ draft: draftInput }),

  async run({ store, staff, now, settings }, input) {
    const { chain, stores } = await settings();
    const parsed = parseRuleDraft(input.draft, { categories: chain.categories, stores });
    if (!parsed.ok) return parsed;
    const draft = parsed.value;
    const since = startOfBusinessDay(addDays(addMonths(businessDayOf(now), -12), 1));
    const oneIn = await oneInSoMany(store, stores, since);
    const run = new DryRun(draft, { since, until: now });
    for await (const { account, sales } of readHistories(store, { since, until: now, oneIn })) {
      run.addMember(account, sales);
    }
    const joined = await store.members.count({ joinedAt: store.command.gte(since) });
    const hash = draftHash(draft);
    await store.dryRuns.put(hash, { at: now, staffId: staff.staffId });
    const points = (joined * pointsForEvent(draft, 'join')) as Points;
    return accept({ hash, result: run.answer(), oneIn, joining: { members: joined, points } });
  },
});
