import { CounterPhone, type CounterPage } from '../../testing/counter-page';
import { session } from '../../testing/shop';
import type { SaleView } from './sale-view';

const query = { session: encodeURIComponent(session.session) };

let phone: CounterPhone;
beforeEach(() => {
  phone = new CounterPhone();
  phone.server = (action) => (action === 'member' ? { ok: true, value: session } : 'unreachable');
});

const shown = (page: CounterPage): SaleView => page.data['view'] as SaleView;
const amount = (page: CounterPage) => shown(page).entry.lines[0]?.amount;

async function typed(page: CounterPage, keys: string): Promise<CounterPage> {
  for (const key of keys) await page.after('press', { detail: { key } });
  return page;
}

test('a bill that was left goes on, and the first digit begins its amount anew', async () => {
  await typed(await phone.open('sale', query), '2500');
  const again = await phone.open('sale', query);
  expect(amount(again)).toBe('2500');
  expect(shown(again).entry.current.selected).toBe(true);
  expect(amount(await typed(again, '2500'))).toBe('2500');
});

test('a digit that cannot be taken is felt', async () => {
  const page = await typed(await phone.open('sale', query), '280.54');
  expect(phone.refusals).toBe(0);
  await typed(page, '5');
  expect(amount(page)).toBe('280.54');
  expect(phone.refusals).toBe(1);
});
