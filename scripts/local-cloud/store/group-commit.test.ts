import type { DiskWrite } from './disk';
import { GroupCommit } from './group-commit';

const write = (place: number): DiskWrite => ({ collection: 1, place, content: Buffer.from('{}') });

/** A disk that confirms when it is told to. */
function slowDisk(): {
  save(writes: readonly DiskWrite[]): Promise<void>;
  saved: number[][];
  confirm(error?: Error): void;
} {
  const saved: number[][] = [];
  let settle: (error?: Error) => void = () => undefined;
  return {
    saved,
    save: (writes) =>
      new Promise((resolve, reject) => {
        saved.push(writes.map(({ place }) => place));
        settle = (error) => {
          if (error) reject(error);
          else resolve();
        };
      }),
    confirm: (error) => {
      settle(error);
    },
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('publishes a write only after the disk has confirmed it', async () => {
  const disk = slowDisk();
  const group = new GroupCommit(disk);
  const events: string[] = [];
  const commit = group.commit([write(1)], () => events.push('published')).then(() => events.push('answered'));
  await turn();
  await turn();
  expect(disk.saved).toEqual([[1]]);
  expect(events).toEqual([]);
  disk.confirm();
  await commit;
  expect(events).toEqual(['published', 'answered']);
});

test('takes everything that arrives while the disk is busy to it at once, and publishes in the order of arrival', async () => {
  const disk = slowDisk();
  const group = new GroupCommit(disk);
  const published: number[] = [];
  const commit = (place: number): Promise<void> => group.commit([write(place)], () => published.push(place));
  const first = commit(1);
  await turn();
  await turn();
  const others = [commit(2), commit(3), commit(4)];
  disk.confirm();
  await first;
  await turn();
  disk.confirm();
  await Promise.all(others);
  expect(disk.saved).toEqual([[1], [2, 3, 4]]);
  expect(published).toEqual([1, 2, 3, 4]);
});

test('a write that the disk refuses is never published, and the next ones go on', async () => {
  const disk = slowDisk();
  const group = new GroupCommit(disk);
  const published: number[] = [];
  const failing = group.commit([write(1)], () => published.push(1));
  const outcome = expect(failing).rejects.toThrow('no space left');
  await turn();
  await turn();
  disk.confirm(new Error('no space left'));
  await outcome;
  const next = group.commit([write(2)], () => published.push(2));
  await turn();
  await turn();
  disk.confirm();
  await next;
  expect(published).toEqual([2]);
});
