import type { AdjustmentView, EpochMs, Role } from '@vip-card/core';
import { cardNumber, signed } from '../../../copy/figures';
import type { MarketerCopy } from '../../copy/index';
import { csv, type Csv } from '../../figures/csv';
import type { EntityNames } from '../../services/entities';

type Words = MarketerCopy['adjustments'];

export interface AdjustmentRow {
  id: string;
  points: string;
  member: string;
  reason: string;
  note: string;
  store: string;
  entity: string;
  by: string;
  /** What became of it, and by whom. */
  outcome: string;
  /** Nothing of it was carried out. */
  declined: boolean;
  /** Whether the reader proposed it herself, and so cannot decide on it. */
  yours: boolean;
}

/** An adjustment as one of headquarters reads it. */
export function adjustmentRow(
  of: AdjustmentView,
  me: string,
  { words, roles, entity }: { words: Words; roles: Record<Role, string>; entity: EntityNames },
): AdjustmentRow {
  const { name, role, staffId } = of.proposedBy;
  return {
    id: of.adjustmentId,
    points: signed(of.points),
    member: cardNumber(of.memberNo),
    reason: words.reasons[of.reason],
    note: of.note,
    store: of.store,
    entity: entity(of.entity),
    by: words.proposedBy(name, roles[role], of.proposedAt),
    outcome: words.decidedBy(words.states[of.state], of.decidedBy?.name ?? ''),
    declined: of.state === 'declined',
    yours: staffId === me,
  };
}

/** Adjustments with all that is known of them. */
export function adjustmentsCsv(
  adjustments: readonly AdjustmentView[],
  { adjustments: page, adjustmentsCsv: words, reconciliation }: MarketerCopy,
  entity: EntityNames,
): Csv {
  const moment = (at: EpochMs | null): string => (at === null ? '' : reconciliation.moment(at));
  return csv(
    [
      words.id,
      words.member,
      words.points,
      words.reason,
      words.note,
      words.store,
      words.entity,
      words.entityCode,
      words.proposedBy,
      words.proposedAt,
      words.state,
      words.decidedBy,
      words.decidedAt,
    ],
    adjustments.map((of) => [
      of.adjustmentId,
      of.memberNo,
      of.points,
      page.reasons[of.reason],
      of.note,
      of.store,
      entity(of.entity),
      of.entity,
      of.proposedBy.name,
      moment(of.proposedAt),
      page.states[of.state],
      of.decidedBy?.name ?? '',
      moment(of.decidedAt),
    ]),
  );
}
