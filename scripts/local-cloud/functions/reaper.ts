import { spawn, type ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';

/**
 * The last line of every instance's defence against immortality: a cloud that was killed ends no instance, and one that
 * runs an endless loop never hears that its channel is gone. A shell of some hundred kilobytes keeps the list of
 * instances; when the cloud is gone in whatever way, its input ends and it ends them.
 */
const script = 'while read -r line; do pids=$line; done; kill -9 $pids 2>/dev/null';

const instances = new Set<number>();
let shell: ChildProcess | undefined;

/** The process will be ended when this one is. @returns what to call when it has ended by itself */
export function endWithUs(pid: number | undefined): () => void {
  if (pid === undefined || process.platform === 'win32') return () => undefined;
  instances.add(pid);
  tell();
  return () => {
    instances.delete(pid);
    tell();
  };
}

function tell(): void {
  shell ??= start();
  shell.stdin?.write(`${[...instances].join(' ')}\n`);
}

/** In a session of its own, where no Ctrl-C reaches it. It keeps nobody alive, and nobody waits for it. */
function start(): ChildProcess {
  const child = spawn('/bin/sh', ['-c', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  child.unref();
  child.on('error', () => undefined); // Without a shell an instance lives as long as its loop: no reason to refuse it.
  child.stdin.on('error', () => undefined);
  if (child.stdin instanceof Socket) child.stdin.unref();
  return child;
}
