import { draftOf, type RuleDraft, type RuleSet } from '@vip-card/core';

const key = 'rule-draft-1';

/** The draft on this phone, and the version that it began from. */
export interface KeptRuleDraft {
  from: number;
  draft: RuleDraft;
}

/** The draft that was begun on this phone; undefined when there is none. */
export function keptRuleDraft(): KeptRuleDraft | undefined {
  const kept: unknown = wx.getStorageSync(key);
  return typeof kept === 'object' && kept !== null && 'draft' in kept ? (kept as KeptRuleDraft) : undefined;
}

export function keepRuleDraft(kept: KeptRuleDraft): void {
  wx.setStorageSync(key, kept);
}

/** Begins a draft with what a version says. */
export function beginRuleDraft(ruleSet: RuleSet): KeptRuleDraft {
  const kept = { from: ruleSet.version, draft: draftOf(ruleSet) };
  keepRuleDraft(kept);
  return kept;
}

export function dropRuleDraft(): void {
  wx.removeStorageSync(key);
}
