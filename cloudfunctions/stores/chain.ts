import { accept } from '@vip-card/core';
import { action, nothing } from '@vip-card/cloud';

/** The chain as everybody may see it. */
export const chain = action<'stores', 'chain'>({
  input: nothing,

  async run({ settings }) {
    const { chain, stores } = await settings();
    const { brand, consentVersion, categories, tiers, entities } = chain;
    return accept({
      brand,
      consentVersion,
      categories,
      tiers,
      ...(entities ? { entities } : {}),
      stores: stores.map(({ storeId, name, region, address, opensAt, closesAt, phone }) => ({
        storeId,
        name,
        region,
        address,
        opensAt,
        closesAt,
        phone,
      })),
    });
  },
});
