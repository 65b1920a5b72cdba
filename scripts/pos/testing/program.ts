import { buildSync } from 'esbuild';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../build/files';

/** A program of this folder in a process of its own, which can be killed. */
export interface Running {
  /** Gives it a line. */
  write(line: string): void;
  /** Everything it has said, a line each. */
  readonly lines: string[];
  /** The first line from now on, or from before, for which this holds; fails when the program ends without one. */
  line(holds: (line: string) => boolean): Promise<string>;
  /** Ends what it is given, and waits until it is done. */
  end(): Promise<number>;
  /** Asks it to end, or kills it in the middle of whatever it does. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<number>;
}

/**
 * Bundles one of the scripts, so that each start takes a tenth of a second; inside the project, where Node finds packages
 * and the script its folders.
 */
export function buildProgram(name: 'till' | 'pos-agent'): { file: string; remove: () => void } {
  const folder = path.join(root, '.cache/pos-programs');
  const file = path.join(folder, `${name}-${process.pid}.cjs`);
  buildSync({
    entryPoints: [path.join(root, `scripts/${name}.ts`)],
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    tsconfig: path.join(root, 'tsconfig.json'),
    outfile: file,
    logLevel: 'error',
  });
  // The one folder that these scripts ask for is the project's, as seen from scripts/build.
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, `__dirname = ${JSON.stringify(path.join(root, 'scripts/build'))};\n${text}`);
  return { file, remove: () => rmSync(file, { force: true }) };
}

/** Starts a program that was built. */
export function runProgram(file: string, args: readonly string[], environment: Record<string, string>): Running {
  const child = spawn(process.execPath, [file, ...args], { cwd: root, env: { ...process.env, ...environment } });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const ended = new Promise<number>((resolve) => {
    child.once('close', (code, signal) => resolve(signal === null ? (code ?? 1) : 128));
  });
  let over = false;
  void ended.then(() => {
    over = true;
    for (const look of waiting) look();
  });
  readLines(child, (line) => {
    lines.push(line);
    for (const look of waiting) look();
  });
  // Who writes to a process that was killed writes to nobody.
  child.stdin.on('error', () => undefined);
  return {
    lines,
    write: (line) => child.stdin.write(`${line}\n`),
    line: (holds) =>
      new Promise((resolve, reject) => {
        let read = 0;
        const look = (): void => {
          for (; read < lines.length; read += 1) {
            const line = lines[read] ?? '';
            if (!holds(line)) continue;
            waiting.delete(look);
            resolve(line);
            return;
          }
          if (over) reject(new Error(`The program ended:\n${lines.join('\n')}`));
        };
        waiting.add(look);
        look();
      }),
    end: () => {
      child.stdin.end();
      return ended;
    },
    stop: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

function readLines(child: ChildProcessWithoutNullStreams, tell: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) tell(line);
    });
  }
}
