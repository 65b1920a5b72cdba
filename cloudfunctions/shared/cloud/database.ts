import cloudbase from '@cloudbase/node-sdk';

/** What this project uses of the SDK's database, with types where the SDK has none. */
export interface Database {
  collection(name: string): Collection;
  command: Command;
  startTransaction(): Promise<SdkTransaction>;
}

export interface Query {
  where(condition: object): Query;
  orderBy(field: string, direction: string): Query;
  skip(count: number): Query;
  limit(count: number): Query;
  field(projection: object): Query;
  get(): Promise<{ data: unknown[] }>;
  count(): Promise<{ total?: number }>;
  update(changes: object): Promise<{ updated?: number }>;
  remove(): Promise<{ deleted?: number | string }>;
  updateAndReturn(changes: object): Promise<{ doc?: unknown }>;
}

interface Collection extends Query {
  doc(id: string): {
    /** An array outside a transaction, an object or null inside. */
    get(): Promise<{ data: unknown }>;
    set(document: object): Promise<unknown>;
    remove(): Promise<unknown>;
  };
  add(documents: object): Promise<unknown>;
}

/** Only `doc(id)`, `add` and `where().get()` take part in the transaction; the SDK sends all else past it. */
export interface SdkTransaction {
  collection(name: string): Collection;
  commit(): Promise<unknown>;
  rollback(): Promise<unknown>;
}

interface Comparison {
  and(other: object): object;
}

interface Command {
  gt(value: unknown): Comparison;
  gte(value: unknown): Comparison;
  lt(value: unknown): Comparison;
  lte(value: unknown): Comparison;
  /** What has no such field is met too. */
  neq(value: unknown): Comparison;
  in(values: unknown[]): Comparison;
  inc(by: number): object;
  set(value: object): object;
  remove(): object;
  push(values: { each: unknown[]; slice: number }): object;
}

let app: cloudbase.CloudBase | undefined;

/** This environment's CloudBase, made once for each warm instance. The SDK turns keep-alive off in functions. */
export function cloudApp(): cloudbase.CloudBase {
  app ??= cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV, keepalive: true });
  return app;
}

/** This environment's database. */
export function cloudDatabase(): Database {
  return cloudApp().database();
}

/** The error codes that the SDK throws and this project tells apart. */
function errorCode(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';
}

/** Another transaction touched the same document, or this one grew too old: nothing was written, and trying again may work. */
export function isConflict(thrown: unknown): boolean {
  return ['DATABASE_TRANSACTION_CONFLICT', 'DATABASE_TRANSACTION_FAIL'].includes(errorCode(thrown));
}

/** A document with this `_id` exists already. */
export function isDuplicate(thrown: unknown): boolean {
  return (
    errorCode(thrown) === 'DATABASE_REQUEST_FAILED' && thrown instanceof Error && thrown.message.includes('E11000')
  );
}

/** The connection broke: what was sent last may or may not have arrived. */
export function isLostAnswer(thrown: unknown): boolean {
  return ['ECONNRESET', 'ETIMEDOUT', 'ESOCKETTIMEDOUT', 'EPIPE', 'ECONNABORTED'].includes(errorCode(thrown));
}
