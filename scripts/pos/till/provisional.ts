import type { BillMember, EpochMs, Fen, MemberNo, Points, SaleLine } from '@vip-card/core';
import type { Engine } from './engine';
import type { KnownMembers } from './known-members';
import type { RuleBundle } from './rule-book';

/** Points that a till computed by itself. They are what it shows; the server's are what counts. */
export interface Provisional {
  points: number;
  ruleSetVersion: number;
}

export interface OwnReckoning {
  engine: Engine;
  bundle: RuleBundle | undefined;
  members: KnownMembers;
  storeId: string;
}

/** What a bill would earn as far as a till can know; null when it carries no rules for that moment. */
export function provisionalPoints(
  { engine, bundle, members, storeId }: OwnReckoning,
  memberNo: MemberNo | null,
  lines: readonly SaleLine[],
  at: EpochMs,
): Provisional | null {
  const rules = bundle && engine.ruleSetInForce(bundle.ruleSets, at);
  if (!rules) return null;
  const member = (memberNo === null ? undefined : members.find(memberNo, at)) ?? stranger(bundle);
  const award = engine.engineOf(rules)({ lines, at, storeId, channel: 'store', member });
  return { points: award.total, ruleSetVersion: award.ruleSetVersion };
}

/** Who is not known here counts as having come before, in the first tier: nothing is promised that may not be kept. */
function stranger({ tiers }: RuleBundle): BillMember {
  const [none, nothing] = [0 as Points, 0 as Fen];
  return {
    tier: tiers[0]?.tier ?? 'linen',
    birthMonth: null,
    segments: [],
    purchases: 1,
    earned: { day: none, month: none, year: none, lifetime: none },
    spent: { month: nothing, year: nothing, lifetime: nothing },
    milestones: [],
  };
}
