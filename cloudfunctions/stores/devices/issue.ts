import { accept } from '@vip-card/core';
import { action, id, requestId, text } from '@vip-card/cloud';
import * as v from 'valibot';
import { newDeviceId, newKey, withSecret } from './key';
import { storeInScope } from './scope';

const name = v.pipe(v.string(), v.trim(), text(40));

/** Registers a till of a store, with its first key. */
export const issueDevice = action<'stores', 'issueDevice'>({
  input: v.strictObject({ requestId, storeId: id, name }),

  async run({ store, staff, openid, now, settings }, { requestId, ...content }) {
    const place = storeInScope(await settings(), staff, content.storeId);
    if (!place.ok) return place;
    const { storeId } = place.value;
    const deviceId = newDeviceId();
    const key = newKey(now);
    const request = { openid, action: 'stores.issueDevice', requestId, content };
    const issued = await store.transact(request, (tx) => {
      const { name } = content;
      tx.devices.insert(deviceId, { deviceId, storeId, name, keys: [key], issuedBy: staff.staffId, issuedAt: now });
      return Promise.resolve(accept({ deviceId, keyId: key.keyId }));
    });
    return withSecret(store, issued);
  },
});
