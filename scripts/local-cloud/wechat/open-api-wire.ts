import busboy from 'busboy';
import type { OpenApiAnswer } from './open-api';
import { decodeMessage, encodeMessage } from './protobuf';
import type { WireValue } from './protobuf';

/** Field numbers of wx-server-sdk 4.0.2's protobuf messages. */
const COMM_API_DATA = { openApiData: 2 };
const OPEN_API_DATA = { pairs: 1 };
const KEY_VALUE_PAIR = { key: 1, value: 2 };
const COMM_OPEN_API_RESPONSE = { responseData: 1, contentType: 2, httpCode: 4 };

/** The parts of a multipart body; the request's binary part arrives unharmed. */
export async function readForm(contentType: string, body: Buffer): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  const parser = busboy({ headers: { 'content-type': contentType }, limits: { fileSize: 10 * 1024 * 1024 } });
  parser.on('field', (name, value) => parts.set(name, Buffer.from(value)));
  parser.on('file', (name, stream) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => parts.set(name, Buffer.concat(chunks)));
  });
  await new Promise((resolve, reject) => {
    parser.on('close', resolve);
    parser.on('error', reject);
    parser.end(body);
  });
  return parts;
}

/** The parameters of `cloud.openapi...`: pairs of a name and a value as JSON text. */
export function decodeOpenApiRequest(requestData: Buffer): Record<string, unknown> {
  const [openApiData] = decodeMessage(requestData).get(COMM_API_DATA.openApiData) ?? [];
  const pairs = openApiData === undefined ? [] : (decodeMessage(bytes(openApiData)).get(OPEN_API_DATA.pairs) ?? []);
  return Object.fromEntries(
    pairs.map((pair) => {
      const fields = decodeMessage(bytes(pair));
      const text = (field: number): string => bytes(fields.get(field)?.[0] ?? Buffer.alloc(0)).toString('utf8');
      return [text(KEY_VALUE_PAIR.key), JSON.parse(text(KEY_VALUE_PAIR.value)) as unknown];
    }),
  );
}

/** The answer as wx-server-sdk reads it. */
export function encodeOpenApiAnswer(answer: OpenApiAnswer): Buffer {
  const [data, contentType] =
    answer.kind === 'json'
      ? [Buffer.from(JSON.stringify(answer.body)), 'application/json']
      : [answer.bytes, answer.contentType];
  return encodeMessage([
    [COMM_OPEN_API_RESPONSE.responseData, data],
    [COMM_OPEN_API_RESPONSE.contentType, contentType],
    [COMM_OPEN_API_RESPONSE.httpCode, 200],
  ]);
}

function bytes(value: WireValue): Buffer {
  if (typeof value === 'number') throw new TypeError('A message stands where a number is');
  return value;
}
