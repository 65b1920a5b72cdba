import { encodeGbk } from '../testing/gb18030';
import { decode } from './decode';
import { readFile } from './receipts';

const HEADER = 'kind,receipt,occurredAt,code,card,memberNo,category,name,quantity,list,paid,of,line';
const NOW = { quiet: true, ended: true };
const sale = (receipt: string, more = ',OLD-1,,womenswear,上衣,1,199.00,159.00,,'): string =>
  `sale,${receipt},2026-11-22 14:03:05,${more}`;
const at = Date.parse('2026-11-22T14:03:05+08:00');

const read = (lines: readonly string[], how = NOW, end = '\n') =>
  readFile([HEADER, ...lines].map((line) => line + end).join(''), 'jingan', how);
const told = ({ receipts, rejected }: ReturnType<typeof read>) => [
  receipts.map(({ receipt }) => receipt),
  rejected.map(({ reason }) => reason.code),
];

describe('a file', () => {
  it('has receipts of one row or several, in yuan and the stores’ time', () => {
    const { receipts, rejected } = read([
      'sale,R1,2026-11-22 14:03:05,80260001123456,,,womenswear,"风衣, 长款",1,"1,299.00",999.50,,',
      'sale,R1,2026-11-22 14:03:05,80260001123456,,,kidswear,,2,,¥60,,',
      '退货,R2,2026/11/22 14:03:05,,,,,,1,,,R1,1',
      'refund,R3,2026-11-22T14:03:05,,,80260001,,,,,12.50,,',
    ]);
    expect(rejected).toEqual([]);
    const common = { storeId: 'jingan', occurredAt: at };
    expect(receipts.map(({ path, body }) => [path, body])).toEqual([
      [
        '/sales',
        {
          ...common,
          receipt: 'R1',
          member: { code: '80260001123456' },
          lines: [
            { name: '风衣, 长款', category: 'womenswear', quantity: 1, list: 129_900, paid: 99_950 },
            { category: 'kidswear', quantity: 2, list: 6_000, paid: 6_000 },
          ],
        },
      ],
      [
        '/refunds',
        { ...common, receipt: 'R2', of: { storeId: 'jingan', receipt: 'R1' }, lines: [{ line: 1, quantity: 1 }] },
      ],
      ['/refunds', { ...common, receipt: 'R3', member: { memberNo: 80260001 }, amount: 1_250 }],
    ]);
  });

  it.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('may end its lines with %s', (_, end) => {
    expect(told(read([sale('R1'), '', sale('R2')], NOW, end))).toEqual([['R1', 'R2'], []]);
  });

  it('may be UTF-8, with a mark or without, or GBK, and says the same', () => {
    const text = `${HEADER}\n${sale('R1')}\n`;
    const read = (bytes: Uint8Array) => readFile(decode(bytes, 'auto'), 'jingan', NOW);
    const plain = read(Buffer.from(text));
    expect(plain.receipts[0]?.body).toMatchObject({ lines: [{ name: '上衣' }] });
    expect(read(Buffer.from(`\uFEFF${text}`))).toEqual(plain);
    expect(read(encodeGbk(text))).toEqual(plain);
  });

  it('without a needed column is not read', () => {
    const { rejected } = readFile('kind,receipt\nsale,R1\n', 'jingan', NOW);
    expect(rejected[0]?.reason).toMatchObject({
      code: 'header_wrong',
      zh: '表头缺少 occurredAt、paid。整个文件未处理。',
    });
  });
});

describe('a bad row', () => {
  it.each([
    ['an amount', sale('X', ',OLD-1,,womenswear,,1,,12.345,,'), 'field_wrong'],
    ['a day', sale('X').replace('11-22', '02-30'), 'field_wrong'],
    ['a kind', sale('X').replace('sale', 'gift'), 'field_wrong'],
    ['no member', sale('X', ',,,womenswear,,1,,12,,'), 'field_wrong'],
    ['a field too few', sale('X').slice(0, -1), 'row_width'],
    ['a stray quote', sale('X', ',OLD-1,,womenswear,"上衣,1,,12,,'), 'row_unreadable'],
    ['another time than the row before', `${sale('X')}\n${sale('X').replace('05', '06')}`, 'rows_disagree'],
  ])('(%s) is rejected, and stops nothing', (_, row, code) => {
    expect(told(read([sale('R1'), row, sale('R2')]))).toEqual([['R1', 'R2'], [code]]);
  });

  it('takes the whole of its receipt with it', () => {
    const broken = sale('R1', ',OLD-1,,womenswear,"上衣,1,,12,,');
    const { receipts, rejected } = read([sale('R1'), broken, sale('R1'), sale('R2')]);
    expect(receipts.map(({ receipt }) => receipt)).toEqual(['R2']);
    expect(rejected.map(({ rows }) => rows.map(({ line }) => line))).toEqual([[2, 3, 4]]);
  });

  it('is not a field that runs over two lines', () => {
    const long = sale('R1', ',OLD-1,,womenswear,"上衣\n长袖",1,,12,,');
    const { receipts } = read([long, sale('R2')]);
    expect(receipts[0]?.body).toMatchObject({ lines: [{ name: '上衣\n长袖' }] });
    expect(receipts).toHaveLength(2);
  });
});

describe('while it is written', () => {
  const text = `${HEADER}\n${sale('R1')}\n${sale('R1')}\n${sale('R2')}\n`;
  const pieces = (written: string, how: { quiet: boolean; ended: boolean }) =>
    readFile(written, 'jingan', how).receipts.map(({ rows }) => rows.length);

  it('its last receipt waits until it is quiet', () => {
    expect(pieces(text, { quiet: false, ended: false })).toEqual([2]);
    expect(pieces(text, { quiet: true, ended: false })).toEqual([2, 1]);
  });

  it('a last line without its end waits longer', () => {
    const half = text.slice(0, -1);
    expect(pieces(half, { quiet: true, ended: false })).toEqual([]);
    expect(pieces(half, { quiet: true, ended: true })).toEqual([2, 1]);
  });
});
