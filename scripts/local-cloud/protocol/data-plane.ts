import { isDocument } from '../query/document';
import { QueryError } from '../query/query-error';
import { DatabaseError, type Store } from '../store';
import { addCollection } from './add-collection';
import { aggregateDocuments } from './aggregate-documents';
import { calculateDocument } from './calculate-document';
import { getDocument } from './get-document';
import { insertDocument } from './insert-document';
import { modifyAndReturnDoc, modifyDocument } from './modify-document';
import { removeDocument } from './remove-document';
import { invalidParameter, type Call } from './request';
import { abortTransaction, commitTransaction, startTransaction } from './transactions';

type Action = (store: Store, call: Call) => object | Promise<object>;

const actions: ReadonlyMap<string, Action> = new Map(
  Object.entries({
    'database.addCollection': addCollection,
    'database.insertDocument': insertDocument,
    'database.getDocument': getDocument,
    'database.calculateDocument': calculateDocument,
    'database.modifyDocument': modifyDocument,
    'database.modifyAndReturnDoc': modifyAndReturnDoc,
    'database.removeDocument': removeDocument,
    'database.aggregateDocuments': aggregateDocuments,
    'database.startTransaction': startTransaction,
    'database.commitTransaction': commitTransaction,
    'database.abortTransaction': abortTransaction,
  }),
);

/** A request's answer: what the action answers, or `{code, message}`; the server adds its `requestId`. */
type Answer = object | { code: string; message: string };

export interface DataPlane {
  /** Whether the data plane answers this action. */
  handles(action: unknown): boolean;
  /** Answers a parsed request body. Refusals are answers; it never rejects. */
  handle(body: unknown): Promise<Answer>;
  /** Waits for writes under way, then frees the data folder. */
  close(): Promise<void>;
}

export interface DataPlaneOptions {
  readonly store: Store;
  /** The time of `serverDate`. Transactions expire by the wall clock, whatever this one shows. */
  readonly clock: { now(): number };
}

/** CloudBase's database actions over a store. */
export function createDataPlane({ store, clock }: DataPlaneOptions): DataPlane {
  return {
    handles: (action) => typeof action === 'string' && actions.has(action),
    async handle(body) {
      try {
        const call = { body: isDocument(body) ? body : {}, now: new Date(clock.now()) };
        const action = actions.get(String(call.body['action']));
        if (action === undefined) throw invalidParameter(`unknown action ${String(call.body['action'])}`);
        return await action(store, call);
      } catch (error) {
        return answerTo(error);
      }
    },
    close: () => store.close(),
  };
}

function answerTo(error: unknown): { code: string; message: string } {
  if (error instanceof DatabaseError || error instanceof QueryError)
    return { code: error.code, message: error.message };
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'DATABASE_REQUEST_FAILED', message: `[FailedOperation] ${message}` };
}
