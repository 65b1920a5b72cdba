import type { Points } from '@vip-card/core';
import type { Answer } from '../../../services/call';
import { CounterPhone, type CounterPage } from '../../testing/counter-page';
import { session } from '../../testing/shop';
import type { AdjustView } from './adjust-view';

const query = { session: encodeURIComponent(session.session) };
const above: Answer<never> = {
  ok: false,
  refusal: {
    code: 'adjustment_above_limit',
    per: 'member',
    limit: 500 as Points,
    used: 450 as Points,
    left: 50 as Points,
    approvers: ['hq'],
  },
};
const proposed = { adjustment: { points: 200, reason: 'goodwill', note: '补偿' }, pointsAfter: null };

let phone: CounterPhone;
beforeEach(() => {
  phone = new CounterPhone();
  answer({ alone: above, asked: { ok: true, value: proposed } });
});

/** What the server answers to what is to be done alone, and to what a second person is asked for. */
function answer({ alone, asked }: Record<'alone' | 'asked', ReturnType<CounterPhone['server']>>): void {
  phone.server = (action, input) => {
    if (action !== 'propose') return { ok: true, value: session };
    return input['alone'] === true ? alone : asked;
  };
}

const shown = (page: CounterPage): AdjustView => page.data['view'] as AdjustView;
const sent = () => phone.sent.filter(({ action }) => action === 'propose').map(({ input }) => input);

async function typed(points: string): Promise<CounterPage> {
  const page = await phone.open('adjust', query);
  for (const key of points) await page.after('press', { detail: { key } });
  await page.after('editNote', { detail: { value: '补偿' } });
  return page;
}

test('what is above a limit moves nothing and asks nobody before she says so', async () => {
  const page = await typed('200');
  expect(await page.after('send')).toMatchObject({ step: 'typing', refused: '' });
  expect(shown(page)).toMatchObject({ confirm: '请人批准', above: expect.stringContaining('还剩 50 分') as string });
  expect(await page.after('send')).toMatchObject({ step: 'done' });
  expect(shown(page).done?.title).toBe('等待批准');
  const [first, second] = sent();
  expect(first).toEqual({ ...second, alone: true });
});

test('what is left is said while it is changed, and done alone', async () => {
  const page = await typed('200');
  await page.after('send');
  await page.after('press', { detail: { key: 'delete' } });
  expect(shown(page)).toMatchObject({ above: '', room: '不经批准，今天还能给她调 50 分。', confirm: '加分' });
  await page.after('send');
  expect(sent()[1]).toMatchObject({ points: 20, alone: true });
});

test('a second person who was asked without an answer is asked again as before, after the phone was killed too', async () => {
  const page = await typed('200');
  await page.after('send');
  answer({ alone: above, asked: 'lost' });
  await page.after('send');
  const again = await phone.open('adjust', query);
  expect(again.data).toMatchObject({ step: 'unanswered' });
  await again.after('send');
  const [, second, third] = sent();
  expect(third).toEqual(second);
  expect(third).not.toHaveProperty('alone');
});

test('a limit that was read before is not believed after a restart', async () => {
  const page = await typed('200');
  await page.after('send');
  await page.after('editNote', { detail: { value: '补偿，两次' } });
  const again = await phone.open('adjust', query);
  expect(shown(again)).toMatchObject({ typed: '200', above: '', confirm: '加分' });
});
