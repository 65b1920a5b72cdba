import {
  aboveRoom,
  ADJUSTMENT_REASONS,
  permissions,
  type AboveLimit,
  type AdjustmentReason,
  type AdjustmentsActions,
  type Points,
} from '@vip-card/core';
import { signed, whole } from '../../../copy/figures';
import { sayRefusal } from '../../../copy/sentences';
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
  /** What she would have at once, or that she has too few. */
  becomes: string;
  /** What is left today without a second person; empty before the server has said it. */
  room: string;
  /** Why a second person is asked; empty where none needs to be. */
  above: string;
  confirm: string;
  mayConfirm: boolean;
  done: { title: string; figure: string; parts: SlipPart[] } | null;
}

export function adjustView({ kept, points, step, adjusted }: AdjustState, words: Words): AdjustView {
  const { adjust } = words.clerk;
  const { way, reason, points: typed, note } = kept.draft;
  const wanted = signedPoints(kept.draft);
  const isShort = points !== undefined && points + wanted < 0;
  const above = aboveLimit(kept.draft);
  const { room } = kept.draft;
  return {
    customer: customerLine(kept.member, words),
    now: points === undefined ? '' : adjust.now(points),
    ways: (['give', 'take'] as const).map((each) => ({ way: each, label: adjust[each], on: each === way })),
    reasons: ADJUSTMENT_REASONS.map((each) => ({ reason: each, label: adjust.reasons[each], on: each === reason })),
    typed,
    note,
    becomes: becomesOf(points, wanted, above, words),
    room: room && !above ? adjust.room(room) : '',
    above: above ? adjust.above(sayRefusal(words.main.refusals, above)) : '',
    confirm: above ? adjust.ask : way === 'give' ? adjust.confirmGive : adjust.confirmTake,
    mayConfirm: step === 'typing' && wanted !== 0 && !isShort && note.trim() !== '',
    done: adjusted ? doneSlip(adjusted, words) : null,
  };
}

/** What is given, or with a minus what is taken. */
export function signedPoints({ way, points: typed }: AdjustDraft): Points {
  const points = Number(typed);
  return (points === 0 || way === 'give' ? points : 0 - points) as Points;
}

function becomesOf(
  points: Points | undefined,
  wanted: Points,
  above: AboveLimit | null,
  { clerk: { adjust } }: Words,
): string {
  if (points === undefined || wanted === 0) return '';
  const after = (points + wanted) as Points;
  if (after < 0) return adjust.short(points);
  return above ? '' : adjust.becomes(points, after);
}

/** Why what is typed needs a second person, as far as is known; null when it does not. */
export function aboveLimit(draft: AdjustDraft): AboveLimit | null {
  return draft.room ? aboveRoom(signedPoints(draft), draft.room) : null;
}

function doneSlip(
  { adjustment, pointsAfter, above }: Adjusted,
  { main, clerk }: Words,
): NonNullable<AdjustView['done']> {
  const figure = signed(adjustment.points);
  const reason = clerk.adjust.reasons[adjustment.reason];
  const why = { title: reason, value: '', because: adjustment.note, warn: false };
  if (pointsAfter === null) {
    const approvers = above?.approvers ?? permissions.adjustments.decide;
    const title = clerk.adjust.waitsFor(approvers.map((role) => main.roles[role]));
    const waits = { title, value: '', because: clerk.adjust.untilApproved, warn: false };
    return { title: clerk.adjust.proposed, figure, parts: [why, waits] };
  }
  const value = `${whole(pointsAfter)} ${clerk.common.unit}`;
  return {
    title: clerk.adjust.done,
    figure,
    parts: [why, { title: clerk.adjust.after, value, because: '', warn: false }],
  };
}
