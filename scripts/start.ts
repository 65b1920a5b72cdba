import { theStore } from '@vip-card/cloud';
import type { EpochMs } from '@vip-card/core';
import { watch } from 'chokidar';
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { collections } from '../cloudfunctions/shared/cloud/collections';
import { root } from './build/files';
import { buildFunctions } from './build/functions';
import { buildMiniprogram } from './build/miniprogram';
import { openForBusiness } from './demo/business';
import { prepareFolder, seedingMark } from './demo/data-folder';
import { hints } from './demo/hints';
import { persons } from './demo/persons';
import { seedDemo, whatLiesHere } from './demo/seed';
import { functionVariables } from './local-cloud/environment';
import { startLocalCloud, type LocalCloud } from './local-cloud/local-cloud';
import { runProgram, StartError, UsageAsked } from './local-cloud/start-error';
import { startPreview } from './preview/server';
import { callerOf } from './replay/call';

const HOST = '127.0.0.1';
const DIST = path.join(root, 'dist');
const USAGE = `Usage: npm start -- [OPTIONS]
  --port P    where the three phones are, on 127.0.0.1; 0 for any free port (default 8080)
  --data DIR  where the demo chain lives; made when it is missing (default .data/demo)
  --fresh     moves the demo chain in anew
  --no-open   opens no browser`;

interface Options {
  port: number;
  dataDir: string;
  fresh: boolean;
  open: boolean;
}

/**
 * `npm start`: builds, starts the local cloud on the data folder, moves the demo chain in when the folder is empty, and
 * serves the three phones.
 */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  await requireFreePort(options.port);
  await prepareFolder(options.dataDir, options.fresh);
  step('Building the mini program and the functions');
  await build();
  step('Starting the local cloud');
  const cloud = await startLocalCloud({
    port: 0,
    dataDir: options.dataDir,
    collections,
    functionsDir: path.join(DIST, 'cloudfunctions'),
    miniprogramDir: path.join(DIST, 'miniprogram'),
    warm: true,
  });
  // The functions' own way to the database, from outside of them.
  Object.assign(process.env, cloud.environment, functionVariables);
  await seedIfEmpty(cloud, options.dataDir);
  step('Serving the phones');
  const preview = await startPreview({
    port: options.port,
    host: HOST,
    cloudUrl: cloud.url,
    miniprogramDir: path.join(DIST, 'miniprogram'),
    people: persons,
    hints,
  });
  const watcher = watchSources();
  stopOnSignal(async () => {
    await watcher.close();
    await preview.close();
    await cloud.close();
  });
  console.log(`Ready: ${preview.url}`);
  if (options.open) openBrowser(preview.url);
}

function readOptions(args: string[]): Options {
  if (args.includes('--help') || args.includes('-h')) throw new UsageAsked(USAGE);
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string', default: '8080' },
        data: { type: 'string', default: path.join(root, '.data/demo') },
        fresh: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65_535)
      throw new Error(`--port must be a whole number up to 65535, not "${values.port}"`);
    return { port, dataDir: path.resolve(values.data), fresh: values.fresh, open: !values['no-open'] };
  } catch (error) {
    throw new StartError(`${error instanceof Error ? (error.message.split('. ')[0] ?? '') : 'Bad options'}.\n${USAGE}`);
  }
}

/** Before anything is built or written: the commonest mistake is a second start. */
function requireFreePort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EACCES' ? 'may not be used' : 'is taken by another program: stop it, or';
      reject(new StartError(`Port ${port} ${why}${error.code === 'EACCES' ? ':' : ''} choose another with --port.`));
    });
    probe.listen(port, HOST, () => {
      probe.close(() => {
        resolve();
      });
    });
  });
}

async function build(): Promise<void> {
  await Promise.all([
    buildFunctions({ outDir: path.join(DIST, 'cloudfunctions') }),
    buildMiniprogram({ outDir: path.join(DIST, 'miniprogram') }),
  ]);
}

async function seedIfEmpty(cloud: LocalCloud, dataDir: string): Promise<void> {
  const store = theStore();
  const here = await whatLiesHere(store);
  if (here === 'a chain') return;
  if (here === 'an earlier version') {
    throw new StartError(
      `The data in ${dataDir} is an earlier version's. Start with --fresh to move the demo chain in anew.`,
    );
  }
  step('Moving the demo chain in');
  writeFileSync(seedingMark(dataDir), 'Half a demo chain lies here until this file is gone.\n');
  const today = cloud.clock.now() as EpochMs;
  const { members, sales } = await seedDemo(store, today);
  await openForBusiness(callerOf(cloud.url), members, { today, clock: () => cloud.clock.now() as EpochMs });
  rmSync(seedingMark(dataDir));
  step(`${members.length} members with ${sales} purchases`);
}

/** Edits show without a restart: the build writes only what changed, and the cloud and the preview watch the build. */
function watchSources(): { close(): Promise<void> } {
  const watcher = watch([path.join(root, 'miniprogram'), path.join(root, 'cloudfunctions')], { ignoreInitial: true });
  let building = Promise.resolve();
  let waiting = false;
  watcher.on('all', () => {
    if (waiting) return;
    waiting = true;
    building = building.then(async () => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      waiting = false;
      await build().catch((error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
      });
    });
  });
  return watcher;
}

function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(130);
      stopping = true;
      console.log('\nStopping; the data stays.');
      void close().finally(() => process.exit(0));
    });
  }
}

function openBrowser(url: string): void {
  const command = process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open';
  const child = spawn(command, [url], { stdio: 'ignore', detached: true });
  // A machine without a desktop: the line above says where to look.
  child.on('error', () => undefined);
  child.unref();
}

function step(sentence: string): void {
  console.log(`${sentence} ...`);
}

runProgram(main);
