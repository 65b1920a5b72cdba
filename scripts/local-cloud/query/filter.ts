import { isDocument, type Document } from './document';
import { compileExpression, truthy } from './expression/expression';
import { allOf } from './matching/clause';
import { compileJsonSchema } from './matching/json-schema';
import { compileField } from './matching/operators';
import type { DocumentTest } from './matching/path';
import { QueryError } from './query-error';

/**
 * Compiles a MongoDB filter into a test of documents. Everything MongoDB would refuse (unknown operators, operands of the
 * wrong type) is refused here, before the first document is looked at. `variables` are what `$expr` may name as `$$name`.
 */
export function compileFilter(filter: Document, variables: Document = {}): DocumentTest {
  return allOf(Object.entries(filter).map(([name, condition]) => compileEntry(name, condition, variables)));
}

function compileEntry(name: string, condition: unknown, variables: Document): DocumentTest {
  if (!name.startsWith('$')) return compileField(name, condition, compileFilter);
  switch (name) {
    case '$and':
      return allOf(compileList(name, condition, variables));
    case '$or':
      return anyOf(compileList(name, condition, variables));
    case '$nor': {
      const any = anyOf(compileList(name, condition, variables));
      return (document) => !any(document);
    }
    case '$expr': {
      const evaluate = compileExpression(condition);
      return (document) => truthy(evaluate({ root: document, current: document, variables }));
    }
    case '$jsonSchema':
      return compileJsonSchema(condition);
    case '$comment':
      return () => true;
    case '$where':
    case '$text':
      throw new QueryError(`${name} is not supported by the local cloud`);
    default:
      throw new QueryError(`unknown top level operator: ${name}`);
  }
}

function compileList(operator: string, filters: unknown, variables: Document): DocumentTest[] {
  if (!Array.isArray(filters)) throw new QueryError(`${operator} must be an array`);
  if (filters.length === 0) throw new QueryError('$and/$or/$nor must be a nonempty array');
  return (filters as unknown[]).map((filter) => {
    if (!isDocument(filter)) throw new QueryError('$or/$and/$nor entries need to be full objects');
    return compileFilter(filter, variables);
  });
}

function anyOf(tests: readonly DocumentTest[]): DocumentTest {
  return (document) => tests.some((test) => test(document));
}
