import { accept, refuse, type EpochMs, type IssuedKey } from '@vip-card/core';
import type { Answer, Device, DeviceKey, Store } from '@vip-card/cloud';
import { randomBytes } from 'node:crypto';

/** A new key: 256 bits that nobody guesses, in 43 characters that go through every settings page. */
export function newKey(now: EpochMs): DeviceKey {
  const secret = randomBytes(32).toString('base64url');
  return { keyId: `key-${randomBytes(6).toString('hex')}`, createdAt: now, state: 'valid', secret };
}

/** A new device's id. */
export function newDeviceId(): string {
  return `till-${randomBytes(6).toString('hex')}`;
}

/**
 * A key with its secret, for whoever had it issued. The secret is in no record of a request: a retry after a lost answer
 * reads it from the device, as long as the key is valid.
 */
export async function withSecret(
  store: Store,
  issued: Answer<{ deviceId: string; keyId: string }>,
): Promise<Answer<IssuedKey>> {
  if (!issued.ok) return issued;
  const { deviceId, keyId } = issued.value;
  const device = await store.devices.find(deviceId);
  const key = device?.keys.find((each) => each.keyId === keyId);
  return key?.state === 'valid'
    ? accept({ deviceId, keyId, secret: key.secret })
    : refuse({ code: 'device_key_not_found' });
}

/** How many keys a device may sign with. */
export function validKeys({ keys }: Device): number {
  return keys.filter(({ state }) => state === 'valid').length;
}
