import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

/** A machine's two clocks: the one that people set, and the one that only counts since it was started. */
export interface Machine {
  /** Names the time since the machine was started: uptimes under one name can be compared, whichever process read them. */
  readonly boot: string;
  wall(): number;
  /** In milliseconds, sleep included. Nobody sets it. */
  uptime(): number;
}

export function thisMachine(): Machine {
  const uptimeMs = (): number => Math.round(uptime() * 1000);
  return { boot: bootId() ?? startedAt(Date.now() - uptimeMs()), wall: Date.now, uptime: uptimeMs };
}

/** Linux names each start. */
function bootId(): string | undefined {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** Elsewhere the minute of it has to do. A clock that was set since makes it look like another start: then less is known. */
function startedAt(at: number): string {
  return `minute-${Math.round(at / 60_000)}`;
}
