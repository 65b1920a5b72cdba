import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { root } from './build/files';
import { runProgram, StartError, UsageAsked } from './local-cloud/start-error';
import { PosClient } from './pos/client';
import { ServerClock, type KnownTime } from './pos/clock';
import { readJson, replaceFile, takeFolder } from './pos/folder';
import { TILL_ARGUMENTS, TILL_OPTIONS, tillIdentity, type TillIdentity } from './pos/options';
import { Outbox } from './pos/outbox';
import type { TillAnswer, TillNote } from './pos/till/answer';
import { COMMANDS, readCommand } from './pos/till/commands';
import { loadEngine } from './pos/till/engine';
import { KnownMembers } from './pos/till/known-members';
import { reasons } from './pos/till/reasons';
import { RuleBook } from './pos/till/rule-book';
import { inWords, type Saying } from './pos/till/sayings';
import { Till } from './pos/till/till';

const USAGE = `Usage: npm run till -- [OPTIONS]
A reference till: reads commands, sells with or without a network, settles when it can.
${TILL_OPTIONS}
  --data DIR         where it keeps the rules and what waits (default .data/till-DEVICE)
  --script FILE      commands from a file; without it they are typed
  --json             one JSON object a line in place of sentences
${COMMANDS}`;

interface Options extends TillIdentity {
  dataDir: string;
  script: string | undefined;
  json: boolean;
}

/** `npm run till`: a till as a point-of-sale system would build it. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const release = takeFolder(options.dataDir);
  const say = sayer(options.json);
  const till = await openTill(options, say);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  await till.open();
  const settling = till.settler.run(stop.signal);
  const input = options.script === undefined ? process.stdin : createReadStream(options.script);
  const lines = createInterface({ input, crlfDelay: Infinity });
  stop.signal.addEventListener('abort', () => lines.close());
  for await (const text of lines) {
    const line = text.trim();
    if (line === '' || line.startsWith('#')) continue;
    const command = readCommand(line);
    if (command) await till.do(command);
    else say({ say: 'refused', receipt: null, reason: reasons.notUnderstood });
  }
  await till.settler.settle();
  stop.abort();
  await settling;
  release();
}

async function openTill({ url, storeId, keys, dataDir }: Options, say: (saying: Saying) => void): Promise<Till> {
  const outbox = new Outbox<TillNote, TillAnswer>(dataDir);
  const clockFile = path.join(dataDir, 'clock.json');
  const clock = new ServerClock({
    known: readJson(clockFile) as KnownTime | undefined,
    keep: (known) => replaceFile(clockFile, JSON.stringify(known)),
  });
  const client = new PosClient({ url, keys, clock, onClockTrouble: (trouble) => say({ say: 'clock', trouble }) });
  const rules = new RuleBook(dataDir);
  const members = new KnownMembers(dataDir);
  return new Till({
    storeId,
    deviceId: keys.deviceId,
    client,
    clock,
    engine: await loadEngine(),
    outbox,
    rules,
    members,
    say,
  });
}

function sayer(json: boolean): (saying: Saying) => void {
  return (saying) => console.log(json ? JSON.stringify(saying) : inWords(saying));
}

function readOptions(args: string[]): Options {
  if (args.includes('--help') || args.includes('-h')) throw new UsageAsked(USAGE);
  const { values } = parse(args);
  const identity = tillIdentity(values, process.env);
  const dataDir = path.resolve(values.data ?? path.join(root, `.data/till-${identity.keys.deviceId}`));
  return { ...identity, dataDir, script: values.script, json: values.json };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        ...TILL_ARGUMENTS,
        data: { type: 'string' },
        script: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

runProgram(main);
