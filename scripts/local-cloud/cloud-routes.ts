import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerAdmin } from './admin';
import type { AdminParts } from './admin';
import { callFunction } from './functions/call-function';
import { accessOverHttp } from './functions/http-access';
import { HttpError, readBody, readJson, send } from './http-server';
import type { Route } from './http-server';
import { localRoutes } from './local-routes';
import type { LocalParts } from './local-routes';

/** Everything on the local cloud's one port. */
export function cloudRoutes(parts: AdminParts & LocalParts): Route {
  const local = localRoutes(parts);
  return async (request, response, url) => {
    const [, room] = url.pathname.split('/');
    if (room === 'admin' && request.method === 'POST') return admin(parts, request, response, url);
    if (url.pathname === '/wx/call-function' && request.method === 'POST') return clientCall(parts, request, response);
    if (room === 'http') return httpAccess(parts, request, response, url);
    if (room === 'files') return parts.files.serve(request, response, url);
    if (room === 'local') return local(request, response, url);
    throw new HttpError(404, `The local cloud has nothing at ${url.pathname}.`);
  };
}

async function admin(parts: AdminParts, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const instance = Number(url.searchParams.get('instance') ?? 0);
  const answer = await answerAdmin(parts, request.headers['content-type'] ?? '', await readBody(request), instance);
  send(response, answer.contentType, answer.body);
}

async function clientCall({ runtime }: AdminParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { name, data, openid, unionid, appid } = await readJson(request);
  if (typeof name !== 'string' || typeof openid !== 'string' || openid === '')
    throw new HttpError(400, 'name and openid must be text.');
  const identity = {
    ...(typeof unionid === 'string' ? { unionid } : {}),
    ...(typeof appid === 'string' ? { appid } : {}),
  };
  send(response, 'application/json; charset=utf-8', await callFunction(runtime, { name, data, openid, ...identity }));
}

async function httpAccess(
  { runtime }: AdminParts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const [, , functionName = '', ...rest] = url.pathname.split('/');
  const answer = await accessOverHttp(runtime, functionName, {
    method: request.method ?? 'GET',
    path: `/${rest.join('/')}`,
    query: url.searchParams,
    headers: request.headers,
    body: await readBody(request),
    sourceIp: request.socket.remoteAddress ?? '',
  });
  response.writeHead(answer.status, { ...answer.headers, 'content-length': Buffer.byteLength(answer.body) });
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}
