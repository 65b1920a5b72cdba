import { writeChain, type Documents, type Store as DocumentStore } from '@vip-card/cloud';
import { DEFAULT_POLICIES, sealRuleSet, type EpochMs, type Fen } from '@vip-card/core';

/** The one store through whose counter all invoices go, and its clerks, one for each till. */
export const CLERKS: readonly string[] = Array.from({ length: 8 }, (_, till) => `replay-clerk-${till + 1}`);
export const CONSENT_VERSION = 'replay';

const STORE = { storeId: 'replay', name: 'Replay', regionId: 'replay', entity: 'replay', receiptPrefix: 'R' };

/**
 * Sets up a chain of one store under a plain rule set: one point per whole yuan paid, no multipliers, no expiry. Again over
 * the same data folder, it changes nothing.
 */
export async function setUpShop(store: DocumentStore): Promise<void> {
  // The last clerk's sign-in is written last: a set-up that was cut short is done again.
  if (await store.signIns.find(CLERKS[CLERKS.length - 1] ?? '')) return;
  const ruleSet = sealRuleSet({
    version: 1,
    effectiveFrom: 0 as EpochMs,
    expiry: { mode: 'never' },
    pendingDays: 0,
    rules: [{ id: 'base', kind: 'base-earn', perYuan: { numerator: 1, denominator: 1 } }],
  });
  const clerk = (staffId: string): Documents['staff'] => ({
    staffId,
    name: staffId,
    role: 'clerk',
    scope: { kind: 'store', storeId: STORE.storeId },
    store: STORE,
    openid: staffId,
    since: 0 as EpochMs,
    dismissedAt: null,
  });
  await writeChain(store, {
    chain: {
      brand: { zh: 'Replay', en: 'Replay' },
      consentVersion: CONSENT_VERSION,
      categories: [{ id: 'all', zh: '全部', en: 'All' }],
      tiers: [{ tier: 'linen', from: 0 as Fen }],
      // Its till settles years of invoices, which a chain at work allows for days.
      policies: { ...DEFAULT_POLICIES, settleDays: 36_525 },
      entity: STORE.entity,
      regions: [{ regionId: STORE.regionId, name: 'Replay' }],
    },
    stores: [{ ...STORE, region: 'Replay', address: '', opensAt: '00:00', closesAt: '24:00', phone: '' }],
    ruleSets: [ruleSet],
    staff: CLERKS.map(clerk),
  });
}
