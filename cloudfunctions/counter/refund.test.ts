import type { Fen, MemberNo, Points } from '@vip-card/core';
import { ledgerOf as storedLedger } from '../shared/cloud/testing/ledger';
import { people } from '../shared/cloud/testing/seed';
import { article, openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';

let shop: ShopFloor;
beforeAll(async () => {
  shop = await openShop();
}, 60_000);
afterAll(() => shop.cloud.stop());

const fen = (amount: number): Fen => amount as Fen;
const sale = (session: string, paid = 10_000) => ({
  requestId: shop.request(),
  session,
  lines: [article(paid)],
});
const sell = (input: ReturnType<typeof sale>) => shop.get(people.clerk, 'counter', 'sell', input);
const refund = (session: string, amount: number) =>
  shop.get(people.clerk, 'counter', 'refund', { requestId: shop.request(), session, amount: fen(amount) });
const ledgerOf = (memberNo: MemberNo) => storedLedger(shop, memberNo);

describe('a return', () => {
  it('does what its preview said, newest sale first', async () => {
    const { card, session } = await shop.member();
    const [older, newer] = [await sell(sale(session, 10_000)), await sell(sale(session, 5_055))];
    const preview = await shop.get(people.clerk, 'counter', 'previewReturn', { session, amount: fen(7_055) });
    const { receipt, ...done } = await refund(session, 7_055);
    expect(done).toEqual(preview);
    expect(done).toMatchObject({
      sales: [
        { receipt: newer.receipt, refunded: 5_055, points: 50 },
        { receipt: older.receipt, refunded: 2_000, points: 20 },
      ],
      unmatched: 0,
      reversed: 70,
      owedAdded: 0,
      pointsAfter: 80,
    });
    expect(receipt).toMatch(/^JA\d{6}-R\d{8}-3$/);
    const { account, sales } = await ledgerOf(card.memberNo);
    expect(account).toMatchObject({ balance: 80, reversed: 70 });
    expect(sales.map(({ refunded }) => refunded).sort()).toEqual([2_000, 5_055]);
  });

  it('records what no sale explains, and goes back as many sales as it takes', async () => {
    const { card, session } = await shop.member();
    const sold = sale(session, 100);
    for (let index = 0; index < 20; index += 1) await sell({ ...sold, requestId: shop.request() });
    expect(await refund(session, 2_600)).toMatchObject({ unmatched: 600, reversed: 20 });
    expect(await refund(session, 100)).toMatchObject({ unmatched: 100, reversed: 0, sales: [] });
    expect((await ledgerOf(card.memberNo)).account).toMatchObject({ balance: 0, owed: 0, seq: 22 });
  });

  it('is one return however often it is sent, and another one under its id is refused', async () => {
    const { card, session } = await shop.member();
    await sell(sale(session, 10_000));
    const input = { requestId: shop.request(), session, amount: fen(3_000), receipt: 'back-1' };
    const answers = await Promise.all([1, 2, 3].map(() => shop.get(people.clerk, 'counter', 'refund', input)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await shop.refusal(people.clerk, 'counter', 'refund', { ...input, amount: 3_001 })).toEqual({
      code: 'request_id_reused',
    });
    expect(await shop.get(people.clerk, 'counter', 'refund', { ...input, requestId: shop.request() })).toEqual(
      answers[0],
    );
    const changed = { ...input, requestId: shop.request(), amount: 2_999 };
    expect(await shop.refusal(people.clerk, 'counter', 'refund', changed)).toMatchObject({ code: 'receipt_reused' });
    expect((await ledgerOf(card.memberNo)).account).toMatchObject({ seq: 2, balance: 70 });
  });

  it('and a sale and a return at once all count', async () => {
    const { card, session } = await shop.member();
    await sell(sale(session, 10_000));
    await Promise.all([refund(session, 2_500), sell(sale(session, 10_000)), refund(session, 2_500)]);
    const { account } = await ledgerOf(card.memberNo);
    expect(account).toMatchObject({ seq: 4, balance: 150, reversed: 50 });
  });

  it('owes points that were spent elsewhere, and later sales repay them', async () => {
    const { card, session } = await shop.member();
    const { receipt } = await sell(sale(session, 10_000));
    const spent = { ...sale(session, 200), redeem: 100 as Points };
    await shop.get(people.clerk, 'counter', 'sell', spent);
    const input = { requestId: shop.request(), session, of: { storeId: 'jingan', receipt }, amount: fen(10_000) };
    const back = await shop.get(people.clerk, 'counter', 'refund', input);
    expect(back).toMatchObject({ reversed: 100, owedAdded: 99, owedAfter: 99 });
    expect(await sell(sale(session, 13_000))).toMatchObject({ repaid: 99, pointsAfter: 31, owedAfter: 0 });
    await ledgerOf(card.memberNo);
  });

  it.each([
    ['invalid_input', 'amount', { amount: 1.5 }],
    ['invalid_input', 'amount', { amount: undefined }],
    ['amount_out_of_range', 'amount', { amount: -1 }],
    ['amount_out_of_range', 'amount', { amount: 0 }],
    ['amount_out_of_range', 'amount', { amount: 1_000_000_001 }],
    ['invalid_input', 'session', { session: undefined }],
    ['invalid_input', 'receipts', { receipts: [] }],
  ])('is refused as %s naming %s', async (code, path, change) => {
    const input = { requestId: shop.request(), session: 'jingan:clerk:1', amount: 100, ...change };
    expect(await shop.refusal(people.clerk, 'counter', 'refund', input)).toMatchObject({ code, path });
  });
});
