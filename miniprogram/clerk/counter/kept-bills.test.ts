import type { EpochMs, Fen, Points, ScanSession } from '@vip-card/core';
import { TestPhone } from '../testing/phone';
import { at, queuedSale, session } from '../testing/shop';
import { chargeSale } from './charge-sale';
import { holdSession, latestSession } from './held-session';
import { withKeptBills } from './kept-bills';
import { pressOnSale, startSale } from './sale-draft';
import type { QueuedSale } from './sale-queue';

const heardAt = at('2026-11-21T03:00:00Z');
const now = at('2026-11-21T03:10:00Z');
const billWith = (queue: QueuedSale[], when = now) => withKeptBills(session, queue, heardAt, when).member.bill;
const settledAt = (iso: string): QueuedSale['settled'] => ({
  points: 700 as Points,
  receipt: 'R1',
  at: at(iso),
});

test('a bill that the phone keeps counts as a purchase, with its points and its money', () => {
  expect(billWith([queuedSale])).toMatchObject({
    purchases: session.member.bill.purchases + 1,
    earned: { day: 789, month: 789, year: 789, lifetime: 789 },
    spent: { month: 52600, year: 52600, lifetime: 52600 },
  });
  expect(billWith([queuedSale, queuedSale]).purchases).toBe(session.member.bill.purchases + 2);
});

test('yesterday’s counts for the month and not for today, last month’s for the year', () => {
  expect(billWith([queuedSale], at('2026-11-21T16:00:00Z')).earned).toMatchObject({ day: 0, month: 789 });
  expect(billWith([queuedSale], at('2026-11-30T16:00:00Z')).earned).toMatchObject({ month: 0, year: 789 });
  expect(billWith([queuedSale], at('2026-12-31T16:00:00Z')).earned).toMatchObject({ year: 0, lifetime: 789 });
});

test('what the server had recorded when it told of her is not counted again; what it recorded since is', () => {
  const before = { ...queuedSale, settled: settledAt('2026-11-21T02:59:00Z') };
  const since = { ...queuedSale, settled: settledAt('2026-11-21T03:06:00Z') };
  expect(billWith([before])).toEqual(session.member.bill);
  expect(billWith([since]).earned.day).toBe(700);
});

test('another customer’s bill, or one that was put aside, is not hers', () => {
  const member = { ...session.member, memberNo: 80260001 as typeof session.member.memberNo };
  expect(billWith([{ ...queuedSale, member }])).toEqual(session.member.bill);
  expect(billWith([{ ...queuedSale, asideAt: now }])).toEqual(session.member.bill);
});

test('the second bill without a network gets no second welcome, and what the day’s cap has left', async () => {
  const newcomer: ScanSession = {
    ...session,
    member: { ...session.member, bill: { ...session.member.bill, tier: 'linen', purchases: 0 } },
    rules: {
      ...session.rules,
      rules: [
        ...session.rules.rules,
        { id: 'first', kind: 'first-purchase-bonus', points: 100 as Points, minimumSpend: 0 as Fen },
        { id: 'cap', kind: 'day-cap', points: 800 as Points },
      ],
    },
  };
  const phone = new TestPhone(session.expiresAt, session.expiresAt - 60_000);
  holdSession(newcomer);
  phone.network = 'none';
  const sell = async (requestId: string) => {
    const known = await latestSession(newcomer.session);
    if (!known.ok) throw new Error('she is held');
    const draft = (['5', '2', '6'] as const).reduce((bill, key) => pressOnSale(bill, key), startSale('womenswear'));
    const { member } = newcomer;
    const startedAt = phone.now as EpochMs;
    const typed = {
      kind: 'sale',
      requestId,
      session: newcomer.session,
      member,
      sent: false,
      startedAt,
      draft,
    } as const;
    return (await chargeSale(typed, known.value)).queued?.points;
  };
  expect(await sell('r1')).toBe(626);
  expect(await sell('r2')).toBe(174);
  jest.restoreAllMocks();
});
