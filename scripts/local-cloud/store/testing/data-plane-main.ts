import { createDataPlane } from '../../protocol';
import { Store } from '../store';
import { testCollections } from './collections';

/** Answers the data plane's requests over the channel to the process that started this one. */
async function main(dataDir: string): Promise<void> {
  const store = await Store.open({ dataDir, collections: testCollections });
  const dataPlane = createDataPlane({ store, clock: { now: () => Date.now() } });
  process.on('message', ({ id, body }: { id: number; body: object }) => {
    void dataPlane.handle(body).then((answer) => process.send?.({ id, answer }));
  });
  process.send?.('ready');
}

void main(process.argv[2] ?? '');
