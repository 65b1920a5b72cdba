import { accept, type RuleVersion } from '@vip-card/core';
import { action, nothing } from '@vip-card/cloud';

/** All versions there ever were, read from the database itself: somebody may have published one a moment ago. */
export const history = action<'rules', 'history'>({
  input: nothing,

  async run({ store }) {
    const everything = { limit: 1000, order: [['_id', 'desc']] } as const;
    const [ruleSets, publications] = await Promise.all([
      store.ruleSets.where({}, everything),
      store.publications.where({}, everything),
    ]);
    const versions = new Map<number, RuleVersion>();
    for (const ruleSet of ruleSets) {
      versions.set(ruleSet.version, { ruleSet, note: '', published: null, withdrawn: null });
    }
    for (const { ruleSet, note, published, withdrawn } of publications) {
      versions.set(ruleSet.version, {
        ruleSet,
        note,
        published: { name: published.name, at: published.at },
        withdrawn: withdrawn && { name: withdrawn.name, at: withdrawn.at },
      });
    }
    return accept({ versions: [...versions.values()].sort((a, b) => b.ruleSet.version - a.ruleSet.version) });
  },
});
