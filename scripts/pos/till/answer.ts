import * as v from 'valibot';
import type { Outcome, Reason } from '../client';
import type { Reading } from '../clock';
import type { Queued } from '../outbox';
import type { Provisional } from './provisional';
import type { Difference, Saying } from './sayings';

/** What the till keeps with a letter: the points that it showed. */
export interface TillNote {
  provisional: Provisional | null;
  /** Points that are to pay; the server alone says whether they do. */
  redeem: number;
  /** What the clocks showed when it was made; null when the server had told the time by then. */
  made: Reading | null;
}

/** What it keeps of an answer. */
export type TillAnswer =
  | {
      kind: 'done';
      points: number | null;
      pointsAfter: number | null;
      due: number | null;
      difference: Difference | null;
    }
  | { kind: 'refused'; reason: Reason };

const saleAnswer = v.object({ award: v.object({ total: v.number() }), pointsAfter: v.number(), due: v.number() });
const refundAnswer = v.object({ reversed: v.number(), pointsAfter: v.number() });
/** What is kept of the server's last word on a letter. */
export function answerOf(
  { path, receipt, note }: Queued<TillNote>,
  outcome: Extract<Outcome, { kind: 'done' | 'refused' }>,
): TillAnswer {
  if (outcome.kind === 'refused') return { kind: 'refused', reason: outcome.reason };
  // What was taken is taken: an answer that we cannot read must not hold up what comes after it.
  const unread = { kind: 'done', points: null, pointsAfter: null, due: null, difference: null } as const;
  if (path === '/refunds') {
    const { success, output } = v.safeParse(refundAnswer, outcome.value);
    return success ? { ...unread, points: 0 - output.reversed, pointsAfter: output.pointsAfter } : unread;
  }
  const { success, output } = v.safeParse(saleAnswer, outcome.value);
  if (!success) return unread;
  const { award, pointsAfter, due } = output;
  const till = note.provisional?.points;
  const differs = till !== undefined && till !== award.total;
  const difference = differs ? { receipt, till, server: award.total } : null;
  return { kind: 'done', points: award.total, pointsAfter, due, difference };
}

/** What an answer is to the person at the till. */
export function sayingOf(receipt: string, answer: TillAnswer): Saying {
  if (answer.kind === 'refused') return { say: 'refused', receipt, reason: answer.reason };
  const { points, pointsAfter, due, difference } = answer;
  return { say: 'settled', receipt, points, pointsAfter, due, difference };
}
