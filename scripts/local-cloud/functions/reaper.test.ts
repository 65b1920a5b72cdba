import { readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { writeFunctions } from '../testing/fixture-functions';
import { startTestCloud } from '../testing/test-cloud';

/** Says its number, and never comes back. */
const LOOPS = `exports.main = ({ file }) => {
  require('node:fs').writeFileSync(file, String(process.pid));
  for (;;);
};`;

it('a function in an endless loop ends with its cloud, even when that is killed', async () => {
  const functionsDir = await writeFunctions({ loops: { source: LOOPS, config: { timeout: 60 } } });
  const cloud = await startTestCloud({ functionsDir });
  const file = path.join(functionsDir, 'pid');
  const call = cloud.call('loops', { file }, { openid: 'shopper' }).catch(() => undefined);
  let pid = 0;
  await until(async () => (pid = Number(await readFile(file, 'utf8').catch(() => '0'))) > 0);
  expect(runs(pid)).toBe(true);
  await cloud.kill();
  await call;
  await until(() => !runs(pid));
  await rm(functionsDir, { recursive: true });
  await rm(cloud.dataDir, { recursive: true });
});

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(10);
}

/** A process that ended stays in the list, as a zombie, until somebody asks how it ended. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return !readFileSync(`/proc/${String(pid)}/stat`, 'latin1').includes(') Z ');
  } catch {
    return process.platform !== 'linux';
  }
}
