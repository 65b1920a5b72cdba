import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { environmentId } from '../environment';
import type { FunctionRuntime } from './function-runtime';
import { failureMessage } from './outcome';
import type { Failure } from './outcome';

export interface HttpRequest {
  method: string;
  /** Behind the function's own path; begins with a slash. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  sourceIp: string;
}

export interface HttpAnswer {
  status: number;
  headers: OutgoingHttpHeaders;
  body: string | Buffer;
}

/** CloudBase's HTTP access takes 100 KB of text, or 6 MB of anything else (error EXCEED_MAX_PAYLOAD_SIZE). */
const LARGEST_TEXT_BYTES = 100 * 1024;
const LARGEST_BINARY_BYTES = 6 * 1024 * 1024;

/** One request through CloudBase's HTTP access: no WeChat identity, no authentication by the gateway. */
export async function accessOverHttp(
  runtime: FunctionRuntime,
  functionName: string,
  request: HttpRequest,
): Promise<HttpAnswer> {
  const text = isText(request.headers['content-type']);
  if (request.body.length > (text ? LARGEST_TEXT_BYTES : LARGEST_BINARY_BYTES)) {
    return gatewayError(
      413,
      'EXCEED_MAX_PAYLOAD_SIZE',
      'Request body size exceeds the limit: 100 KB for text, 6 MB for other types.',
      '',
    );
  }
  const outcome = await runtime.invoke(functionName, JSON.stringify(eventOf(request, text)), { kind: 'http' });
  if (outcome.ok) return withRequestId(answerOf(JSON.parse(outcome.answer)), outcome.requestId);
  const { status, code } = gatewayFailure(outcome.failure);
  return gatewayError(status, code, failureMessage(outcome.failure), outcome.requestId);
}

function eventOf(request: HttpRequest, text: boolean): Record<string, unknown> {
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return {
    path: request.path,
    httpMethod: request.method,
    headers: Object.fromEntries(headers) as Record<string, string>,
    multiValueHeaders: Object.fromEntries(headers.map(([name, value]) => [name, [value]])) as Record<string, string[]>,
    queryStringParameters: Object.fromEntries(request.query),
    multiValueQueryStringParameters: Object.fromEntries(
      [...request.query.keys()].map((key) => [key, request.query.getAll(key)]),
    ),
    requestContext: {
      appId: '',
      envId: environmentId,
      httpMethod: request.method,
      path: request.path,
      sourceIp: request.sourceIp,
    },
    body: request.body.toString(text ? 'utf8' : 'base64'),
    isBase64Encoded: !text && request.body.length > 0,
  };
}

/** Without a type the gateway takes a body for text. */
function isText(contentType: string | undefined): boolean {
  return contentType === undefined || /^text\/|json|xml|javascript|x-www-form-urlencoded/i.test(contentType);
}

/** An object with a status code is an integration response; anything else is the body itself. */
function answerOf(result: unknown): HttpAnswer {
  if (typeof result === 'string')
    return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: result };
  if (!isIntegrationResponse(result)) {
    return {
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(result),
    };
  }
  const { statusCode, headers, body, isBase64Encoded } = result;
  const content = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  const lowerCased = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    status: statusCode,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(Object.fromEntries(lowerCased) as OutgoingHttpHeaders),
    },
    body: isBase64Encoded === true ? Buffer.from(content, 'base64') : content,
  };
}

interface IntegrationResponse {
  statusCode: number;
  headers?: OutgoingHttpHeaders;
  body?: unknown;
  isBase64Encoded?: boolean;
}

function isIntegrationResponse(result: unknown): result is IntegrationResponse {
  return typeof result === 'object' && result !== null && 'statusCode' in result && isStatus(result.statusCode);
}

function isStatus(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599;
}

function gatewayFailure(failure: Failure): { status: number; code: string } {
  switch (failure.kind) {
    case 'not_found':
      return { status: 404, code: 'FUNCTION_NOT_FOUND' };
    case 'time_limit':
      return { status: 504, code: 'FUNCTION_TIME_LIMIT_EXCEEDED' };
    case 'memory_limit':
      return { status: 500, code: 'FUNCTION_MEMORY_LIMIT_EXCEEDED' };
    case 'too_large':
      return { status: failure.what === 'request' ? 413 : 502, code: 'EXCEED_MAX_PAYLOAD_SIZE' };
    case 'threw':
    case 'exited':
      return { status: 500, code: 'FUNCTION_INVOCATION_FAILED' };
  }
}

function gatewayError(status: number, code: string, message: string, requestId: string): HttpAnswer {
  const body = JSON.stringify({ code, message, requestId });
  return withRequestId({ status, headers: { 'content-type': 'application/json; charset=utf-8' }, body }, requestId);
}

function withRequestId(answer: HttpAnswer, requestId: string): HttpAnswer {
  return { ...answer, headers: { ...answer.headers, 'x-request-id': requestId } };
}
