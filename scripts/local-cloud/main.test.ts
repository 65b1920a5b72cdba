import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readOptions } from './options';
import { writeFunctions } from './testing/fixture-functions';
import { cloudProgram, startTestCloud } from './testing/test-cloud';

const root = path.resolve(__dirname, '../..');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vip-card-main-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** How `npm run cloud` starts it, which takes its time. */
const FROM_SOURCE = ['--import', 'tsx', path.join(root, 'scripts/cloud.ts')];

/** Runs `npm run cloud -- ...` to its end, or until its output shows a text. */
async function cloud(
  args: string[],
  { program = [cloudProgram], until }: { program?: string[]; until?: string } = {},
): Promise<{ code: number | null; output: string; error: string }> {
  const child = spawn(process.execPath, [...program, ...args], { cwd: root });
  let [output, error] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (until !== undefined && output.includes(until)) child.kill('SIGINT');
  });
  child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output, error };
}

it('prints what points an SDK here, stays, and ends with Ctrl-C', async () => {
  const { code, output, error } = await cloud(['--port', '0', '--data', folder, '--no-functions'], {
    program: FROM_SOURCE,
    until: '# Ready',
  });
  expect(output).toMatch(/^export TCB_CONTEXT_CNFG='\{"URL":"http:\/\/127\.0\.0\.1:\d+\/admin"\}'$/m);
  expect(output).toMatch(/^export TENCENTCLOUD_RUNENV='SCF'$/m);
  expect({ code, error }).toEqual({ code: 0, error: '' });
});

it('says how it is started, and what a file of collections must hold', async () => {
  const { code, output } = await cloud(['--help']);
  expect(code).toBe(0);
  expect(output).toMatch(/^Usage: .*\n {2}--port P /);
  const file = path.join(folder, 'collections.json');
  await writeFile(file, '[{"name": "people", "indexes": [{"name": "openid"}]}]');
  const refused = await cloud(['--port', '0', '--data', folder, '--collections', file]);
  expect(refused.code).toBe(1);
  expect(refused.error).toMatch(/^--collections must name .*Expected the fields of index openid to be a list\.\n$/);
});

it('says in one sentence that the port is taken', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { code, error } = await cloud(['--port', String(port), '--data', folder]);
  server.close();
  expect({ code, error }).toEqual({
    code: 1,
    error: `Port ${port} is taken by another program: choose another with --port.\n`,
  });
});

it('says in one sentence that the data folder cannot be written', async () => {
  const file = path.join(folder, 'file');
  await writeFile(file, '');
  const { code, error } = await cloud(['--port', '0', '--data', file]);
  expect(code).toBe(1);
  expect(error).toMatch(/^The data folder .* cannot be .*\.\n$/);
});

it('says in one sentence that another cloud has the data folder, and harms neither', async () => {
  const running = await startTestCloud({ functions: false, dataDir: folder });
  await running.database.createCollection('kept');
  const { code, error } = await cloud(['--port', '0', '--data', folder]);
  expect(code).toBe(1);
  expect(error).toMatch(/^The data folder .* is in use .*\.\n$/);
  await running.database.collection('kept').add({ _id: 'x' });
  await running.stop();
});

it('says in one sentence which option is wrong', async () => {
  const { code, error } = await cloud(['--prot', '1']);
  expect(code).toBe(1);
  expect(error).toMatch(/^Unknown option '--prot'\.\nUsage: /);
});

it.each([
  [['--port', 'eighty'], '--port must be a whole number from 0 to 65535, not "eighty".'],
  [['--port', '70000'], '--port must be a whole number from 0 to 65535, not "70000".'],
  [['--instances', '0'], '--instances must be a whole number from 1 to 64, not "0".'],
])('refuses %j', (args, sentence) => {
  expect(() => readOptions(args)).toThrow(sentence);
});

it('lets what runs finish before it ends', async () => {
  const functionsDir = await writeFunctions({
    sells: `
      const tcb = require('@cloudbase/node-sdk');
      const database = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }).database();
      exports.main = async ({ ms }) => {
        await new Promise((resolve) => setTimeout(resolve, ms));
        await database.collection('probe').add({ _id: 'sale' });
        return 'sold';
      };`,
  });
  const running = await startTestCloud({ functionsDir });
  await running.database.createCollection('probe');
  await running.call('sells', { ms: 0 }, { openid: 'clerk' });
  await running.database.collection('probe').doc('sale').remove();
  const selling = running.call('sells', { ms: 500 }, { openid: 'clerk' });
  // The answer to a later request says that the sale's has arrived.
  await running.clock.now();
  await running.stop();
  expect(await selling).toBe('sold');
  await rm(functionsDir, { recursive: true });
});

it('keeps data and the moved clock over a power cut', async () => {
  const first = await startTestCloud({ functions: false, dataDir: folder });
  await first.database.createCollection('kept');
  await first.database.collection('kept').add({ _id: 'x', n: 1 });
  await first.clock.advance(86_400_000);
  await first.kill();
  const second = await startTestCloud({ functions: false, dataDir: folder });
  expect((await second.database.collection('kept').get()).data).toHaveLength(1);
  expect((await second.clock.now()) - Date.now()).toBeGreaterThan(86_000_000);
  await second.stop();
});
