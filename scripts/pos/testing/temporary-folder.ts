import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** In memory where there is such a thing: journals ask the disk to be done a thousand times. */
const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const made: string[] = [];

/** An empty folder of a test's own. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(parent, 'vip-card-pos-'));
  made.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});
