import type { CounterActions, EpochMs, ScanSession, StaffView, TierName } from '@vip-card/core';
import { whole, yuan } from '../../../copy/figures';
import { customerLine, type CustomerLine, type Words } from '../../counter/customer-line';
import type { KeptDraft } from '../../counter/kept-drafts';
import { saleLines, totalPaid } from '../../counter/sale-draft';
import { pageUrl } from '../../counter/sale-name';
import { differs, isAside, isRefused, waiting, type QueuedSale } from '../../counter/sale-queue';

export type TodayFigures = CounterActions['today']['value'];

export interface TodayView {
  figures: { label: string; value: string }[];
  issued: string;
  seenCount: string;
  members: { memberNo: number; name: string; tier: TierName; tierName: string; when: string }[];
}

export function todayView(today: TodayFigures, now: EpochMs, words: Words): TodayView {
  const { home } = words.clerk;
  return {
    figures: [
      { label: home.sales, value: whole(today.salesCount) },
      { label: home.paid, value: yuan(today.paid) },
      { label: home.joined, value: whole(today.joined) },
    ],
    issued: home.issued(today.pointsIssued),
    seenCount: home.seenCount(today.members.length),
    members: today.members.map((member) => {
      const ago = words.main.figures.ago(member.at, now);
      const when = member.paid === null ? ago : home.bought(ago, member.paid);
      return { memberNo: member.memberNo, ...customerLine(member, words), when };
    }),
  };
}

/** What is to be gone on with, and where. */
export interface UnansweredView {
  requestId: string;
  sentence: string;
  url: string;
}

/** What was sent without an answer, each with the page that sends it again. */
export function unansweredView(drafts: readonly KeptDraft[], words: Words): UnansweredView[] {
  const { home, common } = words.clerk;
  return drafts
    .filter((draft) => draft.sent)
    .map((draft) => {
      const name = draft.member.name || common.nameless;
      const sentence = home[unansweredIs[draft.kind]](name);
      return {
        requestId: draft.requestId,
        sentence,
        url: pageUrl(draft.kind, draft.session),
      };
    });
}

/** Bills that were typed and not sent, each with the page that goes on with it. */
export function unfinishedView(drafts: readonly KeptDraft[], { clerk }: Words): UnansweredView[] {
  return drafts.flatMap((draft) => {
    if (draft.kind !== 'sale' || draft.sent || saleLines(draft.draft).length === 0) return [];
    const { requestId, session, member } = draft;
    const sentence = clerk.home.unfinishedSale(member.name || clerk.common.nameless, totalPaid(draft.draft));
    return [{ requestId, sentence, url: pageUrl('sale', session) }];
  });
}

const unansweredIs = {
  sale: 'unansweredSale',
  refund: 'unansweredRefund',
  exchange: 'unansweredExchange',
  void: 'unansweredVoid',
  adjust: 'unansweredAdjust',
} as const satisfies Record<KeptDraft['kind'], string>;

/** The badge of the sales that the phone kept: what most needs the clerk; empty when nothing does. */
export function lateSentence(queue: readonly QueuedSale[], { clerk }: Words): string {
  const { home } = clerk;
  const counted: [number, (count: number) => string][] = [
    [queue.filter(isRefused).length, home.refusedLate],
    [waiting(queue).length, home.late],
    [queue.filter(differs).length, home.differing],
    [queue.filter(isAside).length, home.aside],
  ];
  const first = counted.find(([count]) => count > 0);
  return first ? first[1](first[0]) : '';
}

export type OpenMember = CustomerLine & { url: string };

/** Who can still be sold to without a network. */
export function openMembers(sessions: readonly ScanSession[], words: Words): OpenMember[] {
  return sessions.map(({ session, member }) => ({ ...customerLine(member, words), url: pageUrl('member', session) }));
}

export interface WhoView {
  name: string;
  role: string;
  /** Empty for staff who serve in no store: the counter is closed to them. */
  store: string;
  links: { label: string; url: string }[];
}

/** Who serves, and where else this role may go from here. */
export function whoView(staff: StaffView, { main, clerk }: Words): WhoView {
  const links: WhoView['links'] = [];
  if (staff.role !== 'clerk') links.push({ label: clerk.home.staff, url: '/marketer/pages/staff/staff' });
  if (staff.store === null) links.unshift({ label: clerk.home.overview, url: '/marketer/pages/overview/overview' });
  return { name: staff.name, role: main.roles[staff.role], store: staff.store?.name ?? '', links };
}
