import fc from 'fast-check';
import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Outbox, type Letter, type Settlement } from './outbox';
import type { Outcome } from './client';
import { pauseAfter, Settler } from './settler';
import { temporaryFolder } from './testing/temporary-folder';

type TestBox = Outbox<null, Settlement>;

const letter = (receipt: string): Letter<null> => ({ path: '/sales', receipt, content: receipt, body: {}, note: null });

/** A server as ours is to a till: the same request id gets the first answer, and what is new is counted. */
class TestServer {
  readonly taken: string[] = [];
  readonly #answers = new Map<string, Outcome>();

  take(requestId: string, receipt: string): Outcome {
    const known = this.#answers.get(requestId);
    if (known) return known;
    this.taken.push(receipt);
    const outcome: Outcome = { kind: 'done', value: this.taken.length, tag: null };
    this.#answers.set(requestId, outcome);
    return outcome;
  }
}

class Killed extends Error {}

/** Sends what waits; after `steps` steps of the way there and back the process is gone. */
async function settle(outbox: TestBox, server: TestServer, steps: number): Promise<void> {
  let left = steps;
  const step = (): void => {
    if (left === 0) throw new Killed();
    left -= 1;
  };
  const settler = new Settler<null, Settlement>({
    outbox,
    send: ({ requestId, receipt }) => {
      step();
      const outcome = server.take(requestId, receipt);
      step();
      return Promise.resolve(outcome);
    },
    answerOf: (_, outcome) => ({ kind: outcome.kind, value: outcome.kind === 'done' ? outcome.value : null }),
    onSettled: step,
    onStanding: () => undefined,
  });
  await settler.settle().catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
  });
}

const journalOf = (folder: string): string => path.join(folder, 'outbox.journal');

it('killed anywhere, with its last line torn anywhere, every receipt is taken once and in order', async () => {
  const life = fc.record({
    adds: fc.integer({ min: 0, max: 3 }),
    steps: fc.integer({ min: 0, max: 8 }),
    torn: fc.double({ min: 0, max: 1, noNaN: true }),
    tornIs: fc.constantFrom('queued', 'settled', 'nothing'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 8 }), async (lives) => {
      const folder = temporaryFolder();
      const server = new TestServer();
      const promised: string[] = [];
      let count = 0;
      for (const { adds, steps, torn, tornIs } of lives) {
        const outbox: TestBox = new Outbox(folder);
        const receipts = Array.from({ length: adds }, () => `R${(count += 1)}`);
        outbox.add(receipts.map(letter));
        promised.push(...receipts);
        await settle(outbox, server, steps);
        if (tornIs === 'queued') outbox.add([letter(`T${(count += 1)}`)]);
        const last = outbox.next();
        if (tornIs === 'settled' && last) {
          server.take(last.requestId, last.receipt);
          outbox.settle(last, { kind: 'done' });
        }
        outbox.close();
        if (tornIs !== 'nothing' && (tornIs === 'queued' || last)) tearLastLine(journalOf(folder), torn);
      }
      const outbox: TestBox = new Outbox(folder);
      await settle(outbox, server, Infinity);
      outbox.close();
      expect(outbox.waiting()).toBe(0);
      expect(server.taken.filter((receipt) => receipt.startsWith('R'))).toEqual(promised);
      expect(new Set(server.taken).size).toBe(server.taken.length);
    }),
    { numRuns: 60 },
  );
});

/** Leaves a part of the last line, as a power cut before its fsync may. */
function tearLastLine(file: string, part: number): void {
  const bytes = readFileSync(file);
  const start = bytes.lastIndexOf(0x0a, bytes.length - 2) + 1;
  writeFileSync(file, bytes.subarray(0, start + Math.floor((bytes.length - start) * part)));
}

it('cut off at any byte, keeps what was acknowledged by then, under the same request ids', () => {
  const folder = temporaryFolder();
  const outbox: TestBox = new Outbox(folder);
  const marks: { size: number; state: unknown }[] = [];
  const mark = (): void => {
    const state = structuredClone({ all: outbox.all(), waiting: outbox.waiting() });
    marks.push({ size: statSync(journalOf(folder)).size, state });
  };
  mark();
  for (const receipts of [['a', 'b'], ['c']]) {
    outbox.add(receipts.map(letter));
    mark();
    const first = outbox.next();
    if (first) outbox.settle(first, { kind: 'done', points: 1 });
    mark();
  }
  outbox.close();
  const bytes = readFileSync(journalOf(folder));
  const copy = path.join(folder, 'copy');
  mkdirSync(copy);
  for (let length = 0; length <= bytes.length; length += 1) {
    writeFileSync(journalOf(copy), bytes.subarray(0, length));
    const again: TestBox = new Outbox(copy);
    const { state } = marks.filter(({ size }) => size <= length).pop() ?? {};
    expect({ all: again.all(), waiting: again.waiting() }).toEqual(state);
    again.close();
  }
});

it('finds the newest letter about a receipt, also after a restart', () => {
  const folder = temporaryFolder();
  const outbox: TestBox = new Outbox(folder);
  outbox.add([letter('a'), { ...letter('a'), content: 'corrected' }, { ...letter('a'), path: '/refunds' }]);
  outbox.close();
  const copy = temporaryFolder();
  copyFileSync(journalOf(folder), journalOf(copy));
  const again: TestBox = new Outbox(copy);
  expect(again.latest('/sales', 'a')?.letter).toMatchObject({ content: 'corrected', number: 2 });
  expect(again.latest('/sales', 'b')).toBeUndefined();
  again.close();
});

describe('the pause after failures', () => {
  it('grows to a minute, leaves a part to chance, and is not shorter than the server asks', () => {
    expect([1, 2, 3, 6, 7, 20].map((failures) => pauseAfter(failures, 0, 1))).toEqual([
      1_000, 2_000, 4_000, 32_000, 60_000, 60_000,
    ]);
    expect(pauseAfter(3, 0, 0)).toBe(3_000);
    expect(pauseAfter(1, 30_000, 0.5)).toBe(30_000);
  });
});
