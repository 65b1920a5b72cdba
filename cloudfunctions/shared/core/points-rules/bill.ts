import type { TierName } from '../tiers';
import type { Fen } from '../units';
import type { Because, Missed } from './award';

/** What the rules look at: the lines of one bill and who pays it. */
export interface Bill {
  lines: readonly BillLine[];
  tier: TierName;
}

export interface BillLine {
  category: string;
  paid: Fen;
}

/** What one rule says of one bill: it applies to the lines it covers, it misses, or it has nothing to say. */
export type Verdict =
  | { kind: 'applies'; because: Because; covers: (line: BillLine) => boolean }
  | { kind: 'misses'; missed: Missed }
  | { kind: 'silent' };

export const SILENT: Verdict = { kind: 'silent' };
