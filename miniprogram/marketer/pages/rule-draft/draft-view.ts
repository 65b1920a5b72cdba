import type { EpochMs, RuleDraft, RuleVersion } from '@vip-card/core';
import { whole } from '../../../copy/figures';
import { sayRule } from '../../copy/rule-words';
import { awardRows, type AwardRows } from '../../rules/award-rows';
import { diffLines } from '../../rules/diff-lines';
import { addable, lifeFields, type AddableKind } from '../../rules/draft-edits';
import { awardOfExample, exampleFields, type Example } from '../../rules/example-bill';
import { fieldViews, type FieldView, type Troubles } from '../../rules/field-view';
import { optionNames, placesOf, ruleNames, type RuleWording } from '../../rules/names';
import { outdatedView, type OutdatedView } from '../../rules/outdated';
import { ruleFields } from '../../rules/rule-fields';
import { newestOf, versionStates } from '../../rules/version-state';

/** Everything that the page knows. */
export interface DraftState {
  draft: RuleDraft;
  /** The version that it was begun from; all versions that there are, and when they were read. */
  from: number;
  versions: readonly RuleVersion[];
  readAt: EpochMs;
  /** The rule whose fields are open; -1 for none. */
  open: number;
  /** The bill that is shown: as she wrote it, or as shows what the open rule does. */
  example: Example;
  written: Example;
  troubles: { rule: Troubles; life: Troubles; example: Troubles };
}

export interface DraftView {
  from: string;
  /** Where the draft is not of the newest version. */
  outdated: OutdatedView | null;
  rules: { id: string; sentence: string; open: boolean; first: boolean; last: boolean }[];
  /** The fields of the rule that is open. */
  fields: FieldView[];
  addable: { kind: AddableKind; label: string }[];
  life: FieldView[];
  expiry: string;
  example: FieldView[];
  /** The bill in a few words, beside its points, where the form above is long. */
  live: string;
  /** Null when the ratios are too fine to be exact. */
  award: (AwardRows & { points: string }) | null;
  /** What the bill earns by the newest version, where the draft gives other points; else empty. */
  before: string;
  /** Which version the draft is compared with: the newest. */
  against: string;
  diff: string[];
  /** What stands in the way of trying it; empty when nothing does. */
  obstacle: string;
}

export function draftView(state: DraftState, wording: RuleWording): DraftView {
  const { draft, open, troubles, versions, readAt } = state;
  const newest = newestOf(versions, readAt)?.ruleSet;
  const { marketer, chain } = wording;
  const places = placesOf(chain);
  const names = ruleNames(wording);
  const views = (fields: Parameters<typeof fieldViews>[0], wrong: Troubles): FieldView[] =>
    fieldViews(fields, wrong, optionNames(wording), marketer);
  const opened = draft.rules[open];
  const award = awardOfExample(draft, state.example);
  const before = newest && awardOfExample(newest, state.example);
  return {
    from: marketer.draft.from(state.from, stateName(state, state.from, wording)),
    outdated: outdatedView(state.from, versions, readAt, wording),
    rules: draft.rules.map((rule, index) => ({
      id: rule.id,
      sentence: sayRule(marketer.rules.sentences, rule, names),
      open: index === open,
      first: index === 0,
      last: index === draft.rules.length - 1,
    })),
    fields: opened ? views(ruleFields(opened, places), troubles.rule) : [],
    addable: addable(draft).map((kind) => ({ kind, label: marketer.draft.kinds[kind] ?? kind })),
    life: views(lifeFields(draft), troubles.life),
    expiry: marketer.rules.expiryMode(draft.expiry),
    example: views(exampleFields(state.example, places), troubles.example),
    live: marketer.draft.live(
      state.example.paid,
      wording.category(state.example.category),
      wording.main.tiers[state.example.tier],
    ),
    award: award ? { ...awardRows(award, wording), points: whole(award.total) } : null,
    before: award && before && before.total !== award.total ? whole(before.total) : '',
    against: newest ? marketer.draft.against(newest.version) : '',
    diff: newest ? diffLines(newest, draft, wording) : [],
    obstacle: obstacle(state, award !== undefined, wording),
  };
}

/** What a version is now: in force, not yet. */
export function stateName(
  { versions, readAt }: Pick<DraftState, 'versions' | 'readAt'>,
  version: number,
  { marketer }: RuleWording,
): string {
  const found = versions.find(({ ruleSet }) => ruleSet.version === version);
  return found ? marketer.history[versionStates(versions, readAt)(found)] : '';
}

function obstacle(
  { draft, troubles }: DraftState,
  isExact: boolean,
  { marketer: { draft: words } }: RuleWording,
): string {
  if (!draft.rules.some(({ kind }) => kind === 'base-earn')) return words.noBase;
  if (Object.keys(troubles.rule).length + Object.keys(troubles.life).length > 0) return words.fix;
  return isExact ? '' : words.noAward;
}
