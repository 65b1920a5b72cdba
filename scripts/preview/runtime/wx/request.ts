import type { Callbacks } from './async-api';
import { asyncApi, requireString, WxFailure } from './async-api';
import type { Device } from './device';
import { Offline } from './network-switch';

interface RequestOptions {
  url: string;
  method?: string;
  data?: unknown;
  header?: Record<string, string>;
  timeout?: number;
  dataType?: string;
  responseType?: 'text' | 'arraybuffer';
}

interface DownloadOptions {
  url: string;
  header?: Record<string, string>;
  timeout?: number;
}

/** Any task answers to abort(); WeChat's progress events are not given: no program of ours reads them. */
type Task = (Promise<object> | undefined) & { abort(): void };

export function requestApis(device: Device) {
  return {
    request: (options: RequestOptions & Callbacks) =>
      task(options, (signal) => asyncApi('request', (given: RequestOptions) => send(device, given, signal))),
    downloadFile: (options: DownloadOptions & Callbacks) =>
      task(options, (signal) => asyncApi('downloadFile', (given: DownloadOptions) => download(device, given, signal))),
  };
}

function task<Options extends object>(
  options: Options & Callbacks,
  start: (signal: AbortSignal) => (options: Options & Callbacks) => Promise<object> | undefined,
): Task {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  const outcome = start(controller.signal)(options);
  return Object.assign(outcome ?? {}, { abort }) as Task;
}

async function send(device: Device, options: RequestOptions, signal: AbortSignal): Promise<object> {
  const method = (options.method ?? 'GET').toUpperCase();
  const target = new URL(requireString(options.url, 'url'), location.href);
  const header = { 'content-type': 'application/json', ...lowerCased(options.header ?? {}) };
  const asQuery = method === 'GET' || method === 'HEAD';
  if (asQuery && isRecord(options.data)) appendQuery(target, options.data);
  const response = await reach(device, target.href, options.timeout, signal, {
    method,
    headers: header,
    ...(asQuery || options.data === undefined ? {} : { body: encodeBody(options.data, header['content-type']) }),
  });
  return {
    data: await readBody(response, options),
    statusCode: response.status,
    header: Object.fromEntries(response.headers),
    cookies: [],
  };
}

async function download(device: Device, options: DownloadOptions, signal: AbortSignal): Promise<object> {
  const target = new URL(requireString(options.url, 'url'), location.href);
  const response = await reach(device, target.href, options.timeout, signal, { headers: options.header ?? {} });
  return { tempFilePath: URL.createObjectURL(await response.blob()), statusCode: response.status };
}

async function reach(
  device: Device,
  url: string,
  timeoutMs: number | undefined,
  aborted: AbortSignal,
  init: RequestInit,
): Promise<Response> {
  const late = AbortSignal.timeout(timeoutMs ?? 60_000);
  try {
    return await device.network.fetch(url, { ...init, signal: AbortSignal.any([aborted, late]) });
  } catch (error) {
    if (error instanceof Offline) throw new WxFailure(error.message, { errno: error.errno });
    if (aborted.aborted) throw new WxFailure('abort', { errno: 600003 });
    if (late.aborted) throw new WxFailure('timeout', { errno: 5 });
    throw new WxFailure(String(error), { errno: 600001 });
  }
}

async function readBody(response: Response, options: RequestOptions): Promise<unknown> {
  if (options.responseType === 'arraybuffer') return response.arrayBuffer();
  const text = await response.text();
  if ((options.dataType ?? 'json') !== 'json') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text; // as WeChat does with what is not JSON
  }
}

function encodeBody(data: unknown, contentType: string): BodyInit {
  if (typeof data === 'string' || data instanceof ArrayBuffer) return data;
  if (contentType.includes('x-www-form-urlencoded') && isRecord(data)) {
    return new URLSearchParams(Object.entries(data).map(([key, value]) => [key, String(value)]));
  }
  return JSON.stringify(data);
}

function appendQuery(target: URL, data: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(data)) target.searchParams.set(key, String(value));
}

function lowerCased(header: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), value]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof ArrayBuffer);
}
