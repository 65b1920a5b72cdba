import { isDocument, isOperatorExpression, setField, type Document } from '../query/document';
import { replaceDocument } from '../query/replace';

/** What an upsert with operators starts from: the fields whose value its filter fixes. */
export function upsertStart(filter: Document, freshId: string): Document {
  const fields: Document = {};
  collect(filter, fields);
  return replaceDocument(undefined, fields, fields['_id'] ?? freshId);
}

function collect(filter: Document, fields: Document): void {
  for (const [path, condition] of Object.entries(filter)) {
    if (path === '$and' && Array.isArray(condition)) {
      for (const part of condition as Document[]) collect(part, fields);
    } else if (!path.startsWith('$')) {
      const value = isOperatorExpression(condition) ? condition['$eq'] : condition;
      if (value !== undefined) setPath(fields, path.split('.'), value);
    }
  }
}

function setPath(target: Document, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    setField(target, name, value);
    return;
  }
  const inner = target[name];
  const next = isDocument(inner) ? inner : {};
  setField(target, name, next);
  setPath(next, rest, value);
}
