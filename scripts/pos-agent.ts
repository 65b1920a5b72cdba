import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './build/files';
import { runProgram, StartError, UsageAsked } from './local-cloud/start-error';
import { Agent } from './pos/agent/agent';
import { COLUMNS_HELP } from './pos/agent/columns';
import type { Encoding } from './pos/agent/decode';
import { filesIn, FolderWatch } from './pos/agent/folder-watch';
import { PosClient } from './pos/client';
import { ServerClock } from './pos/clock';
import { takeFolder } from './pos/folder';
import { TILL_ARGUMENTS, TILL_OPTIONS, tillIdentity, type TillIdentity } from './pos/options';

const USAGE = `Usage: npm run pos-agent -- --watch DIR [OPTIONS]
Sends the receipts that an old till writes into files, each once, until it is told to end.
  --watch DIR        the folder with the files
${TILL_OPTIONS}
  --data DIR         where it keeps what it has sent (default .data/pos-agent-DEVICE); never lose it
  --encoding E       auto, utf-8 or gb18030 (default auto)
  --quiet-ms MS      after so long without a change the last receipt of a file is complete (default 2000)
  --poll             looks again and again, for folders on another machine
  --once             sends what is there and ends; status 1 when something still waits
${COLUMNS_HELP}`;

interface Options extends TillIdentity {
  folder: string;
  dataDir: string;
  encoding: Encoding;
  quietMs: number;
  poll: boolean;
  once: boolean;
}

/** `npm run pos-agent`: the way to the API for tills that can only write files. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const release = takeFolder(options.dataDir);
  const agent = openAgent(options);
  if (options.once) {
    agent.take(filesIn(options.folder));
    if ((await agent.settler.settle()).kind !== 'settled') process.exitCode = 1;
  } else {
    await watchUntilStopped(agent, options);
  }
  agent.close();
  release();
}

async function watchUntilStopped(agent: Agent, { folder, quietMs, poll }: Options): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  const watching = new FolderWatch(folder, { quietMs, poll }, (files) => agent.take(files));
  tell(`正在监视 ${folder}。`, `Watching ${folder}.`);
  await agent.settler.run(stop.signal);
  await watching.close();
}

function openAgent({ url, storeId, keys, dataDir, folder, encoding }: Options): Agent {
  const onClockTrouble = ({ behindMs, serverTime }: { behindMs: number; serverTime: number }): void => {
    const time = new Date(serverTime + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
    const minutes = Math.round(behindMs / 60_000);
    tell(
      `本机时钟与服务器相差 ${minutes} 分钟，服务器时间是 ${time}。请校准。`,
      `This machine’s clock is ${minutes} minutes off; the server says ${time}. Please set it.`,
    );
  };
  const clock = new ServerClock();
  const client = new PosClient({ url, keys, clock, onClockTrouble });
  return new Agent({ dataDir, folder, storeId, client, clock, encoding, tell });
}

function tell(zh: string, en: string): void {
  console.log(`${zh}\n  ${en}`);
}

function readOptions(args: string[]): Options {
  if (args.includes('--help') || args.includes('-h')) throw new UsageAsked(USAGE);
  const values = parse(args);
  const { watch, encoding, 'quiet-ms': quiet, poll, once } = values;
  if (watch === undefined) throw new StartError('Name the folder with the files by --watch; see --help.');
  const folder = path.resolve(watch);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new StartError(`There is no folder ${folder}.`);
  }
  if (encoding !== 'auto' && encoding !== 'utf-8' && encoding !== 'gb18030') {
    throw new StartError(`--encoding must be auto, utf-8 or gb18030, not "${encoding}".`);
  }
  if (!/^\d{1,6}$/.test(quiet)) throw new StartError(`--quiet-ms must be a number of milliseconds, not "${quiet}".`);
  const identity = tillIdentity(values, process.env);
  const dataDir = path.resolve(values.data ?? path.join(root, `.data/pos-agent-${identity.keys.deviceId}`));
  return { ...identity, folder, dataDir, encoding, quietMs: Number(quiet), poll, once };
}

function parse(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        ...TILL_ARGUMENTS,
        watch: { type: 'string' },
        data: { type: 'string' },
        encoding: { type: 'string', default: 'auto' },
        'quiet-ms': { type: 'string', default: '2000' },
        poll: { type: 'boolean', default: false },
        once: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

runProgram(main);
