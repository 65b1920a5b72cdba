import type { Disk, DiskWrite } from './disk';

interface Waiting {
  readonly writes: readonly DiskWrite[];
  readonly publish: () => void;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Writes that arrive while the disk is busy go to it together, in one atomic write and one sync. Each becomes visible only after
 * the disk has confirmed it, in the order of arrival; when the disk fails, none of them does.
 */
export class GroupCommit {
  private queue: Waiting[] = [];
  private running: Promise<void> | undefined;
  syncs = 0;

  constructor(private readonly disk: Pick<Disk, 'save'>) {}

  get busy(): boolean {
    return this.running !== undefined;
  }

  /** Makes writes durable, then calls `publish`, then resolves. */
  commit(writes: readonly DiskWrite[], publish: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.queue.push({ writes, publish, resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Resolves when nothing is on its way to the disk. */
  async idle(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    // Requests that arrived in the same turn of the event loop share the first sync.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.queue.length > 0) {
      const group = this.queue;
      this.queue = [];
      await this.save(group);
    }
    this.running = undefined;
  }

  private async save(group: readonly Waiting[]): Promise<void> {
    try {
      this.syncs += 1;
      await this.disk.save(group.flatMap((waiting) => waiting.writes));
    } catch (error) {
      for (const { reject } of group) reject(error);
      return;
    }
    for (const { publish } of group) publish();
    for (const { resolve } of group) resolve();
  }
}
