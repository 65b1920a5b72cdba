import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers one request; the address is parsed already. */
export type Route = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> | void;

/** A request that can be refused with one HTTP status and a sentence. */
export class HttpError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Longer than any SDK keeps an idle connection, so that it is never we who close one that is about to be used. */
const KEEP_ALIVE_MS = 120_000;
const LARGEST_BODY_BYTES = 100 * 1024 * 1024;

export interface HttpServer {
  url: string;
  /** Refuses new requests and lets running ones finish, at most for the given time. */
  close(graceMs: number): Promise<void>;
}

/** Listens on 127.0.0.1. @param port 0 for any; throws the system's error when it is taken. */
export async function listen(port: number, route: Route): Promise<HttpServer> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, noDelay: true }, (request, response) => {
    void answer(route, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${taken}`, close: (graceMs) => close(server, graceMs) };
}

async function answer(route: Route, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await route(request, response, new URL(request.url ?? '/', 'http://127.0.0.1'));
  } catch (error) {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const [status, message] =
      error instanceof HttpError ? [error.status, error.message] : [statusOf(error), String(error)];
    sendJson(response, { message }, status);
  }
}

/** An address like `/%E0` is the caller's mistake. */
function statusOf(error: unknown): number {
  return error instanceof URIError ? 400 : 500;
}

function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      server.closeAllConnections();
    }, graceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** The whole body. */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= LARGEST_BODY_BYTES) {
        chunks.push(chunk);
        return;
      }
      // What still comes is read and forgotten: who is cut off in the middle never sees the answer.
      chunks.length = 0;
      reject(new HttpError(413, 'The request is larger than 100 MB.'));
    });
    request.on('end', () => {
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
    });
    request.on('error', reject);
  });
}

/** A JSON object from the body; an empty body is an empty object. */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const body = await readBody(request);
  let content: unknown;
  try {
    content = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
  } catch {
    throw new HttpError(400, 'The body is not JSON.');
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    throw new HttpError(400, 'The body is not a JSON object.');
  return content as Record<string, unknown>;
}

export function sendJson(response: ServerResponse, content: unknown, status = 200): void {
  send(response, 'application/json; charset=utf-8', JSON.stringify(content), status);
}

export function send(response: ServerResponse, contentType: string, body: string | Buffer, status = 200): void {
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
