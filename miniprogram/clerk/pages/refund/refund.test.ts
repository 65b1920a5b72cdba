import { CounterPhone, type CounterPage } from '../../testing/counter-page';
import { session } from '../../testing/shop';
import type { RefundView } from './refund-view';

const query = { session: encodeURIComponent(session.session) };

let phone: CounterPhone;
beforeEach(() => {
  phone = new CounterPhone();
  phone.server = (action) => (action === 'member' ? { ok: true, value: session } : 'unreachable');
});

const amount = (page: CounterPage) => (page.data['view'] as RefundView).amount;

async function typed(page: CounterPage, keys: string): Promise<CounterPage> {
  for (const key of keys) await page.after('press', { detail: { key } });
  return page;
}

test('the first digit takes the place of an amount that was kept when the phone was put away', async () => {
  await typed(await phone.open('refund', query), '25');
  const again = await phone.open('refund', query);
  expect(again.data['selected']).toBe(true);
  expect(amount(await typed(again, '25'))).toBe('25');
  expect(again.data['selected']).toBe(false);
});

test('a digit that cannot be taken is felt', async () => {
  const page = await typed(await phone.open('refund', query), '9.999');
  expect(amount(page)).toBe('9.99');
  expect(phone.refusals).toBe(1);
});
