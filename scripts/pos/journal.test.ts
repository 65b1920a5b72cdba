import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Journal } from './journal';
import { temporaryFolder } from './testing/temporary-folder';

const RECORDS = [{ says: '一' }, { says: 'two\nlines' }, { says: '三' }];

function written(): string {
  const file = path.join(temporaryFolder(), 'x.journal');
  const { journal } = Journal.open(file);
  for (const record of RECORDS) journal.append(record);
  journal.close();
  return file;
}

function read(file: string): unknown[] {
  const { journal, entries } = Journal.open(file);
  journal.close();
  return entries;
}

it('tells again what was written', () => {
  expect(read(written())).toEqual(RECORDS);
});

it('cut off at any byte, keeps every record that was whole, and goes on behind it', () => {
  const whole = readFileSync(written());
  const ends = [...whole.keys()].filter((at) => whole[at] === 0x0a).map((at) => at + 1);
  const file = path.join(temporaryFolder(), 'cut.journal');
  for (let length = 0; length <= whole.length; length += 1) {
    writeFileSync(file, whole.subarray(0, length));
    const { journal, entries } = Journal.open(file);
    expect(entries).toEqual(RECORDS.slice(0, ends.filter((end) => end <= length).length));
    journal.append({ says: 'next' });
    journal.close();
    expect(read(file)).toEqual([...entries, { says: 'next' }]);
  }
});

it.each([
  ['zeros', Buffer.alloc(300)],
  ['another checksum', Buffer.from('0123456789abcdef {"says":"x"}\n')],
  ['half a record', Buffer.from('0123456789abcdef {"sa')],
])('ignores %s behind the last record', (_, garbage) => {
  const file = written();
  const { size } = statSync(file);
  appendFileSync(file, garbage);
  expect(read(file)).toEqual(RECORDS);
  expect(statSync(file).size).toBe(size);
});

it('does not skip over damage that is followed by a record', () => {
  const file = written();
  const bytes = readFileSync(file);
  bytes[25] = (bytes[25] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  expect(() => read(file)).toThrow(/is damaged at byte 0/);
});
