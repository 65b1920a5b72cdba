import { deserialize, serialize } from 'bson';
import type { Document } from '../query/document';
import { requestFailed } from './database-error';

const largestDocument = 16 * 1024 * 1024;

/**
 * A document's bytes on disk: BSON, so that its size is the one MongoDB limits.
 * @throws DatabaseError when it is larger than 16 MB or has a field name that BSON cannot hold
 */
export function diskContent(document: Document): Uint8Array {
  const content = bytesOf(document);
  if (content.length > largestDocument) {
    throw requestFailed(`Document is too large: ${String(content.length)} bytes, at most ${String(largestDocument)}`);
  }
  return content;
}

function bytesOf(document: Document): Uint8Array {
  try {
    return serialize(document);
  } catch (error) {
    throw requestFailed(error instanceof Error ? error.message : 'the document cannot be stored');
  }
}

const reading = { bsonRegExp: true, validation: { utf8: false } } as const;

export function readContent(content: Uint8Array): Document {
  return deserialize(content, reading);
}
