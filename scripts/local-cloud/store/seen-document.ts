import type { Document } from '../query/document';
import { versionAt, type DocumentRecord, type View } from './record';

/** The document as a view sees it: the writer's own change first. */
export function seenDocument(record: DocumentRecord, view: View): Document | undefined {
  if (view.writer !== undefined && record.writer === view.writer) {
    const own = view.writer.staged.get(record);
    if (own !== undefined) return own.document;
  }
  return versionAt(record, view.snapshot)?.document;
}
