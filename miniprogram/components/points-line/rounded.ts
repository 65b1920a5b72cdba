import type { Award, Because } from '@vip-card/core';

/**
 * Whether a rule of the award earned a fraction of a point. Awards are rounded in all and not row by row, so such a row does
 * not follow exactly from its own words.
 */
export function isRounded({ applied }: Pick<Award, 'applied'>): boolean {
  const because = applied.map((each) => each.because);
  const base = because.find((each) => each.kind === 'base-earn');
  return base !== undefined && because.some((each) => earnsFraction(each, base));
}

/** A multiplier earns `extra` times the base on what it covers: the lines of a category, or all that earned the base. */
function earnsFraction(because: Because, { spent, perYuan }: Because & { kind: 'base-earn' }): boolean {
  const covered = 'spent' in because ? because.spent : spent;
  // Fixed points and points that were brought over are whole.
  const times = because.kind === 'base-earn' ? { numerator: 1, denominator: 1 } : 'extra' in because && because.extra;
  if (times === false) return false;
  const fenPerYuan = 100;
  return (covered * perYuan.numerator * times.numerator) % (fenPerYuan * perYuan.denominator * times.denominator) !== 0;
}
