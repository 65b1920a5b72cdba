import { accept, refuse } from '@vip-card/core';
import type { Answer } from '../../services/call';
import { csv, type Csv } from '../figures/csv';
import { CsvExport, readAll } from './csv-export';

const shared: string[] = [];
Object.assign(globalThis, {
  wx: {
    canIUse: () => false,
    getAppBaseInfo: () => ({ language: 'zh_CN' }),
    setClipboardData: ({ data }: { data: string }) => {
      shared.push(data);
      return Promise.resolve({});
    },
    showToast: () => Promise.resolve({}),
  },
});

/** Three pages, the second of them empty: a server that looked through many rows in vain answers so. */
const pages: Record<string, { rows: number[]; next: string | null }> = {
  '': { rows: [1, 2], next: 'a' },
  a: { rows: [], next: 'b' },
  b: { rows: [3], next: null },
};
const fetchPage = ({ before = '' }: { before?: string }) => {
  const page = pages[before];
  return Promise.resolve<Answer<{ rows: number[]; next: string | null }>>(
    page ? accept(page) : refuse({ code: 'offline' }),
  );
};

test('a list is read to its end, over pages that are empty too', async () => {
  const told: number[] = [];
  const read = await readAll(
    fetchPage,
    ({ rows }) => rows,
    (rows) => told.push(rows) > 0,
  );
  expect(read).toEqual({ ok: true, value: [1, 2, 3] });
  expect(told).toEqual([2, 2, 3]);
});

test('nobody who wants it any more, nothing more is read; a refusal ends it', async () => {
  const unwanted = await readAll(
    fetchPage,
    ({ rows }) => rows,
    () => false,
  );
  expect(unwanted).toEqual({ ok: true, value: [1, 2] });
  const refused = await readAll(
    () => fetchPage({ before: 'z' }),
    ({ rows }) => rows,
    () => true,
  );
  expect(refused).toEqual({ ok: false, refusal: { code: 'offline' } });
});

/** An export on a page, and what its button said. */
function exporting(read: () => Promise<Answer<Csv>>): { tap: () => Promise<void>; reset: () => void; said: string[] } {
  const said: string[] = [];
  const of = new CsvExport({
    name: '对账',
    label: (text) => said.push(text),
    refuse: ({ code }) => said.push(code),
    read: (tell) => {
      tell(2);
      return read();
    },
  });
  return { tap: () => of.tap(), reset: () => of.reset(), said };
}

test('one tap reads and says how many rows there are, the next hands them out', async () => {
  const { tap, said } = exporting(() => Promise.resolve(accept(csv(['n'], [[1], [2], [3]]))));
  await tap();
  expect(said.slice(0, 2)).toEqual(['正在读取，已有 0 行', '正在读取，已有 2 行']);
  expect(said.slice(-1)).toEqual(['发送 CSV，共 3 行']);
  expect(shared).toEqual([]);
  await tap();
  expect(shared).toEqual(['n\r\n1\r\n2\r\n3']);
  expect(said.slice(-1)).toEqual(['导出 CSV']);
});

test('what was refused can be asked for again', async () => {
  const { tap, said } = exporting(() => Promise.resolve(refuse({ code: 'offline' })));
  await tap();
  expect(said.slice(-2)).toEqual(['导出 CSV', 'offline']);
});

test('what is no longer there to read is not handed out', async () => {
  let answer: (value: Answer<Csv>) => void = () => undefined;
  const { tap, reset, said } = exporting(() => new Promise((resolve) => (answer = resolve)));
  const reading = tap();
  reset();
  answer(accept(csv(['n'], [[1]])));
  await reading;
  expect(said.slice(-1)).toEqual(['导出 CSV']);
});
