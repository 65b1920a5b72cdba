import type { EpochMs, MemberNo } from '@vip-card/core';
import {
  findDraft,
  findUnanswered,
  withDraft,
  withoutDraft,
  worthKeeping,
  type KeptRefund,
  type KeptSale,
} from './kept-drafts';
import { startSale } from './sale-draft';

const hour = 60 * 60 * 1000;
const sale = (requestId: string, change: Partial<KeptSale> = {}): KeptSale => ({
  kind: 'sale',
  requestId,
  session: 'jingan:zhou:80261148',
  member: { memberNo: 80261148 as MemberNo, name: '林知夏', tier: 'gold' },
  sent: false,
  startedAt: 0 as EpochMs,
  draft: startSale('womenswear'),
  ...change,
});
const refund: KeptRefund = { ...sale('r9'), kind: 'refund', draft: { amount: '430', receipt: '' } };

test('a customer has one bill and one return in the making', () => {
  const drafts = withDraft(withDraft([sale('a')], refund), sale('b'));
  expect(drafts.map((draft) => draft.requestId)).toEqual(['r9', 'b']);
});

test('a draft is found again by its customer, and not by another', () => {
  const drafts = [sale('a'), refund];
  expect(findDraft(drafts, 'sale', 'jingan:zhou:80261148')?.requestId).toBe('a');
  expect(findDraft(drafts, 'refund', 'jingan:zhou:80261148')?.draft.amount).toBe('430');
  expect(findDraft(drafts, 'sale', 'jingan:zhou:80260001')).toBeUndefined();
});

test('a bill that was sent without an answer is kept however old it is, one that was only typed is not', () => {
  const drafts = [sale('sent', { sent: true }), sale('typed')];
  expect(worthKeeping(drafts, (11 * hour) as EpochMs)).toHaveLength(2);
  expect(worthKeeping(drafts, (13 * hour) as EpochMs).map((draft) => draft.requestId)).toEqual(['sent']);
});

test('an answered draft is gone', () => {
  expect(withoutDraft([sale('a'), refund], 'a')).toEqual([refund]);
});

test('goods that come back and have no answer are told apart from what was only picked, and from bills', () => {
  expect(findUnanswered([sale('a', { sent: true }), refund], refund.session)).toBeUndefined();
  expect(findUnanswered([{ ...refund, sent: true }], refund.session)?.requestId).toBe('r9');
});
