import {
  accept,
  addDays,
  addMonths,
  businessDayOf,
  draftHash,
  DryRun,
  newestStanding,
  parseRuleDraft,
  pointsForEvent,
  startOfBusinessDay,
  type Points,
  type RuleSet,
} from '@vip-card/core';
import { action } from '@vip-card/cloud';
import * as v from 'valibot';
import { draftInput } from './draft-input';
import { oneInSoMany, readHistories } from './histories';

/** What a chain gives that has no rules yet. */
const NO_RULES = { version: 0, rules: [] } as const satisfies Pick<RuleSet, 'version' | 'rules'>;

/**
 * Tries a draft on the bills of the last twelve months, beside the newest version that stands, and notes that it was tried:
 * publishing asks for that. What it found is for the one who asked only. `config.json` asks for the minute that the largest
 * chain takes.
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
    // Read from the database itself, as `history` does: somebody may have published a moment ago.
    const standing = newestStanding(await store.ruleSets.where({}, { limit: 1000 }), now) ?? NO_RULES;
    const run = new DryRun(draft, standing, { since, until: now });
    for await (const { account, sales } of readHistories(store, { since, until: now, oneIn })) {
      run.addMember(account, sales);
    }
    const joined = await store.members.count({ joinedAt: store.command.gte(since) });
    const hash = draftHash(draft);
    await store.dryRuns.put(hash, { at: now, staffId: staff.staffId });
    const forJoining = (rules: Pick<RuleSet, 'rules'>): Points => (joined * pointsForEvent(rules, 'join')) as Points;
    return accept({
      hash,
      standing: standing.version,
      result: run.answer(),
      oneIn,
      joining: { members: joined, standing: forJoining(standing), draft: forJoining(draft) },
    });
  },
});
