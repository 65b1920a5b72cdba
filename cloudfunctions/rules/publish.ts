import {
  accept,
  decidePublication,
  draftHash,
  newestStanding,
  parseRuleDraft,
  type PublishFacts,
  type RuleSet,
} from '@vip-card/core';
import { action, epochMs, requestId, text, wholeNumber, type Transaction } from '@vip-card/cloud';
import * as v from 'valibot';
import { draftInput } from './draft-input';
import { LEAD_MS, nameOfVersion, signed } from './versions';

/**
 * Publishes a draft as the next version. The version is the document's name, so that of two publishers at once one is
 * second: she is told who was first, and nothing of hers is written. So is who would undo a version that she did not begin
 * from, until she says that she means to.
 */
export const publish = action<'rules', 'publish'>({
  input: v.strictObject({
    requestId,
    draft: draftInput,
    after: wholeNumber(0, 999_998),
    basedOn: wholeNumber(0, 999_998),
    overrule: v.exactOptional(v.boolean()),
    effectiveFrom: epochMs,
    effectiveUntil: v.exactOptional(epochMs),
    note: text(200),
  }),

  async run({ store, staff, openid, now, settings }, { requestId, ...content }) {
    const { after, basedOn, overrule = false, effectiveFrom, effectiveUntil, note } = content;
    const { chain, stores } = await settings();
    const draft = parseRuleDraft(content.draft, { categories: chain.categories, stores });
    if (!draft.ok) return draft;
    const [name, seenName] = [nameOfVersion(after + 1), nameOfVersion(after)];

    return store.transact({ openid, action: 'rules.publish', requestId, content }, async (tx) => {
      const ruleSets = await tx.ruleSets.where({}, { limit: 1000 });
      const stored = ruleSets.find(({ version }) => version === after + 1);
      const first = await tx.publications.find(name);
      const seen = ruleSets.some(({ version }) => version === after) || (await tx.publications.find(seenName));
      const tried = await tx.dryRuns.find(draftHash(draft.value));
      const decided = decidePublication({
        draft: draft.value,
        after,
        basedOn,
        newest: await withPublisher(tx, newestStanding(ruleSets, now)),
        overrule,
        effectiveFrom,
        effectiveUntil,
        note,
        by: signed(staff, now),
        seen: Boolean(seen) || after === 0,
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

/** A version, who published it and when; what the chain was set up with has nobody's name. */
async function withPublisher(tx: Transaction, ruleSet: RuleSet | undefined): Promise<PublishFacts['newest']> {
  if (!ruleSet) return undefined;
  const { version, effectiveFrom } = ruleSet;
  const { name, at } = (await tx.publications.find(nameOfVersion(version)))?.published ?? {
    name: '',
    at: effectiveFrom,
  };
  return { version, name, at };
}
