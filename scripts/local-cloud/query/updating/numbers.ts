import { Long } from 'bson';
import { toNumber } from '../expression/arithmetic';
import { isDocument } from '../document';
import { typeName } from '../matching/type-names';
import { QueryError } from '../query-error';
import type { Change } from './change';

const largest = 2n ** 63n - 1n;

/** `$inc` and `$mul`. Whole numbers stay exact beyond 2^53; what does not fit 64 bits is refused. */
export function arithmetic(operator: '$inc' | '$mul'): Change {
  const verb = operator === '$inc' ? 'increment' : 'multiply';
  return ({ present, operand, path, id }) => {
    if (toNumber(operand) === undefined) {
      throw new QueryError(`Cannot ${verb} with non-numeric argument: {${path}: ${JSON.stringify(operand)}}`);
    }
    if (present === undefined) return operator === '$inc' ? operand : 0;
    if (toNumber(present) === undefined) {
      const field = path.slice(path.lastIndexOf('.') + 1);
      throw new QueryError(
        `Cannot apply ${operator} to a value of non-numeric type. {_id: ${JSON.stringify(id)}} has the field '${field}' of non-numeric type ${typeName(present)}`,
      );
    }
    return operator === '$inc' ? add(present, operand) : multiply(present, operand);
  };
}

function add(left: unknown, right: unknown): unknown {
  return combine(
    left,
    right,
    (a, b) => a + b,
    (a, b) => a + b,
  );
}

function multiply(left: unknown, right: unknown): unknown {
  return combine(
    left,
    right,
    (a, b) => a * b,
    (a, b) => a * b,
  );
}

function combine(
  left: unknown,
  right: unknown,
  doubles: (a: number, b: number) => number,
  integers: (a: bigint, b: bigint) => bigint,
): unknown {
  const result = doubles(toNumber(left) ?? 0, toNumber(right) ?? 0);
  if (Number.isSafeInteger(result)) return result === 0 ? 0 : result;
  const [a, b] = [toInteger(left), toInteger(right)];
  return a === undefined || b === undefined ? result : fitting(integers(a, b));
}

function toInteger(value: unknown): bigint | undefined {
  if (value instanceof Long) return value.toBigInt();
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : undefined;
}

function fitting(value: bigint): number | Long {
  if (value > largest || value < -largest - 1n)
    throw new QueryError('Failed to apply the operation: the result overflows 64 bits');
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : Long.fromBigInt(value);
}

/** `$bit: {field: {and | or | xor: <integer>}}`. */
export const bit: Change = ({ present, operand, path }) => {
  const operations = isDocument(operand) ? Object.entries(operand) : [];
  if (operations.length === 0) {
    throw new QueryError(
      `The $bit modifier is not compatible with a ${typeName(operand)}. You must pass in an embedded document`,
    );
  }
  const start = toInteger(present ?? 0);
  if (start === undefined)
    throw new QueryError(`Cannot apply $bit to a value of non-integral type: ${path} is ${typeName(present)}`);
  return fitting(operations.reduce((value, [name, mask]) => BigInt.asIntN(64, combineBits(name, value, mask)), start));
};

function combineBits(name: string, value: bigint, operand: unknown): bigint {
  const mask = toInteger(operand);
  if (mask === undefined) throw new QueryError('The $bit modifier field must be an Integer(32/64 bit)');
  switch (name) {
    case 'and':
      return value & mask;
    case 'or':
      return value | mask;
    case 'xor':
      return value ^ mask;
    default:
      throw new QueryError(
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator`,
      );
  }
}
