import type { EpochMs, Points } from '@vip-card/core';
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

test('after it is done it says what moved; above the limit, that nothing did yet', () => {
  const adjustment = { points: 200 as Points, reason: 'goodwill', note: '雨天等候' } as Adjusted['adjustment'];
  const done = view({}, { step: 'done', adjusted: { adjustment, pointsAfter: 2686 as Points } }).done;
  expect(done).toMatchObject({ title: '已调整', figure: '+200' });
  expect(done?.parts.map(({ title, value }) => `${title} ${value}`.trim())).toEqual([
    '店里的心意',
    '调整后积分 2,686 分',
  ]);
  const waits = view({}, { step: 'done', adjusted: { adjustment, pointsAfter: null } }).done;
  expect(waits?.title).toBe('等待批准');
});
