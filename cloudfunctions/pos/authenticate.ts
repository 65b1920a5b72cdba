import { accept, refuse, type EpochMs, type Result } from '@vip-card/core';
import type { Device, Store } from '@vip-card/cloud';
import type { HttpRequest } from './http';
import type { NotAdmitted } from './refusals';
import { isSignedWith } from './signature';

/** The headers of a signed request: what each of them looks like, and is. */
export const SIGNED_HEADERS = {
  'X-Device-Id': { like: /^[\w-]{1,64}$/, what: 'The device’s id.' },
  'X-Key-Id': { like: /^[\w-]{1,64}$/, what: 'The id of the device’s key that signs.' },
  'X-Timestamp': {
    like: /^\d{1,15}$/,
    what: 'The time of sending, in milliseconds since 1970, by the server’s clock.',
  },
  'X-Nonce': {
    like: /^[\w-]{16,64}$/,
    what: '16 to 64 letters, digits, - and _, made at random for this request alone.',
  },
  'X-Signature': { like: /^[\da-f]{64}$/i, what: 'HMAC-SHA256 of the request in hexadecimal; see the overview.' },
} as const;

type HeaderName = keyof typeof SIGNED_HEADERS;

/** A till's clock may be off by so much. */
export const TOLERATED_MS = 5 * 60_000;

/** Servers' clocks differ a little, too: a nonce is kept for longer than its timestamp is good. */
const NONCE_KEPT_MS = 2 * TOLERATED_MS;

/**
 * The device that signed a request, or why it is not believed. Two round trips: the device with its keys, read anew so that
 * a key is cut off the moment it is revoked, and the nonce, whose insert decides between two of the same. What is not signed
 * right leaves no trace.
 */
export async function authenticate(
  store: Store,
  request: HttpRequest,
  now: EpochMs,
): Promise<Result<Device, NotAdmitted>> {
  const read = readHeaders(request);
  if (!read.ok) return read;
  const headers = read.value;
  const timestamp = Number(headers['X-Timestamp']) as EpochMs;
  if (Math.abs(timestamp - now) > TOLERATED_MS) {
    return refuse({ code: 'clock_off', timestamp, toleratedMs: TOLERATED_MS });
  }
  const device = await store.devices.find(headers['X-Device-Id']);
  if (!device) return refuse({ code: 'device_unknown' });
  const key = device.keys.find(({ keyId }) => keyId === headers['X-Key-Id']);
  if (!key) return refuse({ code: 'key_unknown' });
  if (key.state === 'revoked') return refuse({ code: 'key_revoked', revokedAt: key.revokedAt });
  const { method, path, query, body } = request;
  const nonce = headers['X-Nonce'];
  const signed = { method, path, query, timestamp: headers['X-Timestamp'], nonce, body };
  if (!isSignedWith(key.secret, signed, headers['X-Signature'])) return refuse({ code: 'signature_wrong' });
  const dueAt = (timestamp + NONCE_KEPT_MS) as EpochMs;
  const first = (await store.nonces.insert(`${device.deviceId}:${nonce}`, { dueAt })) === 'inserted';
  return first ? accept(device) : refuse({ code: 'nonce_used' });
}

function readHeaders({ headers }: HttpRequest): Result<Record<HeaderName, string>, NotAdmitted> {
  const names = Object.keys(SIGNED_HEADERS) as HeaderName[];
  const wrong = names.find((name) => !SIGNED_HEADERS[name].like.test(headers[name.toLowerCase()] ?? ''));
  if (wrong !== undefined) return refuse({ code: 'signature_missing', header: wrong });
  const values = names.map((name) => [name, headers[name.toLowerCase()]]);
  return accept(Object.fromEntries(values) as Record<HeaderName, string>);
}
