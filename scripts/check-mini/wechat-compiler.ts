import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Compiled {
  /** Compiled files with their sizes in bytes, by path within the mini program. */
  sizes: Record<string, number>;
  errors: string[];
  /** Checks of WeChat's own code-quality list that failed. */
  quality: string[];
}

/**
 * Compiles project folders (each with a project.config.json) with WeChat's own compiler, offline, in a process of its
 * own: the compiler prints, forks, and never ends by itself.
 * @returns one answer per folder, in their order
 * @throws when the compiler itself dies
 */
export async function compileWithWechat(projectFolders: readonly string[]): Promise<Compiled[]> {
  // It leaves folders with random names wherever it is started.
  const cwd = await mkdtemp(path.join(tmpdir(), 'vip-card-wechat-'));
  try {
    return await compileIn(cwd, projectFolders);
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}

function compileIn(cwd: string, projectFolders: readonly string[]): Promise<Compiled[]> {
  return new Promise((resolve, reject) => {
    const output: string[] = [];
    const child = fork(
      path.join(__dirname, 'wechat-compiler-process.mjs'),
      projectFolders.map((folder) => path.resolve(folder)),
      // Without our own arguments: what makes us understand TypeScript would slow the compiler down.
      { cwd, execArgv: [], silent: true },
    );
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    child.once('message', (message) => {
      resolve(message as Compiled[]);
    });
    child.once('exit', (code) => {
      reject(new Error(`WeChat's compiler ended with ${code ?? 'a signal'}:\n${output.join('')}`));
    });
  });
}
