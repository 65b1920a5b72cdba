import { accept, decidePublication, draftHash, parseRuleDraft } from '@vip-card/core';
import { action, epochMs, requestId, text } from '@vip-card/cloud';
import * as v from 'valibot';
import { draftInput } from './draft-input';
import { LEAD_MS, nameOfVersion, signed } from './versions';

/**
 * Publishes a draft as the next version. The version is the document's name, so that of two publishers at once one is
 * second: she is told who was first, and nothing of hers is written.
 */
export const publish = action<'rules', 'publish'>({
  input: v.strictObject({
    requestId,
    draft: draftInput,
    after: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(999_998)),
    effectiveFrom: epochMs,
    effectiveUntil: v.exactOptional(epochMs),
    note: text(200),
  }),

  async run({ store, staff, openid, now, settings }, { requestId, ...content }) {
    const { after, effectiveFrom, effectiveUntil, note } = content;
    const { chain, stores } = await settings();
    const draft = parseRuleDraft(content.draft, { categories: chain.categories, stores });
    if (!draft.ok) return draft;
    const [name, seenName] = [nameOfVersion(after + 1), nameOfVersion(after)];

    return store.transact({ openid, action: 'rules.publish', requestId, content }, async (tx) => {
      const seen = (await tx.ruleSets.find(seenName)) ?? (await tx.publications.find(seenName));
      const first = await tx.publications.find(name);
      const stored = await tx.ruleSets.find(name);
      const tried = await tx.dryRuns.find(draftHash(draft.value));
      const decided = decidePublication({
        draft: draft.value,
        after,
        effectiveFrom,
        effectiveUntil,
        note,
        by: signed(staff, now),
        seen: seen !== undefined || after === 0,
        taken: first?.published ?? (stored && { name: '', at: stored.effectiveFrom }),
        triedAt: tried?.at,
        leadMs: LEAD_MS,
      });
      if (!decided.ok) return decided;
      const { ruleSet } = decided.value;
      tx.publications.insert(name, decided.value);
      tx.ruleSets.insert(name, ruleSet);
      return accept({ version: ruleSet.version, effectiveFrom });
    });
  },
});
