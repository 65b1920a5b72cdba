import type { CollectionName, Documents } from './documents';
import { isDuplicate, type SdkTransaction } from './database';
import { readWhere, stripped, type Condition, type FindOptions } from './shelf';

/** Within a transaction: reads go to its snapshot, writes are kept back until the decision stands. */
interface TransactionShelf<Doc extends object> {
  find(id: string): Promise<Doc | undefined>;
  where(condition: Condition<Doc>, options?: FindOptions<Doc>): Promise<Doc[]>;
  insert(id: string, document: Doc): void;
  put(id: string, document: Doc): void;
  remove(id: string): void;
}

export type Transaction = { readonly [Name in CollectionName]: TransactionShelf<Documents[Name]> } & {
  /** Whether an earlier try found that a document to be inserted here exists already. */
  collided(collection: CollectionName): boolean;
};

/** An insert met a document of the same name. */
export class DuplicateDocument extends Error {
  constructor(readonly collection: CollectionName) {
    super(`${collection}: a document of this name exists`);
  }
}

interface Write {
  collection: CollectionName;
  id: string;
  /** Undefined to remove. */
  document: object | undefined;
}

/** The writes of one try. Documents that others may hold come first: a conflict shows before anything else is sent. */
export class PendingWrites {
  readonly puts: Write[] = [];
  readonly inserts = new Map<CollectionName, { id: string; document: object }[]>();

  insert(collection: CollectionName, id: string, document: object): void {
    const known = this.inserts.get(collection);
    if (known) known.push({ id, document });
    else this.inserts.set(collection, [{ id, document }]);
  }

  async send(transaction: SdkTransaction): Promise<void> {
    for (const { collection, id, document } of this.puts) {
      const reference = transaction.collection(collection).doc(id);
      await (document ? reference.set(document) : reference.remove());
    }
    for (const [collection, documents] of this.inserts) {
      try {
        await transaction.collection(collection).add(documents.map(({ id, document }) => ({ ...document, _id: id })));
      } catch (thrown) {
        throw isDuplicate(thrown) ? new DuplicateDocument(collection) : thrown;
      }
    }
  }
}

/** Opens the shelves of a transaction. */
export function openTransaction(
  transaction: SdkTransaction,
  names: readonly CollectionName[],
  writes: PendingWrites,
  collisions: ReadonlySet<CollectionName>,
): Transaction {
  const shelves = names.map((name) => [name, shelfIn(transaction, name, writes)]);
  return {
    ...(Object.fromEntries(shelves) as Omit<Transaction, 'collided'>),
    collided: (collection: CollectionName) => collisions.has(collection),
  };
}

function shelfIn(transaction: SdkTransaction, name: CollectionName, writes: PendingWrites): TransactionShelf<object> {
  return {
    async find(id) {
      const { data } = await transaction.collection(name).doc(id).get();
      return data ? stripped(data as { _id: string }) : undefined;
    },
    where: (condition, options = {}) => readWhere(transaction.collection(name), condition, options),
    insert: (id, document) => writes.insert(name, id, document),
    put: (id, document) => void writes.puts.push({ collection: name, id, document }),
    remove: (id) => void writes.puts.push({ collection: name, id, document: undefined }),
  };
}
