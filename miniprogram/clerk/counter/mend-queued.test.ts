import type { EpochMs } from '@vip-card/core';
import { sell } from '../services/counter';
import { Killed, TestPhone } from '../testing/phone';
import { queuedSale, session } from '../testing/shop';
import { mendingOf, mendQueued, putAside, takeUp } from './mend-queued';
import { enqueue, findQueued, forgetAside, forgetSettled, isRefused, readQueue, type QueuedSale } from './sale-queue';
import { settleQueue } from './settle-queue';

const withReceipt = (receipt: string): QueuedSale => ({
  ...queuedSale,
  request: { ...queuedSale.request, receipt },
});
const next: QueuedSale = { ...queuedSale, request: { ...queuedSale.request, requestId: 'r2' } };

let phone: TestPhone;
beforeEach(() => {
  phone = new TestPhone(session.expiresAt, session.expiresAt - 60_000);
  phone.taken.add('0931');
});
afterEach(() => {
  jest.restoreAllMocks();
});

/** Refused as its receipt is another sale's. */
async function refused(): Promise<void> {
  enqueue(withReceipt('0931'));
  await settleQueue();
  expect(readQueue().map(isRefused)).toEqual([true]);
}

const mend = (receipt: string): void => {
  mendQueued('r1', { receipt, categories: ['womenswear'] });
};

test('a receipt that is another sale’s is corrected, and the sale is booked once under its id', async () => {
  await refused();
  mend(' 0932 ');
  expect(readQueue().map(isRefused)).toEqual([false]);
  await settleQueue();
  expect(phone.sales).toEqual([expect.objectContaining({ ...queuedSale.request, receipt: '0932' })]);
  expect(findQueued('r1')?.settled).toMatchObject({ receipt: '0932' });
});

test('an emptied receipt is left to the server, and a category may be chosen anew', async () => {
  await refused();
  mendQueued('r1', { receipt: '', categories: ['kidswear'] });
  await settleQueue();
  const [sold] = phone.sales;
  expect(sold).not.toHaveProperty('receipt');
  expect(sold?.lines).toEqual([{ ...queuedSale.request.lines[0], category: 'kidswear' }]);
});

test('what the fields show is what it says', () => {
  expect(mendingOf(withReceipt('0931'))).toEqual({ receipt: '0931', categories: ['womenswear'] });
  expect(mendingOf(queuedSale).receipt).toBe('');
});

test('sent again unchanged it is in the same form', async () => {
  await refused();
  mend('0931');
  expect(findQueued('r1')).toMatchObject({ sentAs: [], waits: null });
});

test('the form that was changed had arrived after all: it is the one that counts, and there is no second', async () => {
  enqueue(withReceipt('0930'));
  phone.network = 'no answer arrives';
  await settleQueue();
  mend('0932');
  phone.network = 'good';
  await settleQueue();
  expect(phone.sales.map(({ receipt }) => receipt)).toEqual(['0930']);
  expect(findQueued('r1')?.settled).toMatchObject({ receipt: '0930' });
});

test('a form that was on its way all the time comes too late', async () => {
  await refused();
  mend('0932');
  await settleQueue();
  phone.taken.clear();
  expect(await sell(withReceipt('0931').request)).toEqual({ ok: false, refusal: { code: 'request_id_reused' } });
  expect(phone.sales).toHaveLength(1);
});

test('changed twice, whichever of its forms arrived is found', async () => {
  await refused();
  mend('0933');
  phone.network = 'no answer arrives';
  await settleQueue();
  mend('0934');
  phone.network = 'good';
  await settleQueue();
  expect(phone.sales).toHaveLength(1);
  expect(findQueued('r1')?.settled).toMatchObject({ receipt: '0933' });
});

test('changed while the old form is being refused, the new one is sent in the same go and has no old reason', async () => {
  enqueue(withReceipt('0931'));
  const running = settleQueue();
  mend('0932');
  await running;
  expect(findQueued('r1')).toMatchObject({ waits: null, settled: { receipt: '0932' } });
});

test('changed when it was recorded already, it stays as it was recorded', async () => {
  enqueue(withReceipt('0930'));
  await settleQueue();
  mend('0932');
  expect(findQueued('r1')?.request.receipt).toBe('0930');
});

test('put aside it is not sent, and stays with its facts whatever is tidied up', async () => {
  await refused();
  enqueue(next);
  putAside('r1', phone.now as EpochMs);
  phone.taken.clear();
  await settleQueue();
  forgetSettled(() => true);
  expect(phone.sales.map(({ requestId }) => requestId)).toEqual(['r2']);
  expect(readQueue()).toEqual([
    expect.objectContaining({ request: withReceipt('0931').request, paid: 52600, asideAt: phone.now }),
  ]);
});

test('taken up again it has its reason, and its turn', async () => {
  await refused();
  putAside('r1', phone.now as EpochMs);
  takeUp('r1');
  expect(readQueue().map(isRefused)).toEqual([true]);
  phone.taken.clear();
  await settleQueue();
  expect(phone.sales).toHaveLength(1);
});

test('only what was put aside can be deleted', async () => {
  await refused();
  forgetAside('r1');
  expect(readQueue()).toHaveLength(1);
  putAside('r1', phone.now as EpochMs);
  forgetAside('r1');
  expect(readQueue()).toEqual([]);
});

test.each(Array.from({ length: 8 }, (_, step) => step))(
  'killed before step %i of changing and sending, it is booked once',
  async (step) => {
    await refused();
    phone.killBefore(step);
    try {
      mend('0932');
      await settleQueue();
    } catch (death) {
      if (!(death instanceof Killed)) throw death;
    }
    phone.restart();
    if (!findQueued('r1')?.settled) mend('0935');
    await settleQueue();
    expect(phone.sales).toHaveLength(1);
    expect(findQueued('r1')?.settled).toMatchObject({ receipt: phone.sales[0]?.receipt });
  },
);
