import { calculateObjectSize, deserialize, serialize } from 'bson';
import { isDocument, type Document } from '../query/document';
import { requestFailed } from './database-error';

const largestDocument = 16 * 1024 * 1024;

/** No JSON text below this length is a BSON document beyond 16 MB: `1,` in a list takes two bytes there and twelve here. */
const surelySmall = largestDocument / 8;

/** Begins what is not JSON; JSON begins with a brace. */
const bsonMark = Buffer.from([0]);

/**
 * A document's bytes on disk: JSON when JSON says all of it, since that reads twice as fast at start-up, otherwise BSON.
 * @throws DatabaseError when it is larger than 16 MB as BSON or has a field name that BSON cannot hold
 */
export function diskContent(document: Document): Buffer {
  if (!isPlain(document)) {
    const content = bson(() => serialize(document));
    requireSize(content.length);
    return Buffer.concat([bsonMark, content]);
  }
  const text = JSON.stringify(document);
  if (text.length > surelySmall) requireSize(bson(() => calculateObjectSize(document)));
  return Buffer.from(text);
}

const reading = { bsonRegExp: true, validation: { utf8: false } } as const;

export function readContent(content: Buffer): Document {
  if (content[0] === 0) return deserialize(content.subarray(1), reading);
  return JSON.parse(content.toString()) as Document;
}

function requireSize(size: number): void {
  if (size > largestDocument) {
    throw requestFailed(`Document is too large: ${String(size)} bytes, at most ${String(largestDocument)}`);
  }
}

function bson<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw requestFailed(error instanceof Error ? error.message : 'the document cannot be stored');
  }
}

/** Whether JSON gives back exactly this value. */
function isPlain(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0);
    case 'object':
      return value === null || (Array.isArray(value) ? value.every(isPlain) : isPlainDocument(value));
    default:
      return false;
  }
}

function isPlainDocument(value: object): boolean {
  if (!isDocument(value)) return false;
  for (const name in value) if (name.includes('\0') || !isPlain(value[name])) return false;
  return true;
}
