import type { AdjustmentReason, EpochMs, LineBack, MemberNo, Points, Room, SaleName, TierName } from '@vip-card/core';
import type { AmountEntry } from './amount-entry';
import type { PointsPaid } from './points-payment';
import type { SaleDraft } from './sale-draft';

/** What a return needs to know; everything else is the server's to decide. */
export interface RefundDraft {
  amount: AmountEntry;
  /** The shop's own receipt number; empty: the server makes one. */
  receipt: string;
  /** The purchase that it comes from; absent: an amount against her newest purchases. */
  of?: SaleName;
  /** Pieces of that purchase's lines; absent or null: the amount. */
  lines?: LineBack[] | null;
  /** What the customer chose about points that cannot be found; absent: they are owed. */
  shortfall?: 'cash' | 'owe';
}

/** Goods of a purchase that come back, and the bill of those that go out for them. */
interface ExchangeDraft {
  of: SaleName;
  back: LineBack[];
  sale: SaleDraft;
}

/** A sale that never rightly was: voided, or moved to the member before the counter in `to`. */
export interface VoidDraft {
  of: SaleName;
  reason: string;
  to: { session: string; name: string; tier: TierName } | null;
}

/** Points given or taken by hand. */
export interface AdjustDraft {
  way: 'give' | 'take';
  points: string;
  reason: AdjustmentReason;
  note: string;
  /** What is left today without a second person, once the server has said it: more than this asks for one. */
  room?: Room | null;
}

interface Kept {
  /** Made once with the draft, so that sending it again is a replay and never a second sale. */
  requestId: string;
  /** The scan session, which stays the same when the same clerk scans the same member again. */
  session: string;
  member: { memberNo: MemberNo; name: string; tier: TierName };
  /** Whether it was sent and no answer has come: it must then be sent again unchanged. */
  sent: boolean;
  startedAt: EpochMs;
}

export type KeptSale = Kept & {
  kind: 'sale';
  draft: SaleDraft;
  /** Fixed when it is sent, absent or null before: sending it again asks for the same, whatever changed since. */
  sealed?: { at: EpochMs; pays: PointsPaid | null; earns: Points | null } | null;
};
export type KeptRefund = Kept & { kind: 'refund'; draft: RefundDraft };
export type KeptExchange = Kept & { kind: 'exchange'; draft: ExchangeDraft };
export type KeptVoid = Kept & { kind: 'void'; draft: VoidDraft };
export type KeptAdjust = Kept & { kind: 'adjust'; draft: AdjustDraft };
/** What the phone remembers until the server has answered, across restarts. */
export type KeptDraft = KeptSale | KeptRefund | KeptExchange | KeptVoid | KeptAdjust;

/** What was only typed is forgotten after half a day: the customer has left. What was sent is never forgotten. */
const typedLivesFor = 12 * 60 * 60 * 1000;

/** The drafts with this one in the place of an older one of the same customer and kind. */
export function withDraft(drafts: readonly KeptDraft[], draft: KeptDraft): KeptDraft[] {
  return [...drafts.filter((other) => other.session !== draft.session || other.kind !== draft.kind), draft];
}

export function withoutDraft(drafts: readonly KeptDraft[], requestId: string): KeptDraft[] {
  return drafts.filter((draft) => draft.requestId !== requestId);
}

export function worthKeeping(drafts: readonly KeptDraft[], now: EpochMs): KeptDraft[] {
  return drafts.filter((draft) => draft.sent || now - draft.startedAt < typedLivesFor);
}

export function findDraft<Kind extends KeptDraft['kind']>(
  drafts: readonly KeptDraft[],
  kind: Kind,
  session: string,
): Extract<KeptDraft, { kind: Kind }> | undefined {
  const isIt = (draft: KeptDraft): draft is Extract<KeptDraft, { kind: Kind }> =>
    draft.kind === kind && draft.session === session;
  return drafts.find(isIt);
}

/** What of a customer's goods that come back was sent without an answer: nothing else is begun before it is answered. */
export function findUnanswered(
  drafts: readonly KeptDraft[],
  session: string,
): KeptRefund | KeptExchange | KeptVoid | undefined {
  return drafts.find(
    (draft): draft is KeptRefund | KeptExchange | KeptVoid =>
      draft.kind !== 'sale' && draft.kind !== 'adjust' && draft.session === session && draft.sent,
  );
}

/** A draft that was only typed, if it is about this purchase: another one's is begun anew. */
export function typedFor<Draft extends { draft: { of?: SaleName } }>(
  kept: Draft | undefined,
  of: SaleName | undefined,
): Draft | undefined {
  const about = kept?.draft.of;
  return about?.storeId === of?.storeId && about?.receipt === of?.receipt ? kept : undefined;
}
