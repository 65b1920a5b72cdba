import type { RuleSet } from '../points-rules/rule-set';
import { parseRuleSet, type RuleSetInvalid } from '../points-rules/schema';
import { accept, refuse, type Result } from '../result';
import type { EpochMs } from '../units';
import type { RuleDraft } from './draft';

/** Who of the staff did something to a rule set, and when. */
export interface Signed {
  staffId: string;
  name: string;
  at: EpochMs;
}

/**
 * How a rule set came to be, kept beside it under the same version: the rule set itself never changes, and its hash is of
 * the rules alone. A version that was withdrawn keeps its number, so that no number ever means two things.
 */
export interface Publication {
  ruleSet: RuleSet;
  note: string;
  published: Signed;
  withdrawn: Signed | null;
}

export interface PublishFacts {
  draft: RuleDraft;
  /** The newest version that the publisher has seen: hers is the one after it. */
  after: number;
  /** The version that her draft was begun from, and the one that stands now. */
  basedOn: number;
  newest: { version: number; name: string; at: EpochMs } | undefined;
  /** Whether she was shown that they are not the same, and wants it so. */
  overrule: boolean;
  effectiveFrom: EpochMs;
  effectiveUntil: EpochMs | undefined;
  note: string;
  by: Signed;
  /** Whether the version that she has seen exists, and who published the one after it in the meantime. */
  seen: boolean;
  taken: { name: string; at: EpochMs } | undefined;
  /** When exactly this content was last tried on the bills of the past; undefined for never. */
  triedAt: EpochMs | undefined;
  /** How long a rule set has to be stored before it takes effect. */
  leadMs: number;
}

/** A dry run speaks for a draft for so long: bills go on being written. */
const DRY_RUN_HOURS = 24;

const HOUR_MS = 3_600_000;

export type PublishRefusal =
  | { code: 'rules_not_found'; version: number }
  | { code: 'rules_version_taken'; version: number; name: string; at: EpochMs }
  | { code: 'rules_draft_outdated'; basedOn: number; newest: number; name: string; at: EpochMs }
  | { code: 'dry_run_required'; hours: number }
  | { code: 'effective_too_soon'; earliest: EpochMs }
  | RuleSetInvalid;

/** Decides a publication: the next version, undoing none unseen, tried out as it is, stored before it takes effect. */
export function decidePublication(facts: PublishFacts): Result<Publication, PublishRefusal> {
  const { draft, after, basedOn, newest, effectiveFrom, effectiveUntil, note, by, taken, triedAt } = facts;
  const version = after + 1;
  if (taken) return refuse({ code: 'rules_version_taken', version, ...taken });
  if (!facts.seen) return refuse({ code: 'rules_not_found', version: after });
  if (newest && newest.version !== basedOn && !facts.overrule) {
    const { name, at } = newest;
    return refuse({ code: 'rules_draft_outdated', basedOn, newest: newest.version, name, at });
  }
  if (triedAt === undefined || triedAt + DRY_RUN_HOURS * HOUR_MS <= by.at) {
    return refuse({ code: 'dry_run_required', hours: DRY_RUN_HOURS });
  }
  const earliest = (by.at + facts.leadMs) as EpochMs;
  if (effectiveFrom < earliest) return refuse({ code: 'effective_too_soon', earliest });
  const sealed = parseRuleSet({
    ...draft,
    version,
    effectiveFrom,
    ...(effectiveUntil === undefined ? {} : { effectiveUntil }),
  });
  return sealed.ok ? accept({ ruleSet: sealed.value, note, published: by, withdrawn: null }) : sealed;
}

export type WithdrawRefusal =
  | { code: 'rules_withdrawn'; version: number; name: string; at: EpochMs }
  | { code: 'rules_in_effect'; version: number; effectiveFrom: EpochMs };

/** Decides to take a version back that is not in effect yet, and that nothing may be evaluating by already. */
export function decideWithdrawal(
  publication: Publication,
  { by, leadMs }: { by: Signed; leadMs: number },
): Result<Publication, WithdrawRefusal> {
  const { ruleSet, withdrawn } = publication;
  const { version, effectiveFrom } = ruleSet;
  if (withdrawn) return refuse({ code: 'rules_withdrawn', version, name: withdrawn.name, at: withdrawn.at });
  if (effectiveFrom < by.at + leadMs) return refuse({ code: 'rules_in_effect', version, effectiveFrom });
  return accept({ ...publication, withdrawn: by });
}
