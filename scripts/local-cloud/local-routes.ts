import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock, ClockMove } from './clock';
import { DeclarationError, readIndex } from './declarations';
import type { EventStream } from './events';
import type { FunctionRuntime } from './functions/function-runtime';
import { failureMessage } from './functions/outcome';
import type { Timers } from './functions/timers';
import { HttpError, readJson, sendJson } from './http-server';
import type { Logs } from './logs';
import type { StatsCounter } from './stats';
import { DatabaseError, type Store } from './store';
import type { WeChatServer } from './wechat/open-api';

export interface LocalParts {
  clock: Clock;
  runtime: FunctionRuntime;
  timers: Timers;
  wechat: WeChatServer;
  logs: Logs;
  stats: StatsCounter;
  events: EventStream;
  store: Store;
}

type Handler = (request: IncomingMessage, url: URL) => unknown;

/**
 * `/local/...`: what no cloud has. The clock, logs, counters, and WeChat's side of things that a person would do on a
 * phone.
 */
export function localRoutes(
  parts: LocalParts,
): (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> {
  const handlers = handlersOf(parts);
  return async (request, response, url) => {
    if (url.pathname === '/local/events') {
      parts.events.add(response);
      return;
    }
    const name = url.pathname.startsWith('/local/timers/') ? 'timers/:function' : url.pathname.slice('/local/'.length);
    const handler = handlers[`${request.method ?? ''} ${name}`];
    if (!handler) throw new HttpError(404, `The local cloud has no ${request.method ?? ''} ${url.pathname}.`);
    sendJson(response, await handler(request, url));
  };
}

function handlersOf(parts: LocalParts): Record<string, Handler> {
  const { clock, runtime, timers, logs, stats, wechat, store } = parts;
  return {
    'GET clock': () => ({ now: clock.now(), offset: clock.offset() }),
    'POST clock': async (request) => moveClock(clock, await readJson(request)),
    'GET functions': () => ({ functions: runtime.names(), timers: timers.schedule() }),
    'POST timers/:function': (_request, url) => runTimer(timers, decodeURIComponent(url.pathname.split('/')[3] ?? '')),
    'GET logs': (_request, url) => ({ logs: logs.after(Number(url.searchParams.get('after') ?? 0)) }),
    'GET stats': () => stats.get(),
    'POST stats/reset': () => {
      stats.reset();
      return stats.get();
    },
    'POST indexes': async (request) => addIndex(store, await readJson(request)),
    'POST phone-codes': async (request) => {
      const { phone } = await readJson(request);
      return { code: wechat.phoneCodes.issue(textField('phone', phone)) };
    },
    'POST templates': async (request) => {
      const { id, fields } = await readJson(request);
      if (!Array.isArray(fields)) throw new HttpError(400, 'fields must be a list of names.');
      wechat.subscribeMessages.declareTemplate({
        id: textField('id', id),
        fields: fields.map((each) => textField('fields', each)),
      });
      return {};
    },
    'POST grants': async (request) => {
      const { openid, templateId, count = 1 } = await readJson(request);
      if (!Number.isSafeInteger(count)) throw new HttpError(400, 'count must be a whole number.');
      return {
        count: wechat.subscribeMessages.grant(
          textField('openid', openid),
          textField('templateId', templateId),
          Number(count),
        ),
      };
    },
    'GET grants': (_request, url) => {
      const [openid, templateId] = [url.searchParams.get('openid'), url.searchParams.get('templateId')];
      return {
        count: wechat.subscribeMessages.grants(textField('openid', openid), textField('templateId', templateId)),
      };
    },
    'GET messages': (_request, url) => ({
      messages: wechat.subscribeMessages.received(url.searchParams.get('openid') ?? undefined),
    }),
  };
}

async function moveClock(clock: Clock, body: Record<string, unknown>): Promise<{ now: number; offset: number }> {
  const { now, offset } = await clock.move(clockMove(body)).catch((error: unknown) => {
    throw error instanceof RangeError ? new HttpError(400, error.message) : error;
  });
  return { now, offset };
}

function clockMove({ advanceMs, now, reset }: Record<string, unknown>): ClockMove {
  if (typeof advanceMs === 'number' && Number.isFinite(advanceMs)) return { advanceMs };
  if (typeof now === 'number' && Number.isFinite(now)) return { now };
  if (reset === true) return { reset };
  throw new HttpError(400, 'Say {advanceMs}, {now} or {reset: true}, in milliseconds.');
}

async function runTimer(timers: Timers, functionName: string): Promise<unknown> {
  const outcome = await timers.run(functionName);
  if (outcome.ok) return { result: JSON.parse(outcome.answer) as unknown, requestID: outcome.requestId };
  if (outcome.failure.kind === 'not_found') throw new HttpError(404, `There is no function ${functionName}.`);
  throw new HttpError(500, failureMessage(outcome.failure));
}

/** What a console is for: CloudBase's SDKs can make collections but not their indexes. */
async function addIndex(store: Store, { collection, ...index }: Record<string, unknown>): Promise<object> {
  const name = textField('collection', collection);
  try {
    const declaration = readIndex(index);
    if (!store.hasCollection(name)) await store.createCollection(name);
    await store.createIndex(name, declaration);
    return {};
  } catch (error) {
    if (error instanceof DeclarationError) throw new HttpError(400, error.message);
    if (error instanceof DatabaseError) throw new HttpError(409, error.message);
    throw error;
  }
}

function textField(name: string, value: unknown): string {
  if (typeof value !== 'string' || value === '') throw new HttpError(400, `${name} must be text.`);
  return value;
}
