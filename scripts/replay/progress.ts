const WIDTH = 30;
const EVERY_MS = 200;

/** A bar on the terminal; a line now and then where there is none. Nothing when only the figures are wanted. */
export class Progress {
  private done = 0;
  private shownAt = 0;
  private readonly started = Date.now();

  constructor(
    private readonly total: number,
    private readonly quiet: boolean,
  ) {}

  step(): void {
    this.done += 1;
    const now = Date.now();
    const every = process.stderr.isTTY ? EVERY_MS : 10_000;
    if (this.quiet || now - this.shownAt < every) return;
    this.shownAt = now;
    this.show(now);
  }

  end(): void {
    if (this.quiet) return;
    this.show(Date.now());
    if (process.stderr.isTTY) process.stderr.write('\n');
  }

  private show(now: number): void {
    const share = this.total === 0 ? 1 : this.done / this.total;
    const filled = Math.round(share * WIDTH);
    const perSecond = Math.round(this.done / Math.max((now - this.started) / 1000, 0.1));
    const text = `${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)} ${this.done}/${this.total}, ${perSecond} a second`;
    process.stderr.write(process.stderr.isTTY ? `\r${text}  ` : `${text}\n`);
  }
}
