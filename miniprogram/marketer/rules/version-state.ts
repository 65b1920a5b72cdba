import { newestStanding, ruleSetInForce, type EpochMs, type RuleVersion } from '@vip-card/core';

export type VersionState = 'inForce' | 'upcoming' | 'over' | 'withdrawn';

/** What each version is at an instant. */
export function versionStates(versions: readonly RuleVersion[], now: EpochMs): (version: RuleVersion) => VersionState {
  const current = ruleSetInForce(counted(versions), now)?.version;
  return ({ ruleSet: { version, effectiveFrom }, withdrawn }) => {
    if (withdrawn) return 'withdrawn';
    if (version === current) return 'inForce';
    return effectiveFrom > now ? 'upcoming' : 'over';
  };
}

/** The version that a draft begins from, and is compared with. */
export function newestOf(versions: readonly RuleVersion[], now: EpochMs): RuleVersion | undefined {
  const newest = newestStanding(counted(versions), now);
  return versions.find(({ ruleSet }) => ruleSet === newest);
}

function counted(versions: readonly RuleVersion[]): RuleVersion['ruleSet'][] {
  return versions.filter(({ withdrawn }) => withdrawn === null).map(({ ruleSet }) => ruleSet);
}
