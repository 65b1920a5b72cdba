import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { collections as ours, type CollectionDeclaration } from '../../cloudfunctions/shared/cloud/collections';
import { DeclarationError, readCollections } from './declarations';
import { StartError, UsageAsked } from './start-error';

const root = path.resolve(__dirname, '../..');
const DEFAULT_PORT = 8090;

const USAGE = `Usage: npm run cloud -- [OPTIONS]
  --port P            where it listens, on 127.0.0.1; 0 for any free port (default ${DEFAULT_PORT})
  --data DIR          where it keeps everything; made when it is missing (default .data/cloud)
  --functions DIR     the built functions, DIR/<name>/index.js (default dist/cloudfunctions)
  --no-functions      a database, storage and WeChat's side only
  --instances N       requests that one function serves at once (default 8)
  --collections FILE  collections and indexes in place of this project's, a JSON list:
                      [{"name": "people", "indexes": [{"name": "openid", "unique": true,
                        "fields": [{"path": "openid", "direction": 1}]}]}]
                      (direction 1, -1 or "2dsphere"). While it runs, POST /local/indexes adds one:
                      {"collection": "people", "name": ..., "fields": ..., "unique": ...}`;

export interface CloudOptions {
  port: number;
  dataDir: string;
  functionsDir: string | undefined;
  miniprogramDir: string;
  instances: number | undefined;
  collections: readonly CollectionDeclaration[];
}

/** What `npm run cloud -- ...` was asked for; throws a StartError that says what is wrong. */
export function readOptions(args: string[]): CloudOptions {
  const { values } = parse(args);
  if (values.help === true) throw new UsageAsked(USAGE);
  const port = wholeNumber('--port', values.port ?? String(DEFAULT_PORT), 0, 65_535);
  const instances = values.instances === undefined ? undefined : wholeNumber('--instances', values.instances, 1, 64);
  const functionsDir = values['no-functions']
    ? undefined
    : path.resolve(values.functions ?? path.join(root, 'dist/cloudfunctions'));
  const collections = values.collections === undefined ? ours : collectionsIn(values.collections);
  return {
    port,
    instances,
    functionsDir,
    miniprogramDir: path.join(root, 'dist/miniprogram'),
    collections,
    dataDir: path.resolve(values.data ?? path.join(root, '.data/cloud')),
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
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const [sentence] = error instanceof Error ? error.message.split('. ') : ['Bad options'];
    throw new StartError(`${sentence ?? ''}.\n${USAGE}`);
  }
}

/** Another program's collections and indexes, in place of the project's. */
function collectionsIn(file: string): CollectionDeclaration[] {
  try {
    return readCollections(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof DeclarationError ? ` ${error.message}` : '';
    throw new StartError(`--collections must name a JSON file with a list of collections, not "${file}".${reason}`);
  }
}

function wholeNumber(option: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new StartError(`${option} must be a whole number from ${least} to ${most}, not "${value}".`);
}
