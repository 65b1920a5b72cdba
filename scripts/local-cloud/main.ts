import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { collections as ours, type CollectionDeclaration } from '../../cloudfunctions/shared/cloud/collections';
import { startLocalCloud } from './local-cloud';
import { DataFolderError } from './store';

const root = path.resolve(__dirname, '../..');
const DEFAULT_PORT = 8090;

const USAGE = `Usage: npm run cloud -- [--port P] [--data DIR] [--functions DIR | --no-functions] [--instances N] [--collections FILE]`;

interface Options {
  port: number;
  dataDir: string;
  functionsDir: string | undefined;
  instances: number | undefined;
  collections: readonly CollectionDeclaration[];
}

/** A mistake of the person who started us: one sentence, no stack. */
class StartError extends Error {}

/** `npm run cloud`: the local cloud alone, for any program that speaks to CloudBase. */
export async function main(args: string[]): Promise<void> {
  const { port, dataDir, functionsDir, instances, collections } = readOptions(args);
  const cloud = await startLocalCloud({
    port,
    dataDir,
    collections,
    miniprogramDir: path.join(root, 'dist/miniprogram'),
    ...(functionsDir === undefined ? {} : { functionsDir }),
    ...(instances === undefined ? {} : { instancesPerFunction: instances }),
  }).catch((error: unknown) => {
    throw explained(error, port);
  });
  for (const [name, value] of Object.entries(cloud.environment)) console.log(`export ${name}='${value}'`);
  if (functionsDir !== undefined && !existsSync(functionsDir)) console.log('# No functions are built yet: npm run build');
  console.log(`# Ready: ${cloud.url}`);
  stopOnSignal(() => cloud.close());
}

function readOptions(args: string[]): Options {
  const { values } = parse(args);
  const port = wholeNumber('--port', values.port ?? String(DEFAULT_PORT), 0, 65_535);
  const instances = values.instances === undefined ? undefined : wholeNumber('--instances', values.instances, 1, 64);
  const functionsDir = values['no-functions'] ? undefined : path.resolve(values.functions ?? path.join(root, 'dist/cloudfunctions'));
  const collections = values.collections === undefined ? ours : readCollections(values.collections);
  return { port, instances, functionsDir, collections, dataDir: path.resolve(values.data ?? path.join(root, 'data/cloud')) };
}

function parse(args: string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ args, options: { port: text, data: text, functions: text, instances: text, collections: text, 'no-functions': { type: 'boolean' } } });
  } catch (error) {
    const [sentence] = error instanceof Error ? error.message.split('. ') : ['Bad options'];
    throw new StartError(`${sentence ?? ''}.\n${USAGE}`);
  }
}

/** Another program's collections and indexes, in place of the project's: a JSON list of declarations. */
function readCollections(file: string): CollectionDeclaration[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as CollectionDeclaration[];
  } catch {
    throw new StartError(`--collections must name a JSON file with a list of collections, not "${file}".`);
  }
}

function wholeNumber(option: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new StartError(`${option} must be a whole number from ${least} to ${most}, not "${value}".`);
}

function explained(error: unknown, port: number): Error {
  if (codeOf(error) === 'EADDRINUSE') return new StartError(`Port ${port} is taken by another program: choose another with --port.`);
  if (codeOf(error) === 'EACCES') return new StartError(`Port ${port} may not be used: choose one above 1023 with --port.`);
  return error instanceof Error ? error : new Error(String(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(130);
    stopping = true;
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  // Started by a test: when that ends in any way, so do we.
  if (process.connected) process.on('disconnect', stop);
}

/** Runs main and ends with a sentence instead of a stack when a person can put it right. */
export function run(args: string[]): void {
  main(args).catch((error: unknown) => {
    console.error(error instanceof StartError || error instanceof DataFolderError ? error.message : error);
    process.exit(1);
  });
}
