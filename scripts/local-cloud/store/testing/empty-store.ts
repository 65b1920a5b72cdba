import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Store, type StoreOptions } from '../store';

/** A store in a temporary folder of its own. */
export async function openEmptyStore(
  options: Omit<StoreOptions, 'dataDir'> = {},
): Promise<{ store: Store; discard: () => Promise<void> }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'store-'));
  const store = await Store.open({ ...options, dataDir });
  return {
    store,
    async discard() {
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
