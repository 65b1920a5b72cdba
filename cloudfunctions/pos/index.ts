import { contentHash, type EpochMs, type Result } from '@vip-card/core';
import { job, now as clock, settingsOf, theStore, type Answer, type Store } from '@vip-card/cloud';
import { authenticate } from './authenticate';
import { knowsTag, readRequest, type HttpRequest, type HttpResponse } from './http';
import { openApiDocument } from './openapi';
import type { AnyOperation } from './operation';
import { operations } from './operations';
import { parse, parseJson } from './parse';
import type { PosRefusal } from './refusals';
import { isRefusalOfTheApi, said } from './sentences';
import { sweepNonces } from './sweep-nonces';

const sweep = job('pos', sweepNonces);

/** The way in for the stores' tills, over HTTP; and once an hour for the timer. */
export const main = async (event: unknown, platform: unknown): Promise<unknown> =>
  isTimer(event) ? sweep(event, platform) : answer(event, platform);

/**
 * Who asks, what, is it well-formed, then the operation. Refusals are answers with a status, facts and a sentence in both
 * languages; anything thrown is a fault of ours, logged once and answered without its details. Every answer tells the time.
 */
async function answer(event: unknown, platform: unknown): Promise<HttpResponse> {
  const now = clock();
  const request = readRequest(event);
  try {
    return await respond(theStore(), request, now);
  } catch (thrown) {
    const requestId = requestIdOf(platform);
    const fault = thrown instanceof Error ? (thrown.stack ?? thrown.message) : JSON.stringify(thrown);
    console.error(JSON.stringify({ requestId, function: 'pos', method: request.method, path: request.path, fault }));
    return refused({ code: 'internal', requestId }, now);
  }
}

async function respond(store: Store, request: HttpRequest, now: EpochMs): Promise<HttpResponse> {
  const { method, path, headers } = request;
  if (method === 'GET' && path === '/openapi.json')
    return tagged(openApiDocument(operations), headers['if-none-match'], now);
  const operation = operations.find((each) => each.method === method && each.path === path);
  if (!operation) return refused({ code: 'unknown_operation', method, path }, now);
  const admitted = await authenticate(store, request, now);
  if (!admitted.ok) return refused(admitted.refusal, now);
  const device = admitted.value;
  const input = readInput(operation, request);
  if (!input.ok) return refused(input.refusal, now);
  const { storeId } = input.value;
  if (storeId !== device.storeId) {
    return refused({ code: 'wrong_store', storeId, deviceStoreId: device.storeId }, now);
  }
  const done = await operation.run({ store, device, now, settings: () => settingsOf(store, now) }, input.value);
  if (!done.ok) return refused(ofTheApi(done), now);
  return operation.tagged ? tagged(done.value, headers['if-none-match'], now) : ok(done.value, now);
}

function readInput(
  { method, input }: AnyOperation,
  { query, body }: HttpRequest,
): Result<{ storeId: string }, PosRefusal> {
  return method === 'GET' ? parse(input, Object.fromEntries(query)) : parseJson(input, body);
}

/** An action of ours may refuse more than a till can run into: then the fault is ours. */
function ofTheApi({ refusal }: Extract<Answer<unknown>, { ok: false }>): PosRefusal {
  if (isRefusalOfTheApi(refusal)) return refusal;
  throw new Error(`a till was refused with ${refusal.code}`);
}

const JSON_TYPE = 'application/json; charset=utf-8';

function ok(value: unknown, now: EpochMs, headers: Record<string, string> = {}): HttpResponse {
  const own = { 'Content-Type': JSON_TYPE, 'Cache-Control': 'no-store', 'X-Server-Time': String(now), ...headers };
  return { statusCode: 200, headers: own, body: JSON.stringify(value) };
}

/** An answer that is named by the hash of its content: who knows it is spared it. */
function tagged(value: unknown, known: string | undefined, now: EpochMs): HttpResponse {
  const tag = `"${contentHash(value)}"`;
  const response = ok(value, now, { ETag: tag, 'Cache-Control': 'private, no-cache' });
  return knowsTag(known, tag) ? { ...response, statusCode: 304, body: '' } : response;
}

function refused(refusal: PosRefusal, now: EpochMs): HttpResponse {
  const { status, sentences } = said(refusal);
  const response = ok({ ...refusal, serverTime: now, sentences }, now, retryAfter(refusal, now));
  return { ...response, statusCode: status };
}

/** In seconds, where waiting helps. */
function retryAfter(refusal: PosRefusal, now: EpochMs): Record<string, string> {
  if (refusal.code === 'busy') return { 'Retry-After': '1' };
  if (refusal.code !== 'too_many_attempts') return {};
  return { 'Retry-After': String(Math.max(Math.ceil((refusal.retryAt - now) / 1000), 1)) };
}

function isTimer(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'Type' in event && event.Type === 'Timer';
}

function requestIdOf(platform: unknown): string {
  const id = typeof platform === 'object' && platform !== null && 'request_id' in platform ? platform.request_id : null;
  return typeof id === 'string' ? id : 'unknown';
}
