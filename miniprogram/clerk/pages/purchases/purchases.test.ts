import { CounterPhone } from '../../testing/counter-page';
import { purchase, session } from '../../testing/shop';
import type { PurchaseRow } from './purchases-view';

const chain = { categories: [{ id: 'womenswear', zh: '女装', en: 'Womenswear' }], stores: [], tiers: [] };
const query = { session: encodeURIComponent(session.session) };

test('a phone that has not kept the categories asks for them before it names goods', async () => {
  const phone = new CounterPhone();
  phone.server = (action) => {
    if (action === 'chain') return { ok: true, value: chain };
    return { ok: true, value: { purchases: [purchase], next: null } };
  };
  const page = await phone.open('purchases', query);
  await page.after('onShow');
  const [row] = page.data['rows'] as PurchaseRow[];
  expect(row?.what).toContain('女装');
  expect(row?.what).not.toContain('womenswear');
});
