import type { Problem } from '../problem';

interface ReceivedMessage {
  openid: string;
  page: string;
  data: Record<string, string>;
}

export type PreviewEvent =
  | { type: 'message'; message: ReceivedMessage }
  | { type: 'clock'; now: number; offset: number }
  | { type: 'fault'; function: string; requestId: string; message: string }
  | { type: 'rebuilt'; problems: Problem[] }
  | { type: 'log' | 'reloaded' };

/** The server's one stream of events; the browser reconnects by itself, and `reconnected` then says that some may be missed. */
export function listen(handle: (event: PreviewEvent) => void, reconnected: () => void): void {
  const source = new EventSource('/preview/events');
  let opened = false;
  source.addEventListener('open', () => {
    if (opened) reconnected();
    opened = true;
  });
  source.addEventListener('message', (event: MessageEvent<string>) => {
    handle(JSON.parse(event.data) as PreviewEvent);
  });
}
