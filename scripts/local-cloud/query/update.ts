import { compareValues } from './compare';
import { cloneValue, fieldOf, isDocument, type Document } from './document';
import { typeName } from './matching/type-names';
import { QueryError } from './query-error';
import { assertStorable } from './storable';
import { addToSet, pop, pull, pullAll, push } from './updating/arrays';
import { unchanged, type Change } from './updating/change';
import { openDraft, read, remove, write, type Draft, type Path } from './updating/draft';
import { arithmetic, bit } from './updating/numbers';
import { parsePath, resolveTargets } from './updating/targets';

/** What an update may depend on besides the document. */
export interface UpdateContext {
  now: Date;
  /** The filter that found the document: `$` in a path is the array element it matched. */
  filter: Document;
}

/**
 * Applies MongoDB's update operators to a document. Answers a new document, or the very same object when nothing changes.
 * Refuses what MongoDB refuses: operands or fields of the wrong type, a change of `_id`, paths in conflict, unknown operators.
 */
export function applyUpdate(document: Document, update: Document, context: UpdateContext): Document {
  const steps = readSteps(update);
  const draft = openDraft(document);
  for (const step of steps) applyStep(draft, step, context);
  if (draft.root !== document && compareValues(draft.root['_id'], document['_id']) !== 0) {
    throw new QueryError("Performing an update on the path '_id' would modify the immutable field '_id'");
  }
  return draft.root;
}

interface Step {
  operator: string;
  path: string;
  operand: unknown;
}

const changes: Record<string, Change> = {
  $set: ({ operand }) => cloneValue(operand),
  $inc: arithmetic('$inc'),
  $mul: arithmetic('$mul'),
  $min: ({ present, operand }) => (present === undefined || compareValues(operand, present) < 0 ? operand : unchanged),
  $max: ({ present, operand }) => (present === undefined || compareValues(operand, present) > 0 ? operand : unchanged),
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
  $bit: bit,
  $currentDate: ({ operand, now }) => currentDate(operand, now),
  $setOnInsert: () => unchanged,
};

/** Operators whose operand ends up in the document, and must be fit to be stored. */
const storing = new Set(['$set', '$min', '$max', '$push', '$addToSet']);

function readSteps(update: Document): Step[] {
  const names = Object.keys(update);
  if (names.length === 0) throw new QueryError('update document must have at least one element');
  const steps = names.flatMap((operator) => readOperator(operator, update[operator]));
  refuseConflicts(steps);
  return steps;
}

function readOperator(operator: string, fields: unknown): Step[] {
  if (!operator.startsWith('$')) throw new QueryError('multi update only works with $ operators');
  if (!Object.hasOwn(changes, operator) && operator !== '$unset' && operator !== '$rename') {
    throw new QueryError(`Unknown modifier: ${operator}`);
  }
  if (!isDocument(fields)) {
    throw new QueryError(
      `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}}`,
    );
  }
  if (Object.keys(fields).length === 0) {
    throw new QueryError(`'${operator}' is empty. You must specify a field like so: {${operator}: {<field>: ...}}`);
  }
  return Object.entries(fields).map(([path, operand]) => {
    if (storing.has(operator)) assertStorable(withoutModifiers(operator, operand), path);
    return { operator, path, operand };
  });
}

/** `$each` and its like belong to the operator, not to what is stored. */
function withoutModifiers(operator: string, operand: unknown): unknown {
  const takesEach = operator === '$push' || operator === '$addToSet';
  return takesEach && isDocument(operand) && '$each' in operand ? operand['$each'] : operand;
}

function refuseConflicts(steps: readonly Step[]): void {
  const paths = steps.flatMap(({ operator, path, operand }) =>
    operator === '$rename' && typeof operand === 'string' ? [path, operand] : [path],
  );
  if (paths.length < 2) return;
  const sorted = paths.map((path) => `${path}.`).sort();
  sorted.forEach((path, i) => {
    const shorter = sorted[i - 1];
    if (shorter === undefined || !path.startsWith(shorter)) return;
    throw new QueryError(
      `Updating the path '${path.slice(0, -1)}' would create a conflict at '${shorter.slice(0, -1)}'`,
    );
  });
}

function applyStep(draft: Draft, { operator, path, operand }: Step, context: UpdateContext): void {
  const parsed = parsePath(path);
  if (operator === '$rename') {
    rename(draft, parsed, operand);
    return;
  }
  for (const target of resolveTargets(draft, parsed, context.filter)) {
    if (operator === '$unset') remove(draft, target);
    else changeField(draft, target, operator, operand, context.now);
  }
}

function changeField(draft: Draft, target: Path, operator: string, operand: unknown, now: Date): void {
  const present = read(draft, target);
  const id = fieldOf(draft.original, '_id');
  const value = changes[operator]?.({ present, operand, path: target.join('.'), id, now });
  if (value !== unchanged) write(draft, target, value);
}

function rename(draft: Draft, source: Path, operand: unknown): void {
  if (typeof operand !== 'string') {
    throw new QueryError(
      `The 'to' field for $rename must be a string: ${source.join('.')}: ${JSON.stringify(operand)}`,
    );
  }
  const target = parsePath(operand);
  if (source.join('.') === operand) {
    throw new QueryError(`The source and target field for $rename must differ: ${operand}: "${operand}"`);
  }
  refuseArrays(draft, source, 'source');
  refuseArrays(draft, target, 'destination');
  const value = read(draft, source);
  if (value === undefined) return;
  remove(draft, source);
  write(draft, target, value);
}

function refuseArrays(draft: Draft, path: Path, role: string): void {
  const throughArray = path.some((_part, i) => i > 0 && Array.isArray(read(draft, path.slice(0, i))));
  if (throughArray || path.some((part) => part.startsWith('$'))) {
    throw new QueryError(`The ${role} field cannot be an array element, '${path.join('.')}'`);
  }
}

function currentDate(operand: unknown, now: Date): Date {
  const type = isDocument(operand) ? operand['$type'] : undefined;
  if (typeof operand === 'boolean' || type === 'date' || type === 'timestamp') return new Date(now.getTime());
  throw new QueryError(
    `${typeName(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression`,
  );
}
