import { isDuplicate, type Database, type Query } from './database';

/** What a find may ask for beyond equality: made by the SDK's `db.command`. */
export type Condition<Doc> = { [Field in keyof Doc]?: unknown } & Record<string, unknown>;

export interface FindOptions<Doc> {
  order?: readonly (readonly [field: (keyof Doc & string) | '_id', direction: 'asc' | 'desc'])[];
  skip?: number;
  /** At most 1000, the platform's limit; 100 when absent. */
  limit?: number;
}

/** One collection, typed. `_id` is a name outside the document; it is stripped on reading. */
export class Shelf<Doc extends object> {
  constructor(
    private readonly database: Database,
    readonly name: string,
  ) {}

  /** The document of this name, if there is one. */
  async find(id: string): Promise<Doc | undefined> {
    const { data } = await this.database.collection(this.name).doc(id).get();
    const [document] = data as Named<Doc>[];
    return document && stripped(document);
  }

  /** The documents that meet a condition. An undefined value is a fault: the SDK would drop it and find too much. */
  async where(condition: Condition<Doc>, options: FindOptions<Doc> = {}): Promise<Doc[]> {
    return readWhere(this.database.collection(this.name), condition, options);
  }

  /** Some fields only of the documents that meet a condition. */
  async select<Field extends keyof Doc & string>(
    fields: readonly Field[],
    condition: Condition<Doc>,
    options: FindOptions<Doc> = {},
  ): Promise<Pick<Doc, Field>[]> {
    return readWhere(this.database.collection(this.name).field(projectionOf(fields)), condition, options);
  }

  /** How many documents meet a condition. */
  async count(condition: Condition<Doc>): Promise<number> {
    requireDefined(condition);
    const { total } = await this.database.collection(this.name).where(condition).count();
    return total ?? 0;
  }

  /** Some fields of all documents, in the order of their names, in pages of at most 1000. */
  async *pages<Field extends keyof Doc & string>(fields: readonly Field[]): AsyncGenerator<Pick<Doc, Field>[]> {
    const { command } = this.database;
    let after: string | undefined;
    for (;;) {
      const condition = after === undefined ? {} : { _id: command.gt(after) };
      const query = this.database.collection(this.name).where(condition).orderBy('_id', 'asc').limit(LARGEST_PAGE);
      const page = (await query.field(projectionOf(fields)).get()).data as Named<Doc>[];
      after = page[page.length - 1]?._id;
      if (page.length > 0) yield page.map(stripped);
      if (page.length < LARGEST_PAGE) return;
    }
  }

  /** Writes a document that must not exist yet. */
  async insert(id: string, document: Doc): Promise<'inserted' | 'exists'> {
    try {
      await this.database.collection(this.name).add({ ...document, _id: id });
      return 'inserted';
    } catch (thrown) {
      if (isDuplicate(thrown)) return 'exists';
      throw thrown;
    }
  }

  /** Writes documents under names that the database makes, all at once. */
  async append(...documents: readonly Doc[]): Promise<void> {
    if (documents.length > 0) await this.database.collection(this.name).add(documents);
  }

  /** Writes many new documents at once. */
  async insertAll(documents: readonly (readonly [id: string, document: Doc])[]): Promise<void> {
    if (documents.length === 0) return;
    await this.database.collection(this.name).add(documents.map(([id, document]) => ({ ...document, _id: id })));
  }

  /** Writes a document, replacing one of the same name. */
  async put(id: string, document: Doc): Promise<void> {
    await this.database.collection(this.name).doc(id).set(document);
  }

  /** Changes the documents that meet a condition, each atomically, and says how many did. */
  async update(condition: Condition<Doc>, changes: Record<string, unknown>): Promise<number> {
    requireDefined(condition);
    const { updated } = await this.database.collection(this.name).where(condition).update(changes);
    return updated ?? 0;
  }

  /** Removes the documents that meet a condition, and says how many. */
  async remove(condition: Condition<Doc>): Promise<number> {
    requireDefined(condition);
    const { deleted } = await this.database.collection(this.name).where(condition).remove();
    return Number(deleted ?? 0);
  }

  /** Adds one to a number and answers what it became; undefined when there is no such document. */
  async increment(id: string, field: keyof Doc & string): Promise<number | undefined> {
    const query = this.database.collection(this.name).where({ _id: id });
    const { doc } = await query.updateAndReturn({ [field]: this.database.command.inc(1) });
    return (doc as Record<string, number> | null | undefined)?.[field];
  }
}

type Named<Doc> = { _id: string } & Doc;

/** The platform answers no more documents at once. */
const LARGEST_PAGE = 1000;

/** `where().get()`, which works on a collection and on a collection within a transaction alike. */
export async function readWhere<Doc extends object>(
  collection: Query,
  condition: Condition<Doc>,
  options: FindOptions<Doc>,
): Promise<Doc[]> {
  requireDefined(condition);
  let query: Query = collection.where(condition);
  for (const [field, direction] of options.order ?? []) query = query.orderBy(field, direction);
  if (options.skip !== undefined && options.skip > 0) query = query.skip(options.skip);
  const { data } = await query.limit(options.limit ?? 100).get();
  return (data as Named<Doc>[]).map(stripped);
}

/** A document without its name. */
export function stripped<Doc extends object>(document: Named<Doc>): Doc {
  const content: Partial<Named<Doc>> = { ...document };
  delete content._id;
  return content as Doc;
}

function projectionOf(fields: readonly string[]): Record<string, boolean> {
  return Object.fromEntries(fields.map((field) => [field, true]));
}

function requireDefined(condition: object): void {
  for (const [field, value] of Object.entries(condition)) {
    if (value === undefined) throw new TypeError(`a condition on ${field} without a value`);
  }
}
