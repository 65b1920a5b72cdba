import type { Document } from '../query/document';
import type { Writer } from './writer';

/** The keys of one document in one index; more than one when a field holds an array. */
export type IndexKeys = readonly string[];

/** One committed state of a document; `document` is undefined when it was removed. Never changed once it is there. */
export interface Version {
  readonly time: number;
  readonly document: Document | undefined;
  /** One entry for each index of the collection, in their order. */
  readonly keys: readonly IndexKeys[];
  older: Version | undefined;
}

/** A document through time, newest version first. */
export interface DocumentRecord {
  readonly id: unknown;
  /** The `_id`, encoded; also the order of equal entries in an index. */
  readonly key: string;
  /** Its place on disk and in natural order: the order of insertion. */
  readonly place: number;
  latest: Version | undefined;
  /** Who is writing it just now. */
  writer: Writer | undefined;
}

/** Looks at committed documents: the newest ones, or those of one moment. */
export interface View {
  readonly snapshot?: number;
  /** A writer sees its own changes before anybody else does. */
  readonly writer?: Writer;
}

/** The version that was committed at a moment, or the newest one. */
export function versionAt(record: DocumentRecord, snapshot: number | undefined): Version | undefined {
  let version = record.latest;
  if (snapshot === undefined) return version;
  while (version !== undefined && version.time > snapshot) version = version.older;
  return version;
}
