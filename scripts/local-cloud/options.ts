import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { collections as ours, type CollectionDeclaration } from '../../cloudfunctions/shared/cloud/collections';

const root = path.resolve(__dirname, '../..');
const DEFAULT_PORT = 8090;

const USAGE = `Usage: npm run cloud -- [--port P] [--data DIR] [--functions DIR | --no-functions] [--instances N] [--collections FILE]`;

export interface CloudOptions {
  port: number;
  dataDir: string;
  functionsDir: string | undefined;
  miniprogramDir: string;
  instances: number | undefined;
  collections: readonly CollectionDeclaration[];
}

/** A mistake of the person who started us: one sentence, no stack. */
export class StartError extends Error {}

/** What `npm run cloud -- ...` was asked for; throws a StartError that says what is wrong. */
export function readOptions(args: string[]): CloudOptions {
  const { values } = parse(args);
  const port = wholeNumber('--port', values.port ?? String(DEFAULT_PORT), 0, 65_535);
  const instances = values.instances === undefined ? undefined : wholeNumber('--instances', values.instances, 1, 64);
  const functionsDir = values['no-functions']
    ? undefined
    : path.resolve(values.functions ?? path.join(root, 'dist/cloudfunctions'));
  const collections = values.collections === undefined ? ours : readCollections(values.collections);
  return {
    port,
    instances,
    functionsDir,
    miniprogramDir: path.join(root, 'dist/miniprogram'),
    collections,
    dataDir: path.resolve(values.data ?? path.join(root, 'data/cloud')),
  };
}

function parse(args: string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({
      args,
      options: {
        port: text,
        data: text,
        functions: text,
        instances: text,
        collections: text,
        'no-functions': { type: 'boolean' },
      },
    });
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
