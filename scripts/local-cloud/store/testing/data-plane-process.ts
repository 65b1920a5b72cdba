import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { buildSync } from 'esbuild';

/** A store and its data plane in a process of their own, which can be killed. */
export interface DataPlaneProcess {
  /** Rejects when the process ends before it answers. */
  handle(body: object): Promise<Record<string, unknown>>;
  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void>;
}

/** Bundles the program once, so that each start takes a tenth of a second; inside the project, where Node finds lmdb. */
export function buildDataPlaneProgram(): string {
  const outfile = path.join(__dirname, '../../../../.cache/data-plane', `${String(process.pid)}.cjs`);
  buildSync({
    entryPoints: [path.join(__dirname, 'data-plane-main.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['lmdb'],
    outfile,
    logLevel: 'error',
  });
  return outfile;
}

export async function startDataPlaneProcess(program: string, dataDir: string): Promise<DataPlaneProcess> {
  const child = fork(program, [dataDir]);
  await ready(child);
  const waiting = new Map<
    number,
    { resolve: (answer: Record<string, unknown>) => void; reject: (error: Error) => void }
  >();
  let next = 0;
  child.on('message', ({ id, answer }: { id: number; answer: Record<string, unknown> }) => {
    waiting.get(id)?.resolve(answer);
    waiting.delete(id);
  });
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the process ended'));
  });
  return {
    handle: (body) =>
      new Promise((resolve, reject) => {
        next += 1;
        waiting.set(next, { resolve, reject });
        child.send({ id: next, body }, (error) => {
          if (error) reject(error);
        });
      }),
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function ready(child: ChildProcess): Promise<void> {
  const [message] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as unknown[];
  if (message !== 'ready') throw new Error(`the process ended at its start: ${String(message)}`);
}
