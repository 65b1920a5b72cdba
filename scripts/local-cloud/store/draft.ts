import type { Document } from '../query/document';
import type { Collection } from './collection';
import { findDocuments, type Examination, type FindRequest, type Found } from './find';
import type { View } from './record';
import { stageChange, stageInsert } from './stage';
import type { Writer } from './writer';

/** Reads committed documents; inside a transaction those of its snapshot, with its own changes. */
export class Reader {
  constructor(
    protected readonly view: View,
    protected readonly collectionNamed: (name: string) => Collection,
    protected readonly examination: Examination,
  ) {}

  /** @throws DatabaseError when there is no such collection */
  find(collection: string, request: FindRequest): Document[] {
    return this.findRecords(collection, request).map((found) => found.document);
  }

  /** Like `find`, but each with what a draft needs to change it. */
  findRecords(collection: string, request: FindRequest): Found[] {
    return findDocuments(this.collectionNamed(collection), this.view, request, this.examination);
  }
}

/** Changes documents. Nothing is visible to others before all of it is durable. */
export class Draft extends Reader {
  constructor(
    private readonly writer: Writer,
    collectionNamed: (name: string) => Collection,
    examination: Examination,
  ) {
    super(writer.view, collectionNamed, examination);
  }

  insert(collection: string, document: Document): void {
    stageInsert(this.writer, this.collectionNamed(collection), document);
  }

  replace(collection: string, found: Found, document: Document): void {
    stageChange(this.writer, this.collectionNamed(collection), found.record, document);
  }

  remove(collection: string, found: Found): void {
    stageChange(this.writer, this.collectionNamed(collection), found.record, undefined);
  }
}
