import { accept, refuse } from '@vip-card/core';
import { action, id, requestId, type DeviceKey } from '@vip-card/cloud';
import * as v from 'valibot';
import { newKey, validKeys, withSecret } from './key';
import { storeInScope } from './scope';

/** While one key takes the other's place, a till may sign with both. */
const VALID_AT_ONCE = 2;

/** What was revoked long ago is forgotten: nobody asks for it after years. */
const KEYS_KEPT = 20;

function withoutOldest(keys: readonly DeviceKey[]): readonly DeviceKey[] {
  const oldest = keys.length < KEYS_KEPT ? undefined : keys.find(({ state }) => state === 'revoked');
  return keys.filter((each) => each !== oldest);
}

/** Issues a till another key beside the one in use, so that it goes on selling until the new one is entered. */
export const rotateDeviceKey = action<'stores', 'rotateDeviceKey'>({
  input: v.strictObject({ requestId, deviceId: id }),

  async run({ store, staff, openid, now, settings }, { requestId, deviceId }) {
    const known = await settings();
    const key = newKey(now);
    const request = { openid, action: 'stores.rotateDeviceKey', requestId, content: { deviceId } };
    const issued = await store.transact(request, async (tx) => {
      const device = await tx.devices.find(deviceId);
      if (!device) return refuse({ code: 'device_not_found' });
      const place = storeInScope(known, staff, device.storeId);
      if (!place.ok) return place;
      const valid = validKeys(device);
      if (valid >= VALID_AT_ONCE) return refuse({ code: 'device_keys_full', valid });
      tx.devices.put(deviceId, { ...device, keys: [...withoutOldest(device.keys), key] });
      return accept({ deviceId, keyId: key.keyId });
    });
    return withSecret(store, issued);
  },
});
