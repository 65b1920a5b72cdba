import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { root } from '../build/files';

/** `scripts/start.ts` in a process of its own. */
export interface Started {
  /** What the line `Ready:` says; undefined when it ended before. */
  url: string | undefined;
  /** Both streams, so far. */
  output(): string;
  /** Ctrl-C, and how it ended. */
  stop(signal?: NodeJS.Signals): Promise<number>;
}

/** Runs `npm start` with these options until it is ready or ends. */
export async function start(options: readonly string[]): Promise<Started> {
  let text = '';
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(root, 'scripts/start.ts'), '--no-open', ...options],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = new Promise<number>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : 128)),
  );
  const url = await new Promise<string | undefined>((resolve) => {
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      const ready = /^Ready: (\S+)$/m.exec(text)?.[1];
      if (ready !== undefined) resolve(ready);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(() => resolve(undefined));
  });
  return { url, output: () => text, stop: (signal = 'SIGINT') => end(child, ended, signal) };
}

function end(child: ChildProcess, ended: Promise<number>, signal: NodeJS.Signals): Promise<number> {
  child.kill(signal);
  return ended;
}
