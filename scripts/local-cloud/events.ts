import type { ServerResponse } from 'node:http';

/** What happens in the local cloud and whoever looks at it wants to know at once. */
export type CloudEvent =
  | { type: 'message'; message: unknown }
  | { type: 'clock'; now: number; offset: number }
  | { type: 'log'; log: unknown }
  | { type: 'reloaded'; function: string }
  | { type: 'fault'; function: string; requestId: string; message: string };

const HEARTBEAT_MS = 15_000;

/** Server-sent events to everyone who has asked for them. */
export class EventStream {
  readonly #listeners = new Set<ServerResponse>();
  readonly #heartbeat = setInterval(() => {
    this.#write(': still here\n\n');
  }, HEARTBEAT_MS).unref();

  get hasListeners(): boolean {
    return this.#listeners.size > 0;
  }

  add(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    response.write(': connected\n\n');
    this.#listeners.add(response);
    response.on('close', () => this.#listeners.delete(response));
  }

  send(event: CloudEvent): void {
    if (this.hasListeners) this.#write(`data: ${JSON.stringify(event)}\n\n`);
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const response of this.#listeners) response.end();
  }

  #write(text: string): void {
    for (const response of this.#listeners) response.write(text);
  }
}
