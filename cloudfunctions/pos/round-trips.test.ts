import { memberCode } from '@vip-card/core';
import { article, openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';
import { issueDevice, send, type Keys } from './testing/till';

/** In a file of its own: one call after the other is served by one instance, which knows the chain's settings already. */
let shop: ShopFloor;
let till: Keys;
beforeAll(async () => {
  shop = await openShop();
  till = await issueDevice(shop);
}, 60_000);
afterAll(() => shop.cloud.stop());

const storeId = 'jingan';
const post = (path: string, body: object) => send(shop, till, { path, body: { storeId, ...body } });
const getRules = () => send(shop, till, { method: 'GET', path: '/rules', query: { storeId } });

it('a sale costs the database nine round trips, two of them for the device and the nonce', async () => {
  const joining = { requestId: shop.request(), consentVersion: '2026-01' };
  const { memberNo, secret } = await shop.get('o-counted', 'members', 'join', joining);
  const occurredAt = await shop.now();
  const code = memberCode(memberNo, secret, occurredAt);
  const member = { session: `${till.deviceId}:${memberNo}` };
  const lines = [article(10_000)];
  const anew = (receipt: string) => ({ requestId: shop.request(), receipt, occurredAt });
  const of = { storeId, receipt: 'R-1' };
  await getRules();

  const counted = async (call: () => Promise<{ status: number }>): Promise<number> => {
    let status = 0;
    const trips = await shop.roundTrips(async () => ({ status } = await call()));
    expect(status).toBe(200);
    return trips;
  };
  expect({
    rules: await counted(getRules),
    verifyCard: await counted(() => post('/verify-card', { code })),
    quote: await counted(() => post('/quote', { lines, member })),
    sale: await counted(() => post('/sales', { ...anew('R-1'), lines, member })),
    saleByCode: await counted(() => post('/sales', { ...anew('R-2'), lines, member: { code } })),
    refund: await counted(() => post('/refunds', { ...anew('R-3'), of, amount: 100 })),
  }).toEqual({ rules: 2, verifyCard: 7, quote: 4, sale: 9, saleByCode: 10, refund: 12 });
});
