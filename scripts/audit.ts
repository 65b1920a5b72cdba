import { theStore } from '@vip-card/cloud';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { collections } from '../cloudfunctions/shared/cloud/collections';
import { auditChain } from './audit/audit';
import { reportText } from './audit/report';
import { root } from './build/files';
import { sdkEnvironment } from './local-cloud/environment';
import { startLocalCloud } from './local-cloud/local-cloud';
import { runProgram, StartError, UsageAsked } from './local-cloud/start-error';

const USAGE = `Usage: npm run audit -- [OPTIONS]
  --data DIR  the data folder of a local cloud that is not running (default .data/demo)
  --url URL   a local cloud that is running: http://127.0.0.1:8090 of npm run cloud,
              http://127.0.0.1:8080/cloud of npm start
Ends with status 1 when anything differs.`;

/** `npm run audit`: everything that is stored of points, held against the movements. Changes nothing. */
async function main(): Promise<void> {
  const { url, dataDir } = readOptions(process.argv.slice(2));
  const cloud = url === undefined ? await openFolder(dataDir) : running(url);
  Object.assign(process.env, cloud.environment);
  try {
    const report = await auditChain(theStore());
    console.log(reportText(report));
    if (report.findings.length > 0) process.exitCode = 1;
  } finally {
    await cloud.close();
  }
}

interface Opened {
  environment: Record<string, string>;
  close(): Promise<void>;
}

async function openFolder(dataDir: string): Promise<Opened> {
  if (!existsSync(path.join(dataDir, 'database/data.mdb'))) {
    throw new StartError(`There is no local cloud's data in ${dataDir}: name its folder with --data.`);
  }
  return startLocalCloud({ dataDir, port: 0, collections });
}

function running(url: string): Opened {
  return { environment: sdkEnvironment(url.replace(/\/$/, '')), close: () => Promise.resolve() };
}

function readOptions(args: string[]): { url: string | undefined; dataDir: string } {
  if (args.includes('--help') || args.includes('-h')) throw new UsageAsked(USAGE);
  try {
    const { values } = parseArgs({ args, options: { data: { type: 'string' }, url: { type: 'string' } } });
    return { url: values.url, dataDir: path.resolve(values.data ?? path.join(root, '.data/demo')) };
  } catch {
    throw new StartError(USAGE);
  }
}

runProgram(main);
