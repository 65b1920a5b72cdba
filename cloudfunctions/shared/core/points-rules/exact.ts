/**
 * `value * numerator / denominator`, rounded down, for whole non-negative numbers. A product beyond the exact integers is
 * rare and takes the slower way.
 */
export function floorOfPart(value: number, numerator: number, denominator: number): number {
  const product = value * numerator;
  if (Number.isSafeInteger(product)) return (product - (product % denominator)) / denominator;
  return Number((BigInt(value) * BigInt(numerator)) / BigInt(denominator));
}

/** `value * numerator / denominator`, rounded up. */
export function ceilingOfPart(value: number, numerator: number, denominator: number): number {
  const product = value * numerator;
  if (Number.isSafeInteger(product)) {
    const remainder = product % denominator;
    return (product - remainder) / denominator + (remainder > 0 ? 1 : 0);
  }
  const [exact, by] = [BigInt(value) * BigInt(numerator), BigInt(denominator)];
  return Number(exact / by + BigInt(exact % by > 0 ? 1 : 0));
}
