import { randomBytes } from 'node:crypto';
import { transactionGone } from './database-error';
import type { History } from './history';
import { Writer } from './writer';

interface OpenTransaction {
  /** Made by the first operation, which is when the snapshot begins. */
  writer: Writer | undefined;
  readonly expiry: NodeJS.Timeout;
}

/** The transactions that are neither committed nor given up, each for a limited time. */
export class OpenTransactions {
  private readonly transactions = new Map<string, OpenTransaction>();

  constructor(
    private readonly history: History,
    private readonly lifeMs: number,
  ) {}

  get size(): number {
    return this.transactions.size;
  }

  begin(): string {
    const id = randomBytes(16).toString('hex');
    const expiry = setTimeout(() => {
      this.abort(id);
    }, this.lifeMs);
    expiry.unref();
    this.transactions.set(id, { writer: undefined, expiry });
    return id;
  }

  /** The writer of an open transaction; its snapshot begins when this is first asked for. */
  writerOf(id: string): Writer {
    const transaction = this.transactions.get(id);
    if (transaction === undefined) throw transactionGone();
    if (transaction.writer === undefined) {
      transaction.writer = new Writer(this.history.now);
      this.history.open(this.history.now);
    }
    return transaction.writer;
  }

  /** Ends a transaction: from here on nobody finds it. What it staged is persisted, then everything of it let go. */
  async commit(id: string, persist: (writer: Writer) => Promise<void>): Promise<void> {
    const writer = this.end(id);
    if (writer === undefined) return;
    try {
      await persist(writer);
    } finally {
      this.closeSnapshot(writer);
    }
  }

  abort(id: string): void {
    const writer = this.end(id);
    if (writer === undefined) return;
    writer.release();
    this.closeSnapshot(writer);
  }

  abortAll(): void {
    for (const id of [...this.transactions.keys()]) this.abort(id);
  }

  private end(id: string): Writer | undefined {
    const transaction = this.transactions.get(id);
    if (transaction === undefined) throw transactionGone();
    clearTimeout(transaction.expiry);
    this.transactions.delete(id);
    return transaction.writer;
  }

  private closeSnapshot(writer: Writer): void {
    if (writer.snapshot !== undefined) this.history.close(writer.snapshot);
  }
}
