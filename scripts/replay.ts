import { theStore } from '@vip-card/cloud';
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { collections } from '../cloudfunctions/shared/cloud/collections';
import { root } from './build/files';
import { buildFunctions } from './build/functions';
import { startLocalCloud, type LocalCloud } from './local-cloud/local-cloud';
import { readBooks } from './replay/books';
import { callerOf } from './replay/call';
import { readInvoices, type Invoice } from './replay/invoices';
import type { Totals } from './replay/reference';
import { Progress } from './replay/progress';
import { CLERKS, setUpShop } from './replay/shop';
import { playCustomer } from './replay/till';

/** What the last line says. Money in fen, points as integers. */
interface Figures extends Totals {
  rows: number;
  auditDifferences: number;
  seconds: number;
}

/** `npm run replay -- FILE [--json] [--data DIR]`: plays an invoice file through the real functions on a local cloud. */
async function main(): Promise<void> {
  const started = performance.now();
  const { file, json, dataDir } = readOptions();
  const functionsDir = path.join(root, 'dist/cloudfunctions');
  const [{ byCustomer, malformed, rows }] = await Promise.all([
    readFile(file),
    buildFunctions({ outDir: functionsDir }),
  ]);
  // One more than there are cores: while an instance waits for the disk, another has something to do.
  const instancesPerFunction = availableParallelism() + 1;
  const cloud = await startLocalCloud({ dataDir, port: 0, collections, functionsDir, instancesPerFunction });
  try {
    // The functions' own way to the database, from outside of them.
    Object.assign(process.env, cloud.environment);
    await setUpShop(theStore());
    const progress = new Progress(rows, json);
    const figures = await play(cloud, byCustomer, progress);
    progress.end();
    for (const { line, problem } of malformed) console.error(`line ${line}: ${problem}`);
    const books = await readBooks(theStore());
    const seconds = Number(((performance.now() - started) / 1000).toFixed(1));
    const result: Figures = { rows, members: byCustomer.size, ...figures, ...books, seconds };
    console.log(JSON.stringify(result));
  } finally {
    await cloud.close();
  }
}

type Played = Omit<Totals, 'members' | 'balance' | 'owed'>;

async function play(
  cloud: LocalCloud,
  byCustomer: ReadonlyMap<string, Invoice[]>,
  progress: Progress,
): Promise<Played> {
  const figures: Played = { sales: 0, salesFen: 0, returns: 0, returnsFen: 0, earned: 0, reversed: 0, unmatchedFen: 0 };
  const call = callerOf(cloud.url);
  // The longest histories first, so that no till is left alone with one at the end.
  const waiting = [...byCustomer]
    .map(([customer, invoices], place) => ({ customer, invoices, clerk: CLERKS[place % CLERKS.length] ?? '' }))
    .sort((a, b) => b.invoices.length - a.invoices.length);
  const till = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      for await (const [invoice, posted] of playCustomer(call, next)) {
        progress.step();
        if (posted.kind === 'refused')
          console.error(`line ${invoice.line}: refused: ${JSON.stringify(posted.refusal)}`);
        else if (posted.kind === 'sale') {
          figures.sales += 1;
          figures.salesFen += invoice.amount;
          figures.earned += posted.earned;
        } else {
          figures.returns += 1;
          figures.returnsFen += invoice.amount;
          figures.reversed += posted.reversed;
          figures.unmatchedFen += posted.unmatched;
        }
      }
    }
  };
  await Promise.all(CLERKS.map(till));
  return figures;
}

async function readFile(file: string) {
  const byCustomer = new Map<string, Invoice[]>();
  const malformed: { line: number; problem: string }[] = [];
  let rows = 0;
  for await (const row of readInvoices(file)) {
    rows += 1;
    if (!row.ok) malformed.push(row);
    else byCustomer.set(row.invoice.customer, [...(byCustomer.get(row.invoice.customer) ?? []), row.invoice]);
  }
  return { byCustomer, malformed, rows };
}

function readOptions(): { file: string; json: boolean; dataDir: string } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      data: { type: 'string', default: path.join(root, '.data/replay') },
    },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1)
    throw new Error('Usage: npm run replay -- FILE [--json] [--data DIR]');
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) throw new Error(`There is no file ${file}.`);
  return { file, json: values.json, dataDir: path.resolve(values.data) };
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
