import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '../local-cloud/start-error';
import { stillRuns, thisProcess, type FolderOwner } from '../local-cloud/store/folder-owner';

/**
 * Takes a folder for this process, so that no second one sends what waits in it. Answers how to give it back; whoever is
 * killed gives it back by being gone.
 */
export function takeFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'owner.json');
  const owner = ownerIn(file);
  if (owner && owner.process !== process.pid && stillRuns(owner)) {
    throw new StartError(`${folder} is in use by process ${owner.process}: end that one, or name another --data.`);
  }
  writeFileSync(file, JSON.stringify(thisProcess()));
  return () => rmSync(file, { force: true });
}

function ownerIn(file: string): FolderOwner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as FolderOwner;
  } catch {
    return undefined;
  }
}

/** Replaces a file as a whole: whoever reads it, also after a power cut, finds the old content or the new. */
export function replaceFile(file: string, content: string): void {
  const next = `${file}.tmp`;
  const handle = openSync(next, 'w');
  try {
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(next, file);
  syncFolder(path.dirname(file));
}

/** Makes the names in a folder durable. Windows does that by itself, and opens no folders. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The JSON that `replaceFile` wrote; undefined when there is none that can be read. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
