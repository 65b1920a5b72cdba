/** What one operator sees of one field. */
export interface Field {
  /** The value there now; undefined when the field is missing. */
  present: unknown;
  operand: unknown;
  /** Dotted, for messages. */
  path: string;
  /** The document's `_id`, for messages. */
  id: unknown;
  now: Date;
}

/** Leaves the field as it is, missing included. */
export const unchanged = Symbol('unchanged');

/** One operator: the value that a field gets. */
export type Change = (field: Field) => unknown;
