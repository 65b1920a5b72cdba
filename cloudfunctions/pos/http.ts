/** A request as CloudBase's HTTP access hands it to a function. */
export interface HttpRequest {
  method: string;
  /** The last segment, such as `/sales`: a gateway may leave the route before it under which it serves the function. */
  path: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** Decoded, in no particular order. */
  query: [name: string, value: string][];
  body: Buffer;
}

/** What a function answers, for the gateway to turn into a response. */
export interface HttpResponse {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** Reads the gateway's event; a field that is missing is empty. */
export function readRequest(event: unknown): HttpRequest {
  const fields = record(event);
  const { httpMethod, path, body } = fields;
  const headers = Object.entries(record(fields['headers'])).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return {
    method: typeof httpMethod === 'string' ? httpMethod.toUpperCase() : '',
    path: typeof path === 'string' ? path.slice(Math.max(path.lastIndexOf('/'), 0)) : '',
    headers: Object.fromEntries(headers) as Record<string, string>,
    query: queryOf(fields),
    body:
      typeof body === 'string'
        ? Buffer.from(body, fields['isBase64Encoded'] === true ? 'base64' : 'utf8')
        : Buffer.alloc(0),
  };
}

/** With all values of what was sent more than once, where the gateway tells them. */
function queryOf(fields: Record<string, unknown>): [string, string][] {
  const all = Object.entries(record(fields['multiValueQueryStringParameters']));
  if (all.length > 0) {
    return all.flatMap(([name, values]) =>
      (Array.isArray(values) ? values : [values]).map((value): [string, string] => [name, String(value)]),
    );
  }
  return Object.entries(record(fields['queryStringParameters'])).map(([name, value]) => [name, String(value)]);
}

/** Whether one of the tags that a caller knows is this one; weak ones compare alike (RFC 9110, 13.1.2). */
export function knowsTag(ifNoneMatch: string | undefined, tag: string): boolean {
  const known = (ifNoneMatch ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  return known.includes(tag) || known.includes('*');
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
