import type { EpochMs, Points } from '@vip-card/core';
import { payingRules, session } from '../testing/shop';
import { Killed, TestPhone, type Network } from '../testing/phone';
import { chargeSale, keepForLater, type Charged } from './charge-sale';
import { keepDraft, readDrafts } from './draft-storage';
import { findDraft, type KeptSale } from './kept-drafts';
import { changeQueued, differs, enqueue, forgetSettled, isOld, readQueue, waiting } from './sale-queue';
import { pressOnSale, startSale, type SaleDraft } from './sale-draft';
import { settleQueue } from './settle-queue';

const HOUR = 60 * 60_000;
const scannedAt = session.expiresAt - 9 * 60_000;
const bill: SaleDraft = (['5', '2', '6'] as const).reduce<SaleDraft>(
  (draft, key) => pressOnSale(draft, key),
  startSale('womenswear'),
);
const typed = (requestId: string, draft = bill): KeptSale => ({
  kind: 'sale',
  requestId,
  session: session.session,
  member: session.member,
  sent: false,
  startedAt: scannedAt as EpochMs,
  draft,
});

const settledWith = (requestId: string, points: number): void => {
  const settled = { points: points as Points, receipt: 'R1', at: phone.now as EpochMs };
  changeQueued(requestId, (sale) => ({ ...sale, settled }));
};

let phone: TestPhone;
beforeEach(() => {
  phone = new TestPhone(session.expiresAt, scannedAt);
});
afterEach(() => {
  jest.restoreAllMocks();
});

test('with a network a sale is sent at once and nothing is kept', async () => {
  const { asking, queued } = await chargeSale(typed('r1'), session);
  expect([asking.step, queued, readQueue(), readDrafts()]).toEqual(['answered', undefined, [], []]);
  expect(phone.sales[0]).not.toHaveProperty('occurredAt');
});

test('without a network a sale is kept with when it happened and the points that the engine gave, then settled', async () => {
  phone.network = 'none';
  const { queued } = await chargeSale(typed('r1'), session);
  expect(queued).toMatchObject({ request: { occurredAt: scannedAt }, points: 789, paid: 52600, settled: null });
  expect(readQueue()).toEqual([queued]);
  expect(readDrafts()).toEqual([]);

  phone.now += 5 * HOUR;
  phone.network = 'good';
  await settleQueue();
  expect(phone.sales).toEqual([expect.objectContaining({ requestId: 'r1', occurredAt: scannedAt })]);
  expect(readQueue()[0]?.settled).toEqual({ points: 526, receipt: 'R1', at: phone.now });
});

test('the server’s points win, and the difference is told apart', async () => {
  phone.network = 'none';
  await chargeSale(typed('r1'), session);
  await chargeSale(typed('r2'), session);
  phone.network = 'good';
  phone.points = 789;
  await settleQueue();
  expect(readQueue().map(differs)).toEqual([false, false]);
  settledWith('r1', 700);
  expect(readQueue().map(differs)).toEqual([true, false]);
});

test('what the customer was told goes along, also when it is asked for as it was first sent', async () => {
  phone.network = 'no answer arrives';
  const { kept } = await chargeSale(typed('r1'), session);
  keepForLater(kept);
  keepForLater(typed('r2'));
  phone.network = 'good';
  phone.heard.length = 0;
  await settleQueue();
  expect(phone.sales).toHaveLength(2);
  const [taken, first, unknown] = phone.heard;
  expect(taken).toMatchObject({ requestId: 'r1', occurredAt: scannedAt, pointsShown: 789 });
  expect(first).toMatchObject({ requestId: 'r1', pointsShown: 789 });
  expect(first).not.toHaveProperty('occurredAt');
  expect(unknown).not.toHaveProperty('pointsShown');
});

test('what waits is sent in the order in which it was sold', async () => {
  phone.network = 'none';
  for (const requestId of ['r1', 'r2', 'r3']) await chargeSale(typed(requestId), session);
  phone.network = 'good';
  await settleQueue();
  expect(phone.sales.map(({ requestId }) => requestId)).toEqual(['r1', 'r2', 'r3']);
});

test('a network that goes again leaves the rest waiting, with the reason', async () => {
  phone.network = 'none';
  for (const requestId of ['r1', 'r2']) await chargeSale(typed(requestId), session);
  await settleQueue();
  expect(readQueue().map(({ waits }) => waits?.code)).toEqual(['offline', undefined]);
});

test('one that is refused does not hold up the others, and stays', async () => {
  phone.network = 'none';
  phone.now = session.expiresAt - 1;
  await chargeSale(typed('r1'), session);
  await chargeSale(typed('r2'), session);
  // The first was sold by a clock that ran ahead.
  const [first, second] = readQueue();
  if (!first || !second) throw new Error('both are kept');
  phone.storage.set(
    'clerk-queue',
    JSON.stringify([{ ...first, request: { ...first.request, occurredAt: phone.now + HOUR } }, second]),
  );
  phone.now = session.expiresAt;
  phone.network = 'good';
  await settleQueue();
  expect(readQueue().map(({ waits, settled }) => [waits?.code, settled?.receipt])).toEqual([
    ['session_expired', undefined],
    [undefined, 'R1'],
  ]);
  phone.now += HOUR;
  await settleQueue();
  expect(waiting(readQueue())).toEqual([]);
});

test('one on which the server breaks does not hold up the others', async () => {
  phone.network = 'none';
  for (const requestId of ['r1', 'r2']) await chargeSale(typed(requestId), session);
  phone.network = 'good';
  phone.breaksOn = 'r1';
  await settleQueue();
  expect(readQueue().map(({ waits, settled }) => [waits?.code, settled?.receipt])).toEqual([
    ['internal', undefined],
    [undefined, 'R1'],
  ]);
});

test('what is kept while the others are being sent goes along with them', async () => {
  phone.network = 'none';
  await chargeSale(typed('r1'), session);
  phone.network = 'good';
  const running = settleQueue();
  keepForLater(typed('r2'));
  await running;
  expect(phone.sales.map(({ requestId }) => requestId)).toEqual(['r1', 'r2']);
});

test('two that settle at once send each sale once', async () => {
  phone.network = 'none';
  await chargeSale(typed('r1'), session);
  phone.network = 'good';
  await Promise.all([settleQueue(), settleQueue()]);
  expect(phone.sales).toHaveLength(1);
});

test('points cannot pay without a network, and nothing typed is lost', async () => {
  phone.network = 'none';
  const paying = { ...bill, payWith: { way: 'most' as const } };
  const charged = await chargeSale(typed('r1', paying), { ...session, rules: payingRules });
  expect(charged).toMatchObject({ cannotKeep: 'points-need-network', asking: { step: 'typing' } });
  expect(charged.kept).toMatchObject({ sent: false, draft: paying });
  expect(readQueue()).toEqual([]);
});

test('a scan that is over, or that the phone has forgotten, keeps no sale', async () => {
  phone.network = 'none';
  phone.now = session.expiresAt;
  expect(await chargeSale(typed('r1'), session)).toMatchObject({ cannotKeep: 'scan-over' });
  expect(await chargeSale(typed('r1'), undefined)).toMatchObject({ cannotKeep: 'scan-over' });
  expect(readQueue()).toEqual([]);
});

test('nobody is told that a sale is kept when the phone is full', async () => {
  phone.network = 'none';
  const write = wx.setStorageSync.bind(wx);
  Object.assign(wx, {
    setStorageSync: (key: string, value: unknown) => {
      if (key === 'clerk-queue') throw new Error('setStorageSync:fail exceed storage max size');
      write(key, value);
    },
  });
  const charged = await chargeSale(typed('r1'), session);
  expect(charged).toMatchObject({ cannotKeep: 'phone-full', kept: { sent: false } });
  expect(charged.queued).toBeUndefined();
});

test('points that were sent without an answer are never queued', async () => {
  phone.network = 'no answer arrives';
  const paying = typed('r1', { ...bill, payWith: { way: 'most' } });
  const charged = await chargeSale(paying, { ...session, rules: payingRules });
  expect(charged.asking.step).toBe('unanswered');
  expect(keepForLater(charged.kept)).toMatchObject({ cannotKeep: 'points-need-network', kept: { sent: true } });
  phone.network = 'good';
  expect((await chargeSale(charged.kept, undefined)).asking.step).toBe('answered');
  expect(phone.sales).toHaveLength(1);
});

test('a settled sale leaves the list after a day, one that waits never', async () => {
  phone.network = 'none';
  await chargeSale(typed('r1'), session);
  await chargeSale(typed('r2'), session);
  settledWith('r1', 789);
  forgetSettled((sale) => isOld(sale, (phone.now + 25 * HOUR) as EpochMs));
  expect(readQueue().map(({ request }) => request.requestId)).toEqual(['r2']);
  forgetSettled(() => true);
  expect(readQueue()).toHaveLength(1);
});

test('a sale is kept once, however often it is put there', () => {
  const kept = keepForLater(typed('r1')).queued;
  if (!kept) throw new Error('it is kept');
  enqueue(kept);
  expect(readQueue()).toHaveLength(1);
});

/** What happens at the counter, until the clerk has seen the sale sent or kept: again after each crash. */
async function sellUntilTold(): Promise<void> {
  const draft = findDraft(readDrafts(), 'sale', session.session);
  const isDone = phone.storage.has('told') || readQueue().length > 0;
  if (!draft && isDone) return;
  let charged: Charged = await chargeSale(draft ?? typed('r1'), session);
  if (charged.asking.step === 'unanswered') charged = keepForLater(charged.kept);
  expect(charged.queued ?? charged.asking.step).toBeTruthy();
}

describe.each<Network>(['good', 'none', 'no request arrives', 'no answer arrives', 'lost on the way'])(
  'killed before any step, with a network that is: %s',
  (network) => {
    const deaths = Array.from({ length: 12 }, (_, step) => step);

    test.each(deaths)('step %i: the sale is booked once', async (step) => {
      keepDraft(typed('r1'));
      phone.network = network;
      phone.killBefore(step);
      await survive(sellUntilTold);
      await survive(async () => {
        phone.now += 2 * HOUR;
        phone.network = 'good';
        await settleQueue();
      });
      phone.restart();
      phone.network = 'good';
      // The clerk finds the bill on her counter if it was neither sent nor kept.
      const left = findDraft(readDrafts(), 'sale', session.session);
      if (left?.sent === true) {
        keepForLater(left);
      } else if (left) {
        phone.now = scannedAt;
        await chargeSale(left, session);
      }
      await settleQueue();
      expect(phone.sales.map(({ requestId }) => requestId)).toEqual(['r1']);
      expect(waiting(readQueue())).toEqual([]);
      expect(readDrafts()).toEqual([]);
    });
  },
);

async function survive(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (death) {
    if (!(death instanceof Killed)) throw death;
  }
}
