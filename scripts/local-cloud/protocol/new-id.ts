import { randomBytes } from 'node:crypto';

/** An `_id` for a document that came without one, in CloudBase's form: 32 hexadecimal digits. */
export function newId(): string {
  return randomBytes(16).toString('hex');
}
