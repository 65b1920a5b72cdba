import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readInvoices, type Row } from './invoices';

const folder = mkdtempSync(path.join(tmpdir(), 'vip-card-invoices-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(text: string): Promise<Row[]> {
  const file = path.join(folder, 'invoices.csv');
  writeFileSync(file, text);
  const rows: Row[] = [];
  for await (const row of readInvoices(file)) rows.push(row);
  return rows;
}

const HEADER = '"invoice","customer","ts","qty","amount","country"';

it('reads sales, and returns as what was paid back', async () => {
  expect(
    await read(
      `${HEADER}\n"536365",17850,"2010-12-01T08:26",40,"139.12","United Kingdom"\r\n"C536379",14527,"2010-12-01T09:41",-1,"-27.50","UK"\n`,
    ),
  ).toEqual([
    {
      ok: true,
      invoice: {
        line: 2,
        kind: 'sale',
        number: '536365',
        customer: '17850',
        at: Date.UTC(2010, 11, 1, 0, 26),
        quantity: 40,
        amount: 13_912,
      },
    },
    {
      ok: true,
      invoice: {
        line: 3,
        kind: 'return',
        number: 'C536379',
        customer: '14527',
        at: Date.UTC(2010, 11, 1, 1, 41),
        quantity: 1,
        amount: 2_750,
      },
    },
  ]);
});

it('reads amounts as decimals, never through floats', async () => {
  const amounts = ['0.29', '1.15', '4.35', '8.41', '1005.10', '0'];
  const rows = await read(
    `${HEADER}\n${amounts.map((amount, index) => `${index},1,2010-12-01T08:26,1,"${amount}",UK`).join('\n')}`,
  );
  expect(rows.map((row) => row.ok && row.invoice.amount)).toEqual([29, 115, 435, 841, 100_510, 0]);
});

it('names the line of a malformed row and reads all the others', async () => {
  const good = (number: number): string => `G${number},1,2010-12-01T08:26,1,"5.00",UK`;
  const bad = [
    '7,1,2010-12-01T08:26,1,"5.001",UK',
    '7,1,yesterday,1,"5.00",UK',
    '7,1,2010-02-31T08:26,1,"5.00",UK',
    '7,1,12/1/2010 8:26,1,"5.00",UK',
    '7,1',
    '7,1,2010-12-01T08:26,1,"5.00,UK',
    ',1,2010-12-01T08:26,1,1,UK',
    '7,,2010-12-01T08:26,1,1,UK',
    '7,1,2010-12-01T08:26,1.5,1,UK',
    '7,1,2010-12-01T08:26,1,-1,UK',
    '7,1,2010-12-01T08:26,1,NaN,UK',
  ];
  const rows = await read([HEADER, ...bad.flatMap((row, place) => [row, good(place)])].join('\n'));
  expect(rows.filter((row) => row.ok)).toHaveLength(bad.length);
  expect(rows.flatMap((row) => (row.ok ? [] : [row.line]))).toEqual(bad.map((_, index) => 2 + 2 * index));
});

it('says which column the header lacks', async () => {
  await expect(read('invoice,customer,ts,qty\n')).rejects.toThrow('The header lacks amount');
});

it('takes an invoice once, and says on which line it stood first', async () => {
  const rows = await read(
    `${HEADER}\n"1",7,"2010-12-01T08:26",1,"10.00","UK"\n"1",7,"2010-12-01T08:26",1,"10.00","UK"\n`,
  );
  expect(rows.map(({ ok }) => ok)).toEqual([true, false]);
  expect(rows[1]).toMatchObject({ line: 3, problem: 'invoice 1 stands on line 2 already' });
});
