import { people } from '../../shared/cloud/testing/seed';
import type { ShopFloor } from '../../shared/cloud/testing/shop-floor';
import { signatureOf } from '../signature';

/** What a till needs to sign. */
export interface Keys {
  deviceId: string;
  keyId: string;
  secret: string;
}

/** What a test does to a request between its signing and its sending, or to how it is signed. */
export interface Tampering {
  /** Sent in place of what was signed. */
  path?: string;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
  /** Signed and sent in place of now, or of a new one. */
  timestamp?: number;
  nonce?: string;
}

export interface Answered {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** Issues a device of a store, as HQ does. */
export async function issueDevice(shop: ShopFloor, storeId = 'jingan'): Promise<Keys> {
  return shop.get(people.hq, 'stores', 'issueDevice', { requestId: shop.request(), storeId, name: '1 号收银台' });
}

let count = 0;

/** A nonce that no request had. */
export function newNonce(): string {
  return `nonce-${String((count += 1)).padStart(16, '0')}`;
}

/** Signs a request with some keys and sends it. */
export async function send(
  shop: ShopFloor,
  { deviceId, keyId, secret }: Keys,
  request: { method?: string; path: string; query?: Record<string, string>; body?: unknown },
  tampering: Tampering = {},
): Promise<Answered> {
  const { method = 'POST', path, query = {}, body } = request;
  const timestamp = String(tampering.timestamp ?? (await shop.now()));
  const nonce = tampering.nonce ?? newNonce();
  const bytes = body === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(body));
  const signature = signatureOf(secret, { method, path, query: Object.entries(query), timestamp, nonce, body: bytes });
  const sentQuery = String(new URLSearchParams(tampering.query ?? query));
  const sentBody = tampering.body ?? body;
  const response = await fetch(`${shop.cloud.url}/http/pos${tampering.path ?? path}${sentQuery && `?${sentQuery}`}`, {
    method,
    headers: {
      'Content-Type': 'application/json',
      'X-Device-Id': deviceId,
      'X-Key-Id': keyId,
      'X-Timestamp': timestamp,
      'X-Nonce': nonce,
      'X-Signature': signature,
      ...tampering.headers,
    },
    ...(sentBody === undefined ? {} : { body: JSON.stringify(sentBody) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? {} : (JSON.parse(text) as Answered['body']),
  };
}
