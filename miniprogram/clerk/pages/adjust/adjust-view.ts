import { ADJUSTMENT_REASONS, type AdjustmentReason, type AdjustmentsActions, type Points } from '@vip-card/core';
import { signed, whole } from '../../../copy/figures';
import { customerLine, type CustomerLine, type Words } from '../../counter/customer-line';
import type { AdjustDraft, KeptAdjust } from '../../counter/kept-drafts';
import type { SlipPart } from '../../counter/return-slip';

export type Adjusted = AdjustmentsActions['propose']['value'];

export interface AdjustState {
  kept: KeptAdjust;
  /** What she has; undefined after a restart. */
  points: Points | undefined;
  step: 'typing' | 'sending' | 'unanswered' | 'done';
  adjusted: Adjusted | undefined;
}

export interface AdjustView {
  customer: CustomerLine;
  now: string;
  ways: { way: 'give' | 'take'; label: string; on: boolean }[];
  reasons: { reason: AdjustmentReason; label: string; on: boolean }[];
  typed: string;
  note: string;
  /** What she would have, or that she has too few. */
  becomes: string;
  confirm: string;
  mayConfirm: boolean;
  done: { title: string; figure: string; parts: SlipPart[] } | null;
}

export function adjustView({ kept, points, step, adjusted }: AdjustState, words: Words): AdjustView {
  const { adjust } = words.clerk;
  const { way, reason, points: typed, note } = kept.draft;
  const wanted = signedPoints(kept.draft);
  const after = ((points ?? 0) + wanted) as Points;
  const isShort = points !== undefined && after < 0;
  return {
    customer: customerLine(kept.member, words),
    now: points === undefined ? '' : adjust.now(points),
    ways: (['give', 'take'] as const).map((each) => ({ way: each, label: adjust[each], on: each === way })),
    reasons: ADJUSTMENT_REASONS.map((each) => ({ reason: each, label: adjust.reasons[each], on: each === reason })),
    typed,
    note,
    becomes: points === undefined || wanted === 0 ? '' : isShort ? adjust.short(points) : adjust.becomes(points, after),
    confirm: way === 'give' ? adjust.confirmGive : adjust.confirmTake,
    mayConfirm: step === 'typing' && wanted !== 0 && !isShort && note.trim() !== '',
    done: adjusted ? doneSlip(adjusted, words) : null,
  };
}

/** What is given, or with a minus what is taken. */
export function signedPoints({ way, points: typed }: AdjustDraft): Points {
  const points = Number(typed);
  return (points === 0 || way === 'give' ? points : 0 - points) as Points;
}

function doneSlip({ adjustment, pointsAfter }: Adjusted, { clerk }: Words): NonNullable<AdjustView['done']> {
  const figure = signed(adjustment.points);
  const reason = clerk.adjust.reasons[adjustment.reason];
  const why = { title: reason, value: '', because: adjustment.note, warn: false };
  if (pointsAfter === null) {
    const waits = { title: clerk.adjust.proposed, value: '', because: clerk.adjust.proposedBecause, warn: false };
    return { title: clerk.adjust.proposed, figure, parts: [why, waits] };
  }
  const value = `${whole(pointsAfter)} ${clerk.common.unit}`;
  return {
    title: clerk.adjust.done,
    figure,
    parts: [why, { title: clerk.adjust.after, value, because: '', warn: false }],
  };
}
