import cloudbase from '@cloudbase/node-sdk';

/** Where documents are: the SDK's own type, of which this project uses little. */
export type Database = ReturnType<cloudbase.CloudBase['database']>;

let app: cloudbase.CloudBase | undefined;

/** This environment's CloudBase, made once for each warm instance. The SDK turns keep-alive off in functions. */
export function cloudApp(): cloudbase.CloudBase {
  app ??= cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV, keepalive: true });
  return app;
}

/** The error codes that the SDK throws and this project tells apart. */
export function errorCode(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';
}

/** Another transaction touched the same document, or this one grew too old: nothing was written, and trying again may work. */
export function isConflict(thrown: unknown): boolean {
  return ['DATABASE_TRANSACTION_CONFLICT', 'DATABASE_TRANSACTION_FAIL'].includes(errorCode(thrown));
}

/** A document with this `_id` exists already. */
export function isDuplicate(thrown: unknown): boolean {
  return errorCode(thrown) === 'DATABASE_REQUEST_FAILED' && String((thrown as Error).message).includes('E11000');
}
