import { readFileSync } from 'node:fs';

/** Tells one run of a program from every other: process numbers are used again, together with the start they are not. */
export interface FolderOwner {
  readonly process: number;
  /** In ticks since the machine started; undefined where the system does not tell. */
  readonly started?: string;
}

export function thisProcess(): FolderOwner {
  return describe(process.pid);
}

/** Whether the program that took a folder still runs. */
export function stillRuns(owner: FolderOwner): boolean {
  if (!isAlive(owner.process)) return false;
  return describe(owner.process).started === owner.started;
}

function describe(pid: number): FolderOwner {
  const started = startOf(pid);
  return started === undefined ? { process: pid } : { process: pid, started };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function startOf(pid: number): string | undefined {
  try {
    // The name in parentheses may hold spaces; the start is the 20th word after it (proc(5), field 22).
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
