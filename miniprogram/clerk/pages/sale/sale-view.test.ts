import type { EpochMs, Fen, Points, Reached } from '@vip-card/core';
import { addLine, editLine, pressOnSale, saleLines, startSale, type SaleDraft } from '../../counter/sale-draft';
import type { PayWith } from '../../counter/points-payment';
import { runningAward } from '../../counter/running-points';
import { payingRules, queuedSale, session, words } from '../../testing/shop';
import { keptView, saleView, soldView, type SaleState } from './sale-view';

const typed = (draft: SaleDraft, amount: string): SaleDraft =>
  Array.from(amount).reduce((each, key) => pressOnSale(each, key as '1'), draft);

/** A shirt at 398 yuan, and a child's dress of which 128 has been typed. */
function twoLines(): SaleDraft {
  const shirt = editLine(typed(startSale('womenswear'), '398'), { name: '亚麻衬衫', size: 'M' });
  return typed(editLine(addLine(shirt), { category: 'kidswear' }), '128');
}

const state: SaleState = {
  kept: {
    kind: 'sale',
    requestId: 'r1',
    session: session.session,
    member: session.member,
    sent: false,
    startedAt: 0 as EpochMs,
    draft: twoLines(),
  },
  session,
  categories: [
    { id: 'womenswear', label: '女装' },
    { id: 'kidswear', label: '童装' },
  ],
  asking: { step: 'typing' },
  details: false,
  field: 'paid',
  selected: false,
};
const sayRefusal = (): string => 'refused';

test('shows the lines as typed, what is due and what it earns, and how near the next bonus is', () => {
  const view = saleView(state, sayRefusal, words, session.expiresAt);
  expect(view.entry.lines).toEqual([
    { title: '亚麻衬衫', detail: '女装 M', amount: '398.00', now: false },
    { title: '第 2 件', detail: '童装', amount: '128', now: true },
  ]);
  expect(view.due).toEqual({ label: '应收', amount: '526.00' });
  expect(view.earns).toBe('+789');
  expect(view.nearMiss).toBe('童装实付再多 172 元，童装积分再加一倍。');
  expect(view.mayCharge).toBe(true);
});

test('a list price above what is paid is shown beside what is due', () => {
  const draft = editLine(twoLines(), { list: '158' });
  expect(saleView({ ...state, kept: { ...state.kept, draft } }, sayRefusal, words, session.expiresAt).due.label).toBe(
    '应收，原价 556.00',
  );
});

test('nothing can be charged before an amount is typed', () => {
  const empty = { ...state, kept: { ...state.kept, draft: startSale('womenswear') } };
  const view = saleView(empty, sayRefusal, words, session.expiresAt);
  expect(view.mayCharge).toBe(false);
  expect(view.earns).toBe('');
});

test('without the session the bill is there and the points are not guessed', () => {
  const view = saleView({ ...state, session: undefined }, sayRefusal, words, session.expiresAt);
  expect(view.customer).toMatchObject({ name: '林知夏', points: '' });
  expect(view.due.amount).toBe('526.00');
  expect(view.earns).toBe('');
});

test('a lost answer asks for the same bill again, an ended scan for the code, a refusal says its sentence', () => {
  const trouble = (asking: SaleState['asking']) =>
    saleView({ ...state, asking }, sayRefusal, words, session.expiresAt).trouble.kind;
  expect(trouble({ step: 'unanswered', refusal: { code: 'offline' } })).toBe('unanswered');
  expect(trouble({ step: 'refused', refusal: { code: 'session_expired', expiredAt: 0 as EpochMs } })).toBe('ended');
  expect(trouble({ step: 'refused', refusal: { code: 'busy' } })).toBe('refused');
  expect(trouble({ step: 'sending' })).toBe('none');
});

test('nothing can be charged or added while the answer is on its way', () => {
  const view = saleView({ ...state, asking: { step: 'sending' } }, sayRefusal, words, session.expiresAt);
  expect([view.mayCharge, view.mayAdd, view.sending]).toEqual([false, false, true]);
});

const scarf: Reached = {
  milestone: 'scarf@lifetime',
  ruleId: 'scarf',
  measure: 'points',
  over: 'lifetime',
  reach: 1000,
  reward: { kind: 'prize', zh: '羊绒围巾一条', en: 'A cashmere scarf' },
};

test('the receipt explains every point, what was missed, what was repaid and the new tier', () => {
  const award = runningAward(session, saleLines(twoLines()), session.expiresAt);
  if (!award) throw new Error('This bill is small enough.');
  const view = soldView(
    {
      receipt: 'J-7',
      paid: 52600 as Fen,
      due: 52600 as Fen,
      redeemed: null,
      award: { ...award, reached: [scarf] },
      repaid: 100 as Points,
      pointsAfter: 3175 as Points,
      owedAfter: 0 as Points,
      tierAfter: 'black',
    },
    state,
    words,
  );
  expect(view).toMatchObject({
    earned: '+789',
    bill: [
      { label: '实付', value: '526.00' },
      { label: '小票', value: 'J-7' },
    ],
    because: [
      { label: '每 1 元积 1 分', value: '+526' },
      { label: '金卡多积 50%', value: '+263' },
      { label: '先补上次退货', value: '\u2212100' },
    ],
    notes: ['当时童装实付再多 172 元，童装积分就能再加一倍。'],
    balance: '3,175',
    upgraded: '恭喜，升为黑卡。请告诉顾客。',
    reached: ['累计得分满 1,000 分，可领羊绒围巾一条。请告诉顾客。'],
    owed: '',
  });
});

describe('paying with points', () => {
  const customer = { ...session, rules: payingRules };
  const paying = (payWith: PayWith | undefined, change: Partial<SaleState> = {}) => {
    const draft = { ...twoLines(), ...(payWith ? { payWith } : {}) };
    return saleView(
      { ...state, session: customer, ...change, kept: { ...state.kept, draft } },
      () => 'above the cap',
      words,
      session.expiresAt,
    );
  };

  test('is offered with how many points pay how much, and not ticked', () => {
    const view = paying(undefined);
    expect(view.pay).toMatchObject({ kind: 'open', on: false, offer: '2,486 分抵 24.86 元', typed: null });
    expect(view.due).toEqual({ label: '应收', amount: '526.00' });
  });

  test('takes off what is due, and only the rest earns', () => {
    const view = paying({ way: 'most' });
    expect(view.due).toEqual({ label: '应收，526.00 已抵 24.86', amount: '501.14' });
    expect(view.earns).toBe('+751');
    expect(view.pay.ways.filter(({ on }) => on).map(({ label }) => label)).toEqual(['尽量多用']);
  });

  test('shows what was typed and what comes of it', () => {
    expect(paying({ way: 'points', typed: '500' }, { field: 'pay' }).pay).toMatchObject({
      typed: '500',
      typing: true,
      unit: '分',
      means: '500 分抵 5 元',
    });
    expect(paying({ way: 'yuan', typed: '5.5' }).pay).toMatchObject({ unit: '元', means: '550 分抵 5.50 元' });
  });

  test('more than may be paid is said at once where the keypad is, and not sent', () => {
    const view = paying({ way: 'points', typed: '9999' });
    expect(view.trouble).toMatchObject({ kind: 'refused', sentence: 'above the cap' });
    expect(paying({ way: 'points', typed: '500' }).trouble.kind).toBe('none');
    expect(view.mayCharge).toBe(false);
    expect(view.due.amount).toBe('526.00');
  });

  test('a line is no longer written while points are', () => {
    expect(paying({ way: 'points', typed: '' }, { field: 'pay' }).entry.lines.some(({ now }) => now)).toBe(false);
  });

  test('of somebody found by phone the page says that the code is needed', () => {
    expect(paying(undefined, { session: { ...customer, proof: 'phone' } }).pay.kind).toBe('needs-code');
  });

  test('is not spoken of where the rules do not offer it', () => {
    expect(paying(undefined, { session }).pay.kind).toBe('none');
  });

  test('a bill on its way keeps what points paid of it when it was sent', () => {
    const kept: SaleState['kept'] = {
      ...state.kept,
      sent: true,
      sealed: { at: 0 as EpochMs, pays: { points: 1000 as Points, worth: 1000 as Fen }, earns: null },
      draft: { ...twoLines(), payWith: { way: 'most' } },
    };
    const asking = { step: 'unanswered', refusal: { code: 'offline' } } as const;
    const view = saleView({ ...state, session: customer, kept, asking }, sayRefusal, words, session.expiresAt);
    expect(view.due.amount).toBe('516.00');
    expect(view.pay.kind).toBe('none');
  });
});

describe('without a network', () => {
  const queued = { ...queuedSale, request: { ...queuedSale.request, occurredAt: session.expiresAt } };

  test('the slip of a kept sale has the points of the phone, and says that the recorded ones count', () => {
    const view = keptView(queued, state, words);
    expect(view).toMatchObject({ earned: '+789', balance: '', bill: [{ label: '实付', value: '526.00' }] });
    expect(view.kept).toContain('以补录结果为准');
    expect(view.because.map(({ value }) => value)).toEqual(['+526', '+263']);
  });

  test('a customer whom the phone forgot has no points on the slip', () => {
    expect(keptView({ ...queued, points: null }, { ...state, session: undefined }, words).earned).toBe('待定');
  });

  test('why a sale cannot be kept is said, and the keypad stays', () => {
    const view = saleView({ ...state, cannotKeep: 'points-need-network' }, sayRefusal, words, session.expiresAt);
    expect(view.trouble).toMatchObject({
      kind: 'refused',
      sentence: expect.stringContaining('取消积分抵现') as string,
    });
    expect(view.mayCharge).toBe(true);
  });

  test('a bill without an answer may be kept, one that points paid may not', () => {
    const asking = { step: 'unanswered', refusal: { code: 'offline' } } as const;
    const pays = { points: 1000 as Points, worth: 1000 as Fen };
    const paid = { ...state.kept, sent: true, sealed: { at: 0 as EpochMs, pays, earns: null } };
    expect(saleView({ ...state, asking }, sayRefusal, words, session.expiresAt).trouble.mayKeep).toBe(true);
    expect(saleView({ ...state, asking, kept: paid }, sayRefusal, words, session.expiresAt).trouble.mayKeep).toBe(
      false,
    );
  });
});
