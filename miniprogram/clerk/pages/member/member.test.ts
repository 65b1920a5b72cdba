import { CounterPhone } from '../../testing/counter-page';
import { session } from '../../testing/shop';
import type { MemberView } from './member-view';

const chain = { categories: [{ id: 'womenswear', zh: '女装', en: 'Womenswear' }], stores: [], tiers: [] };

test('a phone that has not kept the categories asks for them before it names sizes', async () => {
  const phone = new CounterPhone();
  phone.server = (action) => ({ ok: true, value: action === 'chain' ? chain : session });
  const page = await phone.open('member', { session: encodeURIComponent(session.session) });
  const { sizes } = page.data['member'] as MemberView;
  expect(sizes).toEqual([{ category: '女装', size: 'M' }]);
});
