import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { signatureOf } from '../../cloudfunctions/pos/signature';
import type { ClockTrouble, ServerClock } from './clock';

/** What a till was issued. */
export interface TillKeys {
  deviceId: string;
  keyId: string;
  secret: string;
}

/** Why not, in both languages, as the server or this program says it. */
export interface Reason {
  code: string;
  zh: string;
  en: string;
}

/** How a request went. Only `done` and `refused` are the server's last word on it. */
export type Outcome =
  | { kind: 'done'; value: unknown; tag: string | null }
  /** What the caller has is still so. */
  | { kind: 'unchanged' }
  | { kind: 'refused'; reason: Reason }
  /** Nothing that this till sends is taken until somebody puts its registration, its key or its settings right. */
  | { kind: 'not_admitted'; reason: Reason }
  /** Nothing was recorded, or nobody can say: the same may be sent again. */
  | { kind: 'busy'; reason: Reason; retryAfterMs: number }
  /** Perhaps it came in, perhaps not. */
  | { kind: 'unreachable'; why: string };

/** What is asked; a POST takes a body, a GET a query. */
export type Asked =
  | { method: 'POST'; path: string; body: unknown }
  | { method: 'GET'; path: string; query: Record<string, string>; knownTag?: string };

const NOT_ADMITTED = new Set([
  'signature_missing',
  'clock_off',
  'device_unknown',
  'key_unknown',
  'key_revoked',
  'signature_wrong',
  'nonce_used',
  'wrong_store',
  'unknown_operation',
]);

/** What has not happened yet by the server's clock will have, by and by. */
const NOT_NOW = new Set(['busy', 'internal', 'too_many_attempts', 'occurred_in_future']);

/** Cured by signing anew: with the time that the answer told, or with another nonce. */
const SIGN_ANEW = new Set(['clock_off', 'nonce_used']);

const refusal = v.object({ code: v.string(), sentences: v.object({ zh: v.string(), en: v.string() }) });

/** No answer after so long is no answer. */
const TIMEOUT_MS = 15_000;

export interface ClientOptions {
  /** Where the API is, without a slash at the end: `https://…/pos`. */
  url: string;
  keys: TillKeys;
  clock: ServerClock;
  onClockTrouble: (trouble: ClockTrouble) => void;
}

/** Speaks the stores' HTTP API: signs what it sends, and tells apart the ways in which it may fail. */
export class PosClient {
  readonly #options: ClientOptions;
  #lost = false;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** Whether the last request got no answer. */
  get lost(): boolean {
    return this.#lost;
  }

  async ask(asked: Asked): Promise<Outcome> {
    const first = await this.#send(asked);
    const anew = first.kind === 'not_admitted' && SIGN_ANEW.has(first.reason.code);
    const outcome = anew ? await this.#send(asked) : first;
    this.#lost = outcome.kind === 'unreachable';
    return outcome;
  }

  async #send(asked: Asked): Promise<Outcome> {
    const { url, clock, onClockTrouble } = this.#options;
    const query = asked.method === 'GET' ? asked.query : {};
    const search = String(new URLSearchParams(query));
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${url}${asked.path}${search && `?${search}`}`, {
        ...this.#signed(asked, query),
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      text = await response.text();
    } catch (error) {
      return { kind: 'unreachable', why: whyOf(error) };
    }
    const serverTime = Number(response.headers.get('x-server-time') ?? NaN);
    // Somebody between us answered: a gateway, or the Wi-Fi's own page.
    if (Number.isNaN(serverTime)) return byOthers(response.status);
    const trouble = clock.learn(serverTime);
    if (trouble) onClockTrouble(trouble);
    return read(response, text);
  }

  #signed(asked: Asked, query: Record<string, string>): RequestInit {
    const { keys, clock } = this.#options;
    const { method, path } = asked;
    const body = asked.method === 'POST' ? JSON.stringify(asked.body) : undefined;
    const timestamp = String(Math.round(clock.now()));
    const nonce = randomBytes(18).toString('base64url');
    const signature = signatureOf(keys.secret, {
      method,
      path,
      query: Object.entries(query),
      timestamp,
      nonce,
      body: Buffer.from(body ?? ''),
    });
    const known = asked.method === 'GET' ? asked.knownTag : undefined;
    return {
      method,
      headers: {
        'Content-Type': 'application/json',
        'X-Device-Id': keys.deviceId,
        'X-Key-Id': keys.keyId,
        'X-Timestamp': timestamp,
        'X-Nonce': nonce,
        'X-Signature': signature,
        ...(known === undefined ? {} : { 'If-None-Match': known }),
      },
      ...(body === undefined ? {} : { body }),
    };
  }
}

function read(response: Response, text: string): Outcome {
  if (response.status === 304) return { kind: 'unchanged' };
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { kind: 'unreachable', why: 'the answer was cut off' };
  }
  if (response.status === 200) return { kind: 'done', value: content, tag: response.headers.get('etag') };
  const parsed = v.safeParse(refusal, content);
  if (!parsed.success) return byOthers(response.status);
  const { code, sentences } = parsed.output;
  const reason = { code, ...sentences };
  if (NOT_ADMITTED.has(code)) return { kind: 'not_admitted', reason };
  if (!NOT_NOW.has(code)) return { kind: 'refused', reason };
  return { kind: 'busy', reason, retryAfterMs: Number(response.headers.get('retry-after') ?? 0) * 1000 };
}

function byOthers(status: number): Outcome {
  if (status !== 413) return { kind: 'unreachable', why: `HTTP ${status}` };
  // It will be as large the next time: to wait would hold up all that comes after it.
  const reason = {
    code: 'too_large',
    zh: '这张单太大，无法发送。请拆成几张小票。',
    en: 'This receipt is too large to be sent. Please split it.',
  };
  return { kind: 'refused', reason };
}

function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}
