import type { EpochMs, Policies, RuleSet, TierThreshold } from '@vip-card/core';
import type { Chain, StoreRecord } from './documents';
import type { Store } from './store';

/** What changes seldom and every action needs: the chain, its stores, its rule sets. */
export interface Settings {
  chain: Chain;
  stores: readonly StoreRecord[];
  ruleSets: readonly RuleSet[];
  tiers: readonly TierThreshold[];
  policies: Policies;
}

/**
 * A warm instance may work with settings of this age. Rule sets never change once stored, so a new one has only to be
 * stored this long before it takes effect.
 */
export const SETTINGS_AGE_MS = 60_000;

const known = new WeakMap<Store, { at: EpochMs; settings: Settings }>();

/** The settings, read anew when the instance's copy is older than a minute. */
export async function settingsOf(store: Store, now: EpochMs): Promise<Settings> {
  const copy = known.get(store);
  if (copy && copy.at <= now && now < copy.at + SETTINGS_AGE_MS) return copy.settings;
  const [chain, stores, ruleSets] = await Promise.all([
    store.chain.find('chain'),
    store.stores.where({}, { limit: 1000, order: [['_id', 'asc']] }),
    store.ruleSets.where({}, { limit: 1000, order: [['_id', 'asc']] }),
  ]);
  if (!chain) throw new Error('the chain has not been set up: collection chain, document chain');
  const settings: Settings = { chain, stores, ruleSets, tiers: chain.tiers, policies: chain.policies };
  known.set(store, { at: now, settings });
  return settings;
}
