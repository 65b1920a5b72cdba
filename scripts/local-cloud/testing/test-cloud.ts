import cloudbase from '@cloudbase/node-sdk';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environmentId } from '../environment';

/** A local cloud of a test's own, in a process of its own: LMDB is native and has no business in jest's modules. */
export interface TestCloud {
  url: string;
  dataDir: string;
  /** The real SDK on this cloud's database. */
  database: ReturnType<cloudbase.CloudBase['database']>;
  /** The real SDK, for everything else. */
  app: cloudbase.CloudBase;
  /** Calls a function as WeChat's client does for this person; throws CloudBase's error when the call itself fails. */
  call<Value = unknown>(
    name: string,
    data: Record<string, unknown>,
    caller: { openid: string; unionid?: string },
  ): Promise<Value>;
  /** Any `/local/...` or `/wx/...` request; throws on a status other than 200. */
  request<Answer = unknown>(method: 'GET' | 'POST', address: string, body?: Record<string, unknown>): Promise<Answer>;
  clock: {
    now(): Promise<number>;
    /** Moves the clock forward and resolves when the timers that came due have run. */
    advance(ms: number): Promise<number>;
    set(now: number): Promise<number>;
  };
  /** Ends the cloud as Ctrl-C does, and removes its data unless it is another start's. */
  stop(): Promise<void>;
  /** Ends the cloud as a power cut does (SIGKILL); the data stays. */
  kill(): Promise<void>;
}

export interface TestCloudOptions {
  /** Whether the built functions run; only a database otherwise. Default true. */
  functions?: boolean;
  /** Other bundles than the project's own. */
  functionsDir?: string;
  /** A data folder that is kept, to start again on what a former cloud left. */
  dataDir?: string;
  /** Requests that one function serves at once. */
  instances?: number;
  /** Collections and indexes in place of the project's: a JSON file. */
  collectionsFile?: string;
}

const root = path.resolve(__dirname, '../../..');
/** scripts/cloud.ts, bundled before the tests by scripts/tooling/jest-build.cjs. */
export const cloudProgram = path.join(root, '.cache/test-cloud.cjs');
/** dist/cloudfunctions, laid out before the tests by scripts/tooling/test-functions.ts to start fast. */
const builtFunctions = path.join(root, '.cache/test-functions/built');
const START_LIMIT_MS = 30_000;

/** Starts a cloud on an empty temporary folder and a free port. Stop it in `afterAll`. */
export async function startTestCloud(options: TestCloudOptions = {}): Promise<TestCloud> {
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'vip-card-test-')));
  const child = spawn(process.execPath, [cloudProgram, ...argumentsOf(options, dataDir)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const url = await ready(child);
  letGo(child);
  const app = sdkOn(url);
  const request = requestOn(url);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.ref();
    child.kill(signal);
    await ended;
  };
  return {
    url,
    dataDir,
    app,
    database: app.database(),
    request,
    call: callOn(request),
    clock: clockOn(request),
    async stop() {
      await end('SIGTERM');
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
    kill: () => end('SIGKILL'),
  };
}

function argumentsOf(options: TestCloudOptions, dataDir: string): string[] {
  const { functions = true, functionsDir = builtFunctions, instances, collectionsFile } = options;
  const limit = instances === undefined ? [] : ['--instances', String(instances)];
  const declared = collectionsFile === undefined ? [] : ['--collections', collectionsFile];
  const where = functions ? ['--functions', functionsDir] : ['--no-functions'];
  return ['--port', '0', '--data', dataDir, ...limit, ...declared, ...where];
}

/** A test that failed before it stopped its cloud must not keep jest waiting; the cloud ends when jest does. */
function letGo(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  for (const stream of [child.stdout, child.stderr]) if (stream instanceof Socket) stream.unref();
}

function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The local cloud did not start in ${START_LIMIT_MS / 1000} s:\n${output}`));
    }, START_LIMIT_MS);
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const url = /^# Ready: (\S+)$/m.exec(output)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The local cloud ended with ${String(code)}:\n${output}`));
    });
  });
}

/** Several clouds may live in one test, so each SDK is told its address; only SCF mode comes from the environment. */
function sdkOn(url: string): cloudbase.CloudBase {
  process.env['TENCENTCLOUD_RUNENV'] = 'SCF';
  process.env['TENCENTCLOUD_REGION'] = 'ap-shanghai';
  process.env['SCF_NAMESPACE'] = environmentId;
  return cloudbase.init({
    env: environmentId,
    secretId: 'local',
    secretKey: 'local',
    serviceUrl: `${url}/admin`,
    keepalive: true,
  });
}

function requestOn(url: string): TestCloud['request'] {
  return async <Answer>(method: 'GET' | 'POST', address: string, body?: Record<string, unknown>): Promise<Answer> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url + address, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    if (response.status !== 200) throw new Error(`${method} ${address}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  };
}

function callOn(request: TestCloud['request']): TestCloud['call'] {
  return async <Value>(
    name: string,
    data: Record<string, unknown>,
    caller: { openid: string; unionid?: string },
  ): Promise<Value> => {
    const answer = await request<{ errMsg: string; errCode?: number; result: Value }>('POST', '/wx/call-function', {
      name,
      data,
      ...caller,
    });
    if (answer.errCode !== undefined) throw Object.assign(new Error(answer.errMsg), { errCode: answer.errCode });
    return answer.result;
  };
}

function clockOn(request: TestCloud['request']): TestCloud['clock'] {
  const move = async (body: Record<string, unknown>): Promise<number> =>
    (await request<{ now: number }>('POST', '/local/clock', body)).now;
  return {
    now: async () => (await request<{ now: number }>('GET', '/local/clock')).now,
    advance: (ms) => move({ advanceMs: ms }),
    set: (now) => move({ now }),
  };
}
