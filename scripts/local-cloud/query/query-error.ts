/** A refusal of the database: what MongoDB would not do, under the code CloudBase gives it. */
export class QueryError extends Error {
  readonly code: string;

  constructor(message: string, code = 'DATABASE_REQUEST_FAILED') {
    super(message);
    this.name = 'QueryError';
    this.code = code;
  }
}
