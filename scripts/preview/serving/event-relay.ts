import type { ServerResponse } from 'node:http';

const retryMs = 1000;

/**
 * One stream of events to each open preview: the local cloud's, and the preview's own. A browser allows six connections
 * to one address, so a page must not hold one for each source.
 */
export class EventRelay {
  private readonly listeners = new Set<ServerResponse>();
  private readonly stopped = new AbortController();

  constructor(private readonly cloudUrl: string) {
    void this.followCloud();
  }

  add(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    response.write(': connected\n\n');
    this.listeners.add(response);
    response.on('close', () => this.listeners.delete(response));
  }

  send(event: object): void {
    this.write(JSON.stringify(event));
  }

  close(): void {
    this.stopped.abort();
    for (const response of this.listeners) response.end();
  }

  private write(data: string): void {
    for (const response of this.listeners) response.write(`data: ${data}\n\n`);
  }

  /** The cloud may start later than the preview, or restart: keep trying. */
  private async followCloud(): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      try {
        const { body } = await fetch(`${this.cloudUrl}/local/events`, { signal });
        if (body) await this.relay(body);
      } catch {
        // not there, or gone: the pause below, then again
      }
      await new Promise((resolve) => setTimeout(resolve, signal.aborted ? 0 : retryMs).unref());
    }
  }

  private async relay(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of body) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('data: ')) this.write(line.slice('data: '.length));
    }
  }
}
