/** A refusal of the database under the code that CloudBase gives it. */
export class DatabaseError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'DatabaseError';
    this.code = code;
  }
}

/** The data folder cannot be used at all: a message for the person who started the program. */
export class DataFolderError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DataFolderError';
  }
}

const contact = 'Please check your request, but if the problem persists, contact us.';

export function requestFailed(message: string): DatabaseError {
  return new DatabaseError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`);
}

export function collectionMissing(name: string): DatabaseError {
  return new DatabaseError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound.CollectionNotExists] Db or Table not exist: ${name}. ${contact}`,
  );
}

export function collectionExists(name: string): DatabaseError {
  return new DatabaseError(
    'DATABASE_COLLECTION_ALREADY_EXIST',
    `[ResourceExist.CollectionExist] Db or Table exist: ${name}. ${contact}`,
  );
}

export function duplicateKey(collection: string, index: string, values: readonly unknown[]): DatabaseError {
  const shown = values.map((value) => `: ${JSON.stringify(value ?? null)}`).join(', ');
  return new DatabaseError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.Write] multiple write errors: [{write errors: [{E11000 duplicate key error collection: local.${collection} ` +
      `index: ${index} dup key: { ${shown} }}]}, {<nil>}]`,
  );
}

/** Another writer was first; the transaction is over and may be tried again from its start. */
export function transactionConflict(): DatabaseError {
  return new DatabaseError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${contact}`,
  );
}

export function transactionGone(): DatabaseError {
  return new DatabaseError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in ' +
      `30 seconds. ${contact}`,
  );
}
