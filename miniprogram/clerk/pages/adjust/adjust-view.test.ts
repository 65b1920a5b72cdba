import type { EpochMs, Points, Room } from '@vip-card/core';
import type { AdjustDraft } from '../../counter/kept-drafts';
import { session, words } from '../../testing/shop';
import { adjustView, signedPoints, type Adjusted, type AdjustState } from './adjust-view';

const state = (draft: Partial<AdjustDraft> = {}, change: Partial<AdjustState> = {}): AdjustState => ({
  kept: {
    kind: 'adjust',
    requestId: 'r1',
    session: session.session,
    member: session.member,
    sent: false,
    startedAt: 0 as EpochMs,
    draft: { way: 'give', points: '', reason: 'goodwill', note: '', ...draft },
  },
  points: 2486 as Points,
  step: 'typing',
  adjusted: undefined,
  ...change,
});
const view = (draft?: Partial<AdjustDraft>, change?: Partial<AdjustState>) => adjustView(state(draft, change), words);

test('says what she has and what she would have, and asks for a reason in words', () => {
  expect(view({ points: '200' })).toMatchObject({ becomes: '现有 2,486 分，调整后 2,686 分。', mayConfirm: false });
  expect(view({ points: '200', note: '雨天等候' }).mayConfirm).toBe(true);
});

test('nothing is nothing to confirm', () => {
  expect(view({ points: '', note: '雨天等候' })).toMatchObject({ becomes: '', mayConfirm: false });
  expect(Object.is(signedPoints(state({ way: 'take' }).kept.draft), 0)).toBe(true);
});

test('no more is taken than she has', () => {
  expect(view({ way: 'take', points: '2486', note: '更正' })).toMatchObject({
    becomes: '现有 2,486 分，调整后 0 分。',
    mayConfirm: true,
  });
  expect(view({ way: 'take', points: '2487', note: '更正' })).toMatchObject({
    becomes: '现有只有 2,486 分，不能减这么多。',
    mayConfirm: false,
  });
});

const room = (per: Room['per'], limit: number, used: number): Room => ({
  per,
  limit: limit as Points,
  used: used as Points,
  left: (limit - used) as Points,
});

test('nothing is said of limits before the server has said what is left', () => {
  expect(view({ points: '501' })).toMatchObject({ room: '', above: '', confirm: '加分' });
});

test('says what is left today for her, and of the manager herself', () => {
  const typed = { points: '50', room: room('member', 500, 450) };
  expect(view(typed)).toMatchObject({ room: '不经批准，今天还能给她调 50 分。', above: '', confirm: '加分' });
  expect(view({ ...typed, room: room('person', 2_000, 1_950) }).room).toBe('不经批准，您今天还能调 50 分。');
});

test('above a limit it says which, how much of it is used, and who approves; the button asks', () => {
  const typed = { points: '51', note: '雨天等候', room: room('member', 500, 450) };
  expect(view(typed)).toMatchObject({
    room: '',
    becomes: '',
    above:
      '不经批准，一位会员一天最多调整 500 分。今天已给她调整 450 分，还剩 50 分。要调更多，请总部的同事批准。批准之前积分不动。',
    confirm: '请人批准',
    mayConfirm: true,
  });
  expect(view({ ...typed, way: 'take' }).confirm).toBe('请人批准');
  expect(view({ ...typed, room: room('person', 2_000, 1_950) }).above).toContain(
    '您一天最多调整 2,000 分。今天已调整 1,950 分，还剩 50 分。',
  );
});

test('after it is done it says what moved; above the limit, that nothing did yet, and who decides', () => {
  const adjustment = { points: 200 as Points, reason: 'goodwill', note: '雨天等候' } as Adjusted['adjustment'];
  const done = view({}, { step: 'done', adjusted: { adjustment, pointsAfter: 2686 as Points } }).done;
  expect(done).toMatchObject({ title: '已调整', figure: '+200' });
  expect(done?.parts.map(({ title, value }) => `${title} ${value}`.trim())).toEqual([
    '店里的心意',
    '调整后积分 2,686 分',
  ]);
  const waits = view({}, { step: 'done', adjusted: { adjustment, pointsAfter: null } }).done;
  expect(waits).toMatchObject({ title: '等待批准', figure: '+200' });
  expect(waits?.parts[1]).toMatchObject({ title: '等总部的同事批准', because: '批准之前积分不动。' });
});
