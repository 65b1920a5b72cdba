import { accept, covers, refuse, type DeviceView } from '@vip-card/core';
import type { Answer, Device, Settings, SignIn, StoreRecord } from '@vip-card/cloud';

/** A store whose tills the caller may issue and cut off: HQ every store's, a manager her own's. */
export function storeInScope({ stores }: Settings, { scope }: SignIn, storeId: string): Answer<StoreRecord> {
  const place = stores.find((each) => each.storeId === storeId);
  if (!place) return refuse({ code: 'store_not_found' });
  return covers(scope, place) ? accept(place) : refuse({ code: 'other_store', storeName: place.name });
}

/** A till as those who look after it see it. */
export function deviceView({ deviceId, storeId, name, issuedAt, keys }: Device, { stores }: Settings): DeviceView {
  return {
    deviceId,
    store: { storeId, name: stores.find((each) => each.storeId === storeId)?.name ?? storeId },
    name,
    issuedAt,
    keys: keys.map((key) => ({
      keyId: key.keyId,
      createdAt: key.createdAt,
      revokedAt: key.state === 'revoked' ? key.revokedAt : null,
    })),
  };
}
