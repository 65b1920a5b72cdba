import { Long } from 'bson';
import { QueryError } from '../query-error';
import type { ValueTest } from './path';

/** The test behind `$mod: [divisor, remainder]`; fractions are cut off, as MongoDB does. */
export function compileModTest(operand: unknown): ValueTest {
  if (!Array.isArray(operand)) throw new QueryError('malformed mod, needs to be an array');
  if (operand.length < 2) throw new QueryError('malformed mod, not enough elements');
  if (operand.length > 2) throw new QueryError('malformed mod, too many elements');
  const [divisor, remainder] = operand.map((part: unknown) =>
    typeof part === 'number' ? Math.trunc(part) : Number.NaN,
  );
  if (divisor === undefined || Number.isNaN(divisor)) throw new QueryError('malformed mod, divisor not a number');
  if (remainder === undefined || Number.isNaN(remainder)) throw new QueryError('malformed mod, remainder not a number');
  if (divisor === 0) throw new QueryError('divisor cannot be 0');
  return (value) =>
    typeof value === 'number' && Number.isFinite(value) && (Math.trunc(value) % divisor) - remainder === 0;
}

export type BitsOperator = '$bitsAllSet' | '$bitsAllClear' | '$bitsAnySet' | '$bitsAnyClear';

/** The test behind the four `$bits...` operators, over a mask or a list of bit positions. */
export function compileBitsTest(operator: BitsOperator, operand: unknown): ValueTest {
  const mask = readMask(operator, operand);
  return (value) => {
    const bits = toBits(value);
    if (bits === undefined) return false;
    switch (operator) {
      case '$bitsAllSet':
        return (bits & mask) === mask;
      case '$bitsAllClear':
        return (bits & mask) === 0n;
      case '$bitsAnySet':
        return (bits & mask) !== 0n;
      case '$bitsAnyClear':
        return (bits & mask) !== mask;
    }
  };
}

function readMask(operator: string, operand: unknown): bigint {
  if (Array.isArray(operand))
    return operand.reduce((mask: bigint, bit: unknown) => mask | (1n << position(operator, bit)), 0n);
  const bits = toBits(operand);
  if (bits === undefined || bits < 0n) throw new QueryError(`${operator} takes an Array, a number, or a BinData`);
  return bits;
}

function position(operator: string, bit: unknown): bigint {
  if (typeof bit === 'number' && Number.isInteger(bit) && bit >= 0) return BigInt(Math.min(bit, 63));
  throw new QueryError(`${operator} bit positions must be non-negative integers`);
}

function toBits(value: unknown): bigint | undefined {
  if (value instanceof Long) return value.toBigInt();
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : undefined;
}
