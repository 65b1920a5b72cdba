import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { environmentId } from '../environment';

const BUCKET = '6c6f-vip-card-local-1250000000';
const FILE_ID_PREFIX = `cloud://${environmentId}.${BUCKET}/`;
const DEFAULT_MAX_AGE_SECONDS = 7200;

/** CloudBase's file storage in a folder: what @cloudbase/node-sdk's uploadFile, getTempFileURL and deleteFile need. */
export class FileStore {
  readonly #folder: string;
  readonly #now: () => number;
  readonly #secret = randomBytes(32);
  #url = '';

  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
  }

  listenAt(url: string): void {
    this.#url = url;
  }

  /** storage.getUploadMetadata: where the SDK is to PUT the file. Throws a RangeError on a path that is not one. */
  uploadMetadata(cloudPath: string): Record<string, string> {
    this.#place(cloudPath);
    return {
      url: this.#signedUrl(cloudPath, 'put', DEFAULT_MAX_AGE_SECONDS),
      token: 'local',
      authorization: 'local',
      fileId: FILE_ID_PREFIX + cloudPath,
      cosFileId: Buffer.from(cloudPath).toString('base64url'),
    };
  }

  /** storage.batchGetDownloadUrl, one file. */
  async downloadUrl(fileId: string, maxAgeSeconds?: number): Promise<Record<string, unknown>> {
    const cloudPath = this.#pathOf(fileId);
    const found = cloudPath !== undefined && (await isFile(this.#place(cloudPath)));
    if (!found) return { fileid: fileId, fileID: fileId, code: 'STORAGE_FILE_NONEXIST', tempFileURL: '' };
    const maxAge = maxAgeSeconds ?? DEFAULT_MAX_AGE_SECONDS;
    const url = this.#signedUrl(cloudPath, 'get', maxAge);
    return { fileid: fileId, fileID: fileId, code: 'SUCCESS', tempFileURL: url, download_url: url, maxAge };
  }

  /** storage.batchDeleteFile, one file. */
  async delete(fileId: string): Promise<Record<string, string>> {
    const cloudPath = this.#pathOf(fileId);
    if (cloudPath === undefined || !(await isFile(this.#place(cloudPath))))
      return { fileID: fileId, code: 'STORAGE_FILE_NONEXIST' };
    await rm(this.#place(cloudPath));
    return { fileID: fileId, code: 'SUCCESS' };
  }

  /** PUT and GET of a signed address; an upload becomes visible whole or not at all. */
  async serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const cloudPath = decodeURIComponent(url.pathname.replace(/^\/files\//, ''));
    const method = request.method === 'PUT' ? 'put' : 'get';
    if (!this.#isSigned(url, cloudPath, method)) {
      response
        .writeHead(403, { 'content-type': 'application/xml' })
        .end(cosError('AccessDenied', 'The signature is wrong or has expired.'));
      return;
    }
    const file = this.#place(cloudPath);
    if (method === 'put') {
      await mkdir(path.dirname(file), { recursive: true });
      const unfinished = `${file}.${randomBytes(6).toString('hex')}.upload`;
      await pipeline(request, createWriteStream(unfinished));
      await rename(unfinished, file);
      response.writeHead(200).end();
      return;
    }
    if (!(await isFile(file))) {
      response
        .writeHead(404, { 'content-type': 'application/xml' })
        .end(cosError('NoSuchKey', 'The specified key does not exist.'));
      return;
    }
    const { size } = await stat(file);
    response.writeHead(200, { 'content-type': contentType(file), 'content-length': size });
    if (request.method === 'HEAD') response.end();
    else await pipeline(createReadStream(file), response);
  }

  #pathOf(fileId: string): string | undefined {
    return fileId.startsWith(FILE_ID_PREFIX) ? fileId.slice(FILE_ID_PREFIX.length) : undefined;
  }

  #place(cloudPath: string): string {
    const place = path.resolve(this.#folder, cloudPath);
    const inside = place.startsWith(path.resolve(this.#folder) + path.sep);
    if (!inside || cloudPath.startsWith('/') || cloudPath.endsWith('/'))
      throw new RangeError(`invalid cloudPath ${cloudPath}`);
    return place;
  }

  #signedUrl(cloudPath: string, method: 'put' | 'get', maxAgeSeconds: number): string {
    const expires = Math.floor(this.#now() / 1000) + maxAgeSeconds;
    const sign = this.#sign(cloudPath, method, expires);
    // The SDK encodes a download's address itself.
    const shown = method === 'get' ? cloudPath : cloudPath.split('/').map(encodeURIComponent).join('/');
    return `${this.#url}/files/${shown}?t=${expires}&sign=${sign}`;
  }

  #isSigned(url: URL, cloudPath: string, method: 'put' | 'get'): boolean {
    const expires = Number(url.searchParams.get('t'));
    const given = Buffer.from(url.searchParams.get('sign') ?? '', 'hex');
    const expected = Buffer.from(this.#sign(cloudPath, method, expires), 'hex');
    return expires * 1000 > this.#now() && given.length === expected.length && timingSafeEqual(given, expected);
  }

  #sign(cloudPath: string, method: string, expires: number): string {
    return createHmac('sha256', this.#secret).update(`${method} ${cloudPath} ${expires}`).digest('hex').slice(0, 32);
  }
}

async function isFile(place: string): Promise<boolean> {
  return stat(place).then(
    (found) => found.isFile(),
    () => false,
  );
}

const CONTENT_TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
};

function contentType(file: string): string {
  return CONTENT_TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
}

function cosError(code: string, message: string): string {
  const ids = '<RequestId>local</RequestId><TraceId>local</TraceId>';
  return `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${message}</Message>${ids}</Error>`;
}
