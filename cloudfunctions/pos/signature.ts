import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What a signature covers, as it was sent. */
export interface SignedRequest {
  method: string;
  /** As the API's document names it, without what the gateway puts before it: `/sales`. */
  path: string;
  /** Decoded. */
  query: readonly (readonly [name: string, value: string])[];
  timestamp: string;
  nonce: string;
  body: Uint8Array;
}

/** Says what is signed and how, and so that a later way of signing cannot be mistaken for this one. */
const SCHEME = 'VIPCARD-HMAC-SHA256';

/** The one text for a request that both sides sign: seven lines, without a line feed at the end. */
export function canonicalRequest({ method, path, query, timestamp, nonce, body }: SignedRequest): string {
  const pairs = query.map(([name, value]) => [percentEncoded(name), percentEncoded(value)].join('=')).sort();
  const bodyHash = createHash('sha256').update(body).digest('hex');
  return [SCHEME, method.toUpperCase(), path, pairs.join('&'), timestamp, nonce, bodyHash].join('\n');
}

/** The signature of a request: HMAC-SHA256, hexadecimal. The key is the secret's text as it was shown. */
export function signatureOf(secret: string, request: SignedRequest): string {
  return createHmac('sha256', secret).update(canonicalRequest(request)).digest('hex');
}

/** Whether a request was signed so, in a time that does not tell how much of it was right. */
export function isSignedWith(secret: string, request: SignedRequest, signature: string): boolean {
  const expected = Buffer.from(signatureOf(secret, request));
  const given = Buffer.from(signature.toLowerCase());
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** RFC 3986: all but letters, digits and `-._~` as `%XX` of its UTF-8. */
function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
