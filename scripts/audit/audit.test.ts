import type { Documents } from '@vip-card/cloud';
import { monthOf, type Account, type EpochMs, type Fen, type MemberNo, type Points } from '@vip-card/core';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { people } from '../../cloudfunctions/shared/cloud/testing/seed';
import { article, openShop, type ShopFloor } from '../../cloudfunctions/shared/cloud/testing/shop-floor';
import { auditChain, type Finding } from './audit';
import { reportText } from './report';

let shop: ShopFloor;
let memberNo: MemberNo;
let month: string;

/** A member who earned, paid with points, gave back and was given; and a month that is closed. */
beforeAll(async () => {
  shop = await openShop();
  const { card, session } = await shop.member();
  memberNo = card.memberNo;
  const sell = (yuan: number, redeem = 0) =>
    shop.get(people.clerk, 'counter', 'sell', {
      requestId: shop.request(),
      session,
      lines: [article(yuan * 100)],
      redeem: redeem as Points,
    });
  await sell(1_000);
  await sell(100, 500);
  await shop.get(people.clerk, 'counter', 'refund', { requestId: shop.request(), session, amount: 20_000 as Fen });
  const { store } = shop;
  month = monthOf(await shop.now());
  const { closableFrom } = await shop.get(people.finance, 'books', 'month', { month });
  await shop.cloud.clock.set(closableFrom);
  await shop.get(people.finance, 'books', 'close', { requestId: shop.request(), month });
  await shop.get(people.hq, 'adjustments', 'propose', {
    requestId: shop.request(),
    memberNo,
    storeId: 'tianhe',
    points: 50 as Points,
    reason: 'goodwill',
    note: '补偿',
  });
  expect((await store.movements.where({ memberNo })).length).toBeGreaterThan(4);
}, 60_000);
afterAll(() => shop.cloud.stop());

/** What the audit finds while a document says something else; it is put right again afterwards. */
async function findingsWith<Name extends 'accounts' | 'sales' | 'movements' | 'books' | 'monthFigures'>(
  collection: Name,
  id: string,
  change: (document: Documents[Name]) => object,
): Promise<Finding[]> {
  const shelf = shop.store[collection] as unknown as {
    find(id: string): Promise<Documents[Name] | undefined>;
    put(id: string, document: object): Promise<void>;
  };
  const document = await shelf.find(id);
  if (!document) throw new Error(`no ${collection} ${id}`);
  await shelf.put(id, { ...document, ...change(document) });
  const { findings } = await auditChain(shop.store);
  await shelf.put(id, document);
  return findings;
}

it('finds nothing where everything is honest', async () => {
  const report = await auditChain(shop.store);
  expect(report).toMatchObject({ accounts: 1, sales: 2, closedMonths: 1, findings: [] });
  expect(report.books.map(({ entity }) => entity)).toEqual(['suli', 'tianhe-trading']);
  const account = await shop.store.accounts.find(String(memberNo));
  expect(report.books.reduce((sum, { closing }) => sum + closing, 0)).toBe(
    (account?.balance ?? 0) - (account?.owed ?? 0),
  );
});

it.each<[keyof Account, unknown]>([
  ['balance', 1_000_000],
  ['owed', 1],
  ['tier', 'black'],
  ['spent', 0],
  ['nextExpiryOn', null],
  ['milestones', ['made up']],
])('finds an account whose %s was tampered with', async (field, value) => {
  const findings = await findingsWith('accounts', String(memberNo), () => ({ [field]: value }));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ of: `member ${memberNo}` });
  expect(findings[0]?.what).toContain(`${field} is`);
});

it('finds an account that lacks a figure', async () => {
  const account = await shop.store.accounts.find(String(memberNo));
  if (!account) throw new Error('no account');
  const { spent, ...rest } = account;
  await shop.store.accounts.put(String(memberNo), rest as Account);
  const { findings } = await auditChain(shop.store);
  await shop.store.accounts.put(String(memberNo), account);
  expect(findings).toEqual([{ of: `member ${memberNo}`, what: `spent is nothing, and ${spent} by the movements` }]);
});

it('finds points that a tampered lot holds, by member and by entity', async () => {
  const findings = await findingsWith('accounts', String(memberNo), ({ lots }) => ({
    lots: lots.map((lot, index) => (index === 0 ? { ...lot, remaining: lot.remaining + 7 } : lot)),
  }));
  expect(findings.map(({ of }) => of)).toEqual([`member ${memberNo}`, 'entity suli']);
});

it('finds a movement that was changed or is missing', async () => {
  const changed = await findingsWith('movements', `${memberNo}:1`, ({ points }) => ({ points: points + 1 }));
  expect(changed[0]).toMatchObject({ of: `member ${memberNo}` });
  // Under another member, as if it were gone: nobody has that account.
  const gone = await findingsWith('movements', `${memberNo}:1`, () => ({ memberNo: memberNo + 1 }));
  expect(gone.map(({ of }) => of)).toContain(`member ${memberNo}`);
  expect(gone).toContainEqual({ of: `member ${memberNo + 1}`, what: 'there is no account' });
});

it('finds a sale that says other things than its movement', async () => {
  const [sale] = await shop.store.sales.where({ memberNo }, { limit: 1, order: [['seq', 'asc']] });
  const name = `${sale?.storeId ?? ''}:${sale?.receipt ?? ''}`;
  const found = (change: (of: Documents['sales']) => object) => findingsWith('sales', name, change);
  expect(await found(({ award }) => ({ award: { ...award, total: award.total + 1 } }))).toMatchObject([
    { of: `sale ${name}` },
  ]);
  expect(await found(({ paid }) => ({ paid: paid - 1 }))).toMatchObject([{ of: `sale ${name}` }]);
  expect(await found(({ award }) => ({ reversed: award.total + 1 }))).toMatchObject([{ of: `sale ${name}` }]);
  expect(await found(({ paid }) => ({ refunded: paid + 1 }))).toMatchObject([{ of: `sale ${name}` }]);
  expect(await found(() => ({ seq: 900 }))).toEqual([{ of: `sale ${name}`, what: 'has no movement' }]);
});

it('finds a closed month whose figures are not what its movements come to', async () => {
  const findings = await findingsWith('books', month, ({ books }) => ({
    books: books.map((book) => (book.entity === 'suli' ? { ...book, issued: book.issued + 1 } : book)),
  }));
  expect(findings).toMatchObject([{ of: `month ${month}, entity suli` }]);
  const late = await findingsWith('movements', `${memberNo}:6`, () => ({ postedAt: 0 as EpochMs }));
  expect(late.map(({ of }) => of)).toContain(`month ${month}, entity tianhe-trading`);
});

it('finds kept figures of a month that are not what the movements they counted come to', async () => {
  const tampered = (change: Partial<Documents['monthFigures']>) => findingsWith('monthFigures', month, () => change);
  const of = `figures of ${month}`;
  expect(await tampered({ movements: 1 })).toMatchObject([
    { of, what: expect.stringContaining('movements') as string },
  ]);
  expect(await tampered({ books: [] })).toMatchObject([{ of, what: expect.stringContaining('books') as string }]);
  expect(await tampered({ lots: [] })).toMatchObject([{ of, what: expect.stringContaining('lots') as string }]);
  const debts = [{ entity: 'suli', points: 3 as Points }];
  expect(await tampered({ debts })).toMatchObject([{ of, what: expect.stringContaining('debts') as string }]);
});

it('finds a sale settled late that finance is not told of, and one that is none', async () => {
  const [sale] = await shop.store.movements.where({ memberNo, kind: 'sale' }, { limit: 1, order: [['seq', 'asc']] });
  if (!sale) throw new Error('no sale');
  const name = `${memberNo}:${sale.seq}`;
  const untold = await findingsWith('movements', name, ({ at }) => ({ at: at - 3_600_000 }));
  expect(untold).toContainEqual({
    of: `movement ${name}`,
    what: 'is a sale settled late, which finance is not told of',
  });
  await shop.store.lateSales.insert('9:9', { memberNo: 9, seq: 9 } as Documents['lateSales']);
  const { findings } = await auditChain(shop.store);
  await shop.store.lateSales.remove({ memberNo: 9 });
  expect(findings).toEqual([{ of: 'movement 9:9', what: 'is no sale settled late' }]);
});

it('reads members with more movements than a page holds', async () => {
  const many = (memberNo + 10) as MemberNo;
  const [sample] = await shop.store.movements.where({ memberNo }, { limit: 1, order: [['seq', 'desc']] });
  if (!sample) throw new Error('no movement');
  const copies = Array.from({ length: 2_300 }, (_, index) => ({ ...sample, memberNo: many, seq: index + 1 }));
  for (let from = 0; from < copies.length; from += 200) {
    await shop.store.movements.insertAll(
      copies.slice(from, from + 200).map((each) => [`${many}:${each.seq}`, each] as const),
    );
  }
  const { movements, findings } = await auditChain(shop.store);
  expect(movements).toBeGreaterThan(2_300);
  expect(findings).toContainEqual({ of: `member ${many}`, what: 'there is no account' });
});

it('says on the terminal what differs, and ends with status 1', async () => {
  const script = path.resolve(__dirname, '../audit.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, '--url', shop.cloud.url], {
    env: { ...process.env, TSX_TSCONFIG_PATH: path.resolve(__dirname, '../tsconfig.json') },
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  const status = await new Promise((resolve) => child.on('exit', resolve));
  expect(said).toContain('there is no account');
  expect(status).toBe(1);
}, 60_000);

it('is read by people', () => {
  const report = { accounts: 1_200, movements: 34_000, sales: 1, closedMonths: 0, books: [], findings: [] };
  expect(reportText(report)).toBe(
    'Audited 1,200 accounts, 34,000 movements, 1 sales, 0 closed months.\n\nNo difference.',
  );
  const findings = Array.from({ length: 103 }, (_, index) => ({ of: `member ${index}`, what: 'odd' }));
  expect(
    reportText({ ...report, findings })
      .split('\n')
      .slice(-2),
  ).toEqual(['  member 99: odd', '  and 3 more']);
});
