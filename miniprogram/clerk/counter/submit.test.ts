import type { EpochMs } from '@vip-card/core';
import type { Answer } from '../../services/call';
import { CounterPhone, type CounterPage } from '../testing/counter-page';
import { purchase, session } from '../testing/shop';
import type { KeptDraft } from './kept-drafts';

const of = `${purchase.storeId}:${purchase.receipt}`;
const query = { session: encodeURIComponent(session.session), of: encodeURIComponent(of) };
const over: Answer<never> = { ok: false, refusal: { code: 'session_expired', expiredAt: 0 as EpochMs } };
const purchases = { ok: true, value: { purchases: [{ ...purchase, voidable: 'freely' }], next: null } } as const;
const chain = { stores: [], categories: [{ id: 'womenswear', zh: '女装', en: 'Women' }], tiers: [] };

/** Each page, and the taps up to where it may be sent. */
const pages = [
  {
    kind: 'refund',
    action: 'refund',
    type: async (page: CounterPage) => {
      await page.after('pick', { detail: { line: 0, quantity: 1 } });
    },
  },
  {
    kind: 'exchange',
    action: 'exchange',
    type: async (page: CounterPage) => {
      await page.after('pick', { detail: { line: 0, quantity: 1 } });
      await page.after('goOn');
      await page.after('preview');
    },
  },
  {
    kind: 'void',
    action: 'voidSale',
    type: async (page: CounterPage) => {
      await page.after('editReason', { detail: { value: '打错了' } });
    },
  },
  {
    kind: 'adjust',
    action: 'propose',
    type: async (page: CounterPage) => {
      await page.after('press', { detail: { key: '5' } });
      await page.after('editNote', { detail: { value: '补偿' } });
    },
  },
] as const;

let phone: CounterPhone;
beforeEach(() => {
  phone = new CounterPhone();
  phone.server = answering();
  phone.storage.set('chain-1', JSON.stringify(chain));
});

/** A server before which the scan is open; it answers an action that writes with `written`. */
function answering(written: ReturnType<CounterPhone['server']> = 'unreachable'): CounterPhone['server'] {
  return (action) => {
    switch (action) {
      case 'scan':
      case 'member':
        return { ok: true, value: session };
      case 'purchases':
        return purchases;
      case 'previewReturn':
        return { ok: true, value: previewed };
      case 'previewExchange':
        return { ok: true, value: exchanged };
      default:
        return written;
    }
  };
}

const previewed = {
  owedAdded: 0,
  cash: 39800,
  refunded: 39800,
  unmatched: 0,
  restored: 0,
  grace: 0,
  reversed: 597,
  lapsed: 0,
  settled: null,
  tierBefore: 'gold',
  tierAfter: 'gold',
  rewardsLost: [],
  pointsAfter: 1889,
  owedAfter: 0,
  sales: [],
};
const exchanged = {
  due: 0,
  cash: 0,
  returned: 39800,
  paid: 39800,
  carried: 597,
  earned: 0,
  reversed: 0,
  restored: 0,
  owedAdded: 0,
  tierAfter: 'gold',
  reached: [],
  rewardsLost: [],
  pointsAfter: 2486,
  owedAfter: 0,
  receipt: 'X-1',
};

const kept = (): KeptDraft[] => JSON.parse(phone.storage.get('clerk-drafts') ?? '[]') as KeptDraft[];
const idsSent = (action: string): unknown[] =>
  phone.sent.filter((each) => each.action === action).map(({ input }) => input['requestId']);

describe.each(pages)('$kind', ({ kind, action, type }) => {
  /** Typed and sent, and no answer had come when the phone was killed. */
  async function killedWhileSending(): Promise<void> {
    const page = await phone.open(kind, query);
    await type(page);
    phone.server = answering('lost');
    expect(await page.after('send')).toMatchObject({ step: 'sending', refused: '' });
  }

  test('what was typed is there after the phone was killed, under the same request id', async () => {
    await type(await phone.open(kind, query));
    const [typed] = kept();
    expect(typed).toMatchObject({ kind, sent: false });
    const page = await phone.open(kind, query);
    await type(page);
    phone.server = answering('lost');
    await page.after('send');
    expect(idsSent(action)).toEqual([typed?.requestId]);
  });

  test('killed while it was sent, it is sent again as it was', async () => {
    await killedWhileSending();
    const page = await phone.open(kind, query);
    expect(page.data).toMatchObject({ step: 'unanswered' });
    await page.after('send');
    const [first, second] = phone.sent.filter((each) => each.action === action);
    expect(second).toEqual(first);
  });

  test('killed while it was sent and the scan is over since: it does not stay sending, and goes on after a new scan', async () => {
    await killedWhileSending();
    phone.server = () => over;
    const page = await phone.open(kind, query);
    expect(await page.after('send')).toMatchObject({
      step: expect.not.stringMatching(/sending|unanswered/) as string,
      refused: expect.stringContaining('10 分钟') as string,
      ended: true,
    });
    phone.server = answering('lost');
    await page.after('rescan');
    expect(page.data).toMatchObject({ refused: '', ended: false });
    await type(page);
    await page.after('send');
    expect(page.data['step']).toBe('sending');
    expect(new Set(idsSent(action)).size).toBe(1);
  });

  test('a full phone sends nothing, says what to do, and sends when there is room, under the same id', async () => {
    const page = await phone.open(kind, query);
    await type(page);
    phone.isFull = true;
    const full = await page.after('send');
    expect(full).toMatchObject({
      step: expect.not.stringMatching('sending') as string,
      refused: expect.stringContaining('清理手机空间') as string,
    });
    expect(idsSent(action)).toEqual([]);
    phone.isFull = false;
    phone.server = answering('lost');
    await page.after('send');
    expect(idsSent(action)).toEqual([kept()[0]?.requestId]);
  });

  test('what a full phone cannot keep while it is typed stays on the page, and is kept before it is sent', async () => {
    const page = await phone.open(kind, query);
    phone.isFull = true;
    await type(page);
    expect(kept()).toEqual([]);
    expect(page.data['refused']).toContain('清理手机空间');
    phone.isFull = false;
    phone.server = answering('lost');
    await page.after('send');
    expect(kept()).toMatchObject([{ kind, sent: true }]);
  });

  test('a refusal is certain: it is said, and may be changed and sent under the same id', async () => {
    const page = await phone.open(kind, query);
    await type(page);
    phone.server = answering({ ok: false, refusal: { code: 'busy' } });
    expect(await page.after('send')).toMatchObject({ refused: expect.stringContaining('正在别处') as string });
    expect(kept()).toMatchObject([{ kind, sent: false }]);
    phone.server = answering('lost');
    await page.after('send');
    expect(new Set(idsSent(action)).size).toBe(1);
  });

  test('a full phone that was answered does not send a second time what it cannot forget', async () => {
    const page = await phone.open(kind, query);
    await type(page);
    const done = {
      ...previewed,
      ...exchanged,
      from: previewed,
      adjustment: { points: 5, reason: 'goodwill', note: '' },
    };
    phone.server = (...call) => {
      const answer = answering({ ok: true, value: done })(...call);
      if (call[0] === action) phone.isFull = true;
      return answer;
    };
    expect(await page.after('send')).toMatchObject({ step: 'done', refused: '' });
    phone.isFull = false;
    const again = await phone.open(kind, query);
    expect(await again.after('send')).toMatchObject({ step: 'done' });
    expect(new Set(idsSent(action)).size).toBe(1);
  });
});

describe('an amount is typed', () => {
  const full = expect.stringContaining('清理手机空间') as string;

  async function typed(): Promise<CounterPage> {
    const page = await phone.open('refund', { session: query.session });
    for (const key of ['3', '9', '8']) await page.after('press', { detail: { key } });
    return page;
  }

  test('and a full phone says so beside its preview and after it, until there is room', async () => {
    phone.isFull = true;
    const page = await typed();
    expect(await page.after('preview')).toMatchObject({ step: 'preview', refused: full });
    expect(await page.after('changeAmount')).toMatchObject({ step: 'typing', refused: full });
    phone.isFull = false;
    expect(await page.after('preview')).toMatchObject({ step: 'preview', refused: '' });
    expect(kept()).toMatchObject([{ kind: 'refund', draft: { amount: '398' } }]);
  });

  test('and the scan is over: that stays said while the amount is changed, on a full phone too', async () => {
    const page = await typed();
    await page.after('preview');
    phone.server = () => over;
    await page.after('send');
    const said = { refused: expect.stringContaining('10 分钟') as string, ended: true };
    expect(page.data).toMatchObject(said);
    expect(await page.after('changeAmount')).toMatchObject({ step: 'typing', ...said });
    phone.isFull = true;
    expect(await page.after('press', { detail: { key: '5' } })).toMatchObject(said);
  });
});

describe('sale', () => {
  async function typed(): Promise<CounterPage> {
    const page = await phone.open('sale', query);
    await page.after('press', { detail: { key: '5' } });
    return page;
  }
  const trouble = (page: CounterPage): unknown =>
    (page.data['view'] as { trouble: { sentence: string } }).trouble.sentence;

  test('a full phone sends no bill, says what to do, and keeps what is typed on the page', async () => {
    const page = await typed();
    phone.isFull = true;
    await page.after('charge');
    expect(trouble(page)).toContain('清理手机空间');
    expect(idsSent('sell')).toEqual([]);
    await page.after('press', { detail: { key: '2' } });
    expect((page.data['view'] as { due: { amount: string } }).due.amount).toBe('52.00');
    phone.isFull = false;
    phone.server = answering('lost');
    await page.after('charge');
    expect(kept()).toMatchObject([{ kind: 'sale', sent: true }]);
    expect(idsSent('sell')).toEqual([kept()[0]?.requestId]);
  });
});
