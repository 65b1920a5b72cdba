import type { EpochMs, MonthView } from '@vip-card/core';
import { HeadquartersPage } from '../../testing/page';
import { now } from '../../testing/wording';

/** Books that are closed up to, and without, `next`. */
let next = '2026-09';
const monthView = (month: string): MonthView => ({
  month,
  closed: month < next ? { by: '钱惠敏', at: now } : null,
  closableFrom: 0 as EpochMs,
  next,
  first: '2026-08',
  books: [],
  entities: [],
});

test('closing goes on to the next month that is over, and stays when only the running one is left', async () => {
  jest.spyOn(Date, 'now').mockReturnValue(now);
  const page = new HeadquartersPage((action, input) => {
    const month = String(input['month']);
    if (action === 'close') next = month === '2026-09' ? '2026-10' : '2026-11';
    if (action === 'settlement') return { month, settlements: [], balances: [], entities: [] };
    return action === 'liability' ? { at: now, liabilities: [], entities: [] } : monthView(month);
  });
  jest.requireActual('./books');
  await page.do('load');
  expect(page.data['view']).toMatchObject({ name: '2026年11月', open: '2026年9月至2026年10月，2 个月还没有结账' });
  await page.do('loadMonth', '2026-09');
  await page.do('close');
  expect(page.data['view']).toMatchObject({ name: '2026年10月', closable: true, open: '' });
  await page.do('close');
  expect(page.data['view']).toMatchObject({ name: '2026年10月', closable: false, open: '', earlier: null });
  expect(page.sent.filter(({ action }) => action === 'close')).toMatchObject([
    { input: { month: '2026-09' } },
    { input: { month: '2026-10' } },
  ]);
});
