import { toJsonSchemaDefs } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { count, paidWithPoints, ratio } from './answer-parts';
import { SIGNED_HEADERS, TOLERATED_MS } from './authenticate';
import { award } from './award';
import { anyMember, buyer, lines } from './inputs';
import type { AnyOperation } from './operation';
import { ruleSet } from './rules';
import { sentences } from './sentences';
import { signatureOf } from './signature';

type Json = Record<string, unknown>;

/** Changes with the API; what a till relies on only grows within a major version. */
const VERSION = '1.0.0';

/** The parts of inputs and answers that the document names once, and refers to. */
const parts = {
  Award: award,
  RuleSet: ruleSet,
  SaleLines: lines,
  Buyer: buyer,
  Member: anyMember,
  PaidWithPoints: paidWithPoints,
  Ratio: ratio,
};

const refusal = v.looseObject({
  code: v.pipe(
    v.picklist(Object.keys(sentences)),
    v.description('What was refused, and why. The other fields are the facts of the code.'),
  ),
  serverTime: v.pipe(count, v.description('The server’s time, as in the header X-Server-Time.')),
  sentences: v.pipe(
    v.strictObject({ en: v.string(), zh: v.string() }),
    v.description('For the person at the till: what happened, then what to do.'),
  ),
});

/**
 * The OpenAPI document of the API, made from the schemas that parse its inputs and type its answers.
 *
 * @param operations all operations that a signed request may ask for
 */
export function openApiDocument(operations: readonly AnyOperation[]): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'vip-card for points of sale',
      version: VERSION,
      description: OVERVIEW,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '.', description: 'Where this document was served from.' }],
    security: [Object.fromEntries(Object.keys(SIGNED_HEADERS).map((header) => [schemeOf(header), []]))],
    paths: {
      ...Object.fromEntries(operations.map((each) => [each.path, { [each.method.toLowerCase()]: describe(each) }])),
      '/openapi.json': { get: documentItself },
    },
    components: {
      schemas: schemasOf(operations),
      securitySchemes: Object.fromEntries(
        Object.entries(SIGNED_HEADERS).map(([header, { what }]) => [
          schemeOf(header),
          { type: 'apiKey', in: 'header', name: header, description: what },
        ]),
      ),
      headers: {
        ServerTime: { description: 'The server’s time, in milliseconds since 1970.', schema: { type: 'integer' } },
        RetryAfter: { description: 'Seconds to wait.', schema: { type: 'integer' } },
        ETag: { description: 'The hash of the content.', schema: { type: 'string' } },
      },
      parameters: {
        IfNoneMatch: {
          name: 'If-None-Match',
          in: 'header',
          description: 'The ETag of the content that the caller has.',
          schema: { type: 'string' },
        },
      },
      responses: Object.fromEntries(statuses().map((status) => [responseOf(status), refusalResponse(status)])),
    },
  };
}

/** To check a till's own signing by. */
const EXAMPLE = {
  secret: 'example-secret',
  method: 'POST',
  path: '/quote',
  timestamp: '1795320000000',
  nonce: 'example-nonce-01',
  body: '{"storeId":"jingan","lines":[]}',
};

const OVERVIEW = `Points for the tills of the stores.

**Signing.** A device has an id, and a key with a secret, which is shown once when the key is issued. Each request is signed:
\`X-Signature\` is the HMAC-SHA256, in hexadecimal, of seven lines joined by line feeds, with none at the end, under the secret's
text as the key:

    VIPCARD-HMAC-SHA256
    the method: POST
    the path as this document names it: /sales
    the query: each name=value percent-encoded (RFC 3986: all but letters, digits and -._~), sorted, joined by &; or nothing
    X-Timestamp
    X-Nonce
    the SHA-256 of the body's bytes in hexadecimal, of no bytes where there is no body

Under the secret \`${EXAMPLE.secret}\`, \`${EXAMPLE.method} ${EXAMPLE.path}\` without a query, at ${EXAMPLE.timestamp}, with the nonce
\`${EXAMPLE.nonce}\` and the body \`${EXAMPLE.body}\`, has the signature
\`${signatureOf(EXAMPLE.secret, { ...EXAMPLE, query: [], body: Buffer.from(EXAMPLE.body) })}\`.

**Time.** Every answer says the server's time in \`X-Server-Time\`, a refusal in \`serverTime\` too. A timestamp more than
${TOLERATED_MS / 60_000} minutes off is refused with \`clock_off\`: a till adds the difference to its clock, for the timestamp and for
\`occurredAt\` and \`scannedAt\`.

**Again.** A nonce is good once; to repeat a request, keep its body and sign it anew. What writes is carried out once for each
\`requestId\` of a device, and for each receipt of a store. After no answer, or 429, 500 or 503: the same again, not earlier than
\`Retry-After\` says.

**Without network.** A till keeps the member's code with the time of the scan, sells by the rules it carries, and settles later
with \`occurredAt\`. Such a sale earns and never redeems; the points that the server answers are the ones that count.
Times that were noted by a clock found wrong since are shifted before a sale is sent for the first time, and never after that:
the same request with another \`occurredAt\` is another request.

**Limits.** Ten codes that are not right, or ten numbers that nobody has, within five minutes stop a till for as long. Numbers
on sales and refunds of more than ten minutes ago do not count there, but may miss 600 times in an hour.

**Refusals** have a code, facts and a sentence in English and Chinese. Money is in fen, times in milliseconds since 1970.`;

function describe({ id, method, summary, description, tagged, input }: AnyOperation): Json {
  const name = nameOf(id);
  return {
    operationId: id,
    summary,
    description,
    ...(method === 'GET'
      ? { parameters: [...queryParameters(input), ...(tagged ? [reference('parameters', 'IfNoneMatch')] : [])] }
      : { requestBody: { required: true, content: jsonOf(`${name}Request`) } }),
    responses: {
      200: {
        description: 'Done.',
        headers: { 'X-Server-Time': reference('headers', 'ServerTime'), ...(tagged ? tag : {}) },
        content: jsonOf(name),
      },
      ...(tagged ? { 304: notModified } : {}),
      ...Object.fromEntries(statuses().map((status) => [status, reference('responses', responseOf(status))])),
    },
  };
}

const tag = { ETag: { $ref: '#/components/headers/ETag' } };
const notModified = { description: 'Nothing has changed since; there is no content.', headers: tag };

const documentItself = {
  operationId: 'getOpenApi',
  summary: 'This document',
  description: 'For everybody; not signed.',
  security: [],
  parameters: [{ $ref: '#/components/parameters/IfNoneMatch' }],
  responses: {
    200: {
      description: 'The document.',
      headers: tag,
      content: { 'application/json': { schema: { type: 'object' } } },
    },
    304: notModified,
    404: { $ref: '#/components/responses/Refused404' },
  },
};

/** A name in the document: `Sell`, `SellRequest`. */
function nameOf(id: string): string {
  return id.replace(/^get/, '').replace(/^./, (first) => first.toUpperCase());
}

function schemasOf(operations: readonly AnyOperation[]): Json {
  const ofOperations = operations.flatMap(({ id, method, input, answer }) => [
    ...(method === 'GET' ? [] : [[`${nameOf(id)}Request`, input] as const]),
    [nameOf(id), answer] as const,
  ]);
  return convert({ ...parts, ...Object.fromEntries(ofOperations), Refusal: refusal });
}

/** What no JSON Schema says: brands, and conditions across fields, which the descriptions tell. */
const NOT_SAID = ['transform', 'check', 'raw_check'];

function convert(schemas: Record<string, v.GenericSchema>): Json {
  return toJsonSchemaDefs(schemas, {
    target: 'draft-2020-12',
    ignoreActions: NOT_SAID,
    overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  });
}

/** The fields of a GET's input, as parameters. */
function queryParameters(input: v.GenericSchema): Json[] {
  const { Input } = convert({ Input: input }) as { Input: { properties: Record<string, Json>; required: string[] } };
  return Object.entries(Input.properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: Input.required.includes(name),
    description,
    schema,
  }));
}

function refusalResponse(status: number): Json {
  const codes = Object.entries(sentences).filter(([, each]) => each.status === status);
  return {
    description: `Refused: ${codes.map(([code]) => `\`${code}\``).join(', ')}.`,
    headers: {
      'X-Server-Time': reference('headers', 'ServerTime'),
      ...(status === 429 || status === 503 ? { 'Retry-After': reference('headers', 'RetryAfter') } : {}),
    },
    content: jsonOf('Refusal'),
  };
}

/** Every status that a refusal has. */
function statuses(): number[] {
  return [...new Set(Object.values(sentences).map(({ status }) => status))].sort((a, b) => a - b);
}

function responseOf(status: number): string {
  return `Refused${status}`;
}

/** `X-Device-Id` is the scheme `deviceId`. */
function schemeOf(header: string): string {
  const name = header.slice('X-'.length).replace(/-/g, '');
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function jsonOf(name: string): Json {
  return { 'application/json': { schema: reference('schemas', name) } };
}

function reference(kind: 'schemas' | 'headers' | 'parameters' | 'responses', name: string): { $ref: string } {
  return { $ref: `#/components/${kind}/${name}` };
}
