import type { Fen } from '@vip-card/core';
import { CounterPhone, type CounterPage } from '../../testing/counter-page';
import { purchase, session } from '../../testing/shop';
import type { ExchangeView } from './exchange-view';

const query = { session: encodeURIComponent(session.session), of: encodeURIComponent('jingan:0931') };
const shirt = { ...purchase, lines: [{ ...purchase.lines[0], list: 28050 as Fen, paid: 28050 as Fen }] };

let phone: CounterPhone;
beforeEach(() => {
  phone = new CounterPhone();
});

const amount = (page: CounterPage) => (page.data['view'] as ExchangeView).entry.lines[0]?.amount;

async function typed(page: CounterPage, keys: readonly string[]): Promise<CounterPage> {
  for (const key of keys) await page.after('press', { detail: { key } });
  return page;
}

/** The exchange page with the shirt picked and the bill begun. */
async function begun(): Promise<CounterPage> {
  phone.server = (action) => {
    if (action === 'purchases') return { ok: true, value: { purchases: [shirt], next: null } };
    return action === 'member' ? { ok: true, value: session } : 'unreachable';
  };
  const page = await phone.open('exchange', query);
  await page.after('pick', { detail: { line: 0, quantity: 1 } });
  await page.after('goOn');
  return page;
}

test('what is typed takes the place of the price that the bill begins with', async () => {
  const page = await begun();
  expect(amount(page)).toBe('280.5');
  expect(amount(await typed(page, ['4', '5', '8']))).toBe('458');
  expect(phone.refusals).toBe(0);
});

test('and of an amount that was kept when the phone was put away', async () => {
  await typed(await begun(), ['4', '5', '8']);
  const again = await phone.open('exchange', query);
  expect(amount(again)).toBe('458');
  expect(amount(await typed(again, ['4', '5', '8']))).toBe('458');
});

test('the deletion key edits the price; a digit with no place for it is felt', async () => {
  const page = await typed(await begun(), ['delete', '5', '4']);
  expect(amount(page)).toBe('280.54');
  await typed(page, ['8']);
  expect(amount(page)).toBe('280.54');
  expect(phone.refusals).toBe(1);
});
