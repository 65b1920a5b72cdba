import type { Fen } from '../units';

/**
 * Where one engine reckons: made once and used for one bill after the other, because bills come by the million in a dry run
 * and with every key at a till. Nothing on it outlives the bill. Claims are in units of 1/denominator of a point.
 */
export class Desk<Rule> {
  /** What was paid for each line; 0 for lines that do not count. */
  counted = new Float64Array(32);
  /** What each line claims for a fen, and then in all; bonuses apart. */
  ofLines = new Float64Array(32);
  /** So many rules applied; which, what each covered, and what it claims. */
  applied = 0;
  readonly rules: Rule[];
  readonly covered: number[];
  readonly ofRules: Float64Array;
  /** For spreading. Whole numbers are kept in a plain array: what is read from it goes into the award as it is. */
  readonly parts: number[] = [];
  remainders: Float64Array;

  /** `rules` are all that may apply. */
  constructor(rules: readonly Rule[]) {
    this.rules = [...rules];
    this.covered = rules.map(() => 0);
    this.ofRules = new Float64Array(rules.length);
    this.remainders = new Float64Array(32 + rules.length);
  }

  /** Makes room for a bill of so many lines. */
  clear(lines: number): void {
    this.applied = 0;
    if (lines > this.counted.length) {
      this.counted = new Float64Array(lines * 2);
      this.ofLines = new Float64Array(lines * 2);
      this.remainders = new Float64Array(lines * 2 + this.rules.length);
    }
  }

  apply(rule: Rule, covered: Fen, claim: number): void {
    this.rules[this.applied] = rule;
    this.covered[this.applied] = covered;
    this.ofRules[this.applied] = claim;
    this.applied += 1;
  }
}
