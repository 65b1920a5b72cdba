import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * Serves one file of a folder. The browser asks again each time and gets 304 while the file is the same, so a rebuilt
 * mini program shows at once and an unchanged one costs nothing.
 */
export async function serveFile(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  name: string,
): Promise<void> {
  const file = path.join(folder, path.normalize(`/${decodeURIComponent(name)}`));
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) {
    sendText(response, 404, `Not found: ${name}`);
    return;
  }
  const tag = `"${found.mtimeMs.toString(36)}-${found.size.toString(36)}"`;
  const headers = { 'cache-control': 'no-cache', etag: tag };
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers).end();
    return;
  }
  const content = await readFile(file);
  const type = types[path.extname(file)] ?? 'application/octet-stream';
  response.writeHead(200, { ...headers, 'content-type': type, 'content-length': content.length }).end(content);
}

export function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  type = 'text/plain; charset=utf-8',
): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache' }).end(text);
}

export function sendJson(response: ServerResponse, value: unknown): void {
  sendText(response, 200, JSON.stringify(value), 'application/json; charset=utf-8');
}
