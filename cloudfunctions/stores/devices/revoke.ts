import { accept, refuse } from '@vip-card/core';
import { action, id, requestId, type DeviceKey } from '@vip-card/cloud';
import * as v from 'valibot';
import { deviceView, storeInScope } from './scope';

/** Cuts a key off at once, and forgets its secret. */
export const revokeDeviceKey = action<'stores', 'revokeDeviceKey'>({
  input: v.strictObject({ requestId, deviceId: id, keyId: id }),

  async run({ store, staff, openid, now, settings }, { requestId, ...content }) {
    const { deviceId, keyId } = content;
    const known = await settings();
    return store.transact({ openid, action: 'stores.revokeDeviceKey', requestId, content }, async (tx) => {
      const device = await tx.devices.find(deviceId);
      if (!device) return refuse({ code: 'device_not_found' });
      const place = storeInScope(known, staff, device.storeId);
      if (!place.ok) return place;
      const key = device.keys.find((each) => each.keyId === keyId);
      if (key?.state !== 'valid') return refuse({ code: 'device_key_not_found' });
      const { createdAt } = key;
      const revoked: DeviceKey = { keyId, createdAt, state: 'revoked', revokedAt: now };
      const changed = { ...device, keys: device.keys.map((each) => (each.keyId === keyId ? revoked : each)) };
      tx.devices.put(deviceId, changed);
      return accept(deviceView(changed, known));
    });
  },
});
