import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildFunctions } from '../build/functions';
import { root } from '../build/files';
import { functionVariables, sdkEnvironment } from '../local-cloud/environment';
import { contextOf, identityOf } from '../local-cloud/functions/identity';

/** A built function's handler. */
type Handler = (event: unknown, context: unknown) => Promise<unknown>;

/** A local cloud in a process of its own, and the built functions in this one: what is measured is their work, not the way to them. */
export interface BenchCloud {
  /** Calls a built function as somebody; throws when it refuses. */
  call<Value>(openid: string, name: string, data: Record<string, unknown>): Promise<Value>;
  /** How many round trips to the database something makes. */
  roundTrips(work: () => Promise<unknown>): Promise<number>;
  stop(): Promise<void>;
}

/** Starts it on an empty temporary folder; the SDK of this process is redirected to it by environment alone. */
export async function startBenchCloud(): Promise<BenchCloud> {
  const outDir = path.join(root, 'dist/cloudfunctions');
  await buildFunctions({ outDir });
  const data = await mkdtemp(path.join(tmpdir(), 'vip-card-bench-'));
  const server = path.join(root, 'scripts/cloud.ts');
  const args = ['--import', 'tsx', server, '--port', '0', '--data', data, '--no-functions'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const ready = /^# Ready: (\S+)$/m.exec(output)?.[1];
      if (ready !== undefined) resolve(ready);
    });
    child.once('exit', () => reject(new Error(`The local cloud ended:\n${output}`)));
  });
  // A copy, as an instance of a function has it: each read of the real environment is a call into the system.
  const environment = { ...process.env, ...sdkEnvironment(url), ...functionVariables };
  Object.defineProperty(process, 'env', { value: environment, writable: true, configurable: true });
  const load = createRequire(__filename);
  const handlers = new Map<string, Handler>();
  const handlerOf = (name: string): Handler => {
    const known = handlers.get(name) ?? (load(path.join(outDir, name, 'index.js')) as { main: Handler }).main;
    handlers.set(name, known);
    return known;
  };
  const local = async (method: string, address: string): Promise<{ roundTrips: number }> => {
    const response = await fetch(`${url}/local/${address}`, method === 'POST' ? { method, body: '{}' } : { method });
    return (await response.json()) as { roundTrips: number };
  };
  return {
    async call<Value>(openid: string, name: string, data: Record<string, unknown>): Promise<Value> {
      const identity = identityOf({ kind: 'wechat', openid });
      const invocation = { functionName: name, requestId: 'bench', timeout: 20, memorySize: 256 };
      const answer = (await handlerOf(name)(data, contextOf(invocation, identity))) as { ok: boolean; value: Value };
      if (!answer.ok) throw new Error(`${name}.${String(data['action'])}: ${JSON.stringify(answer)}`);
      return answer.value;
    },
    async roundTrips(work) {
      await local('POST', 'stats/reset');
      await work();
      return (await local('GET', 'stats')).roundTrips;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(data, { recursive: true, force: true });
    },
  };
}
