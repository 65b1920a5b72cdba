import { createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of a request: it comes through; it does not; or it does, and its answer is lost. */
type Passage = 'through' | 'nowhere' | 'one-way';

/** The network between a till and the cloud. */
export interface TestNetwork {
  url: string;
  /** Asked for each request, when it comes and again when its answer is about to go. */
  passage: (request: { method: string; path: string }) => Passage;
  /** Called when a request has come in, and when the cloud has answered it. */
  onPass: (moment: 'asked' | 'answered') => void;
  close(): Promise<void>;
}

/** A way to the cloud that a test can cut. */
export async function openNetwork(cloudUrl: string): Promise<TestNetwork> {
  const network: TestNetwork = {
    url: '',
    passage: () => 'through',
    onPass: () => undefined,
    close: () => close(server),
  };
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('error', () => outgoing.destroy());
    incoming.on('end', () => pass(network, cloudUrl, incoming, outgoing, Buffer.concat(chunks)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  network.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return network;
}

function pass(
  network: TestNetwork,
  cloudUrl: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  body: Buffer,
): void {
  const { method = '', url = '', headers } = incoming;
  const passage = network.passage({ method, path: url });
  network.onPass('asked');
  if (passage === 'nowhere') {
    outgoing.destroy();
    return;
  }
  const onward = ask(cloudUrl + url, { method, headers: { ...headers, host: new URL(cloudUrl).host } }, (answer) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('end', () => {
      network.onPass('answered');
      if (passage === 'one-way') outgoing.destroy();
      else outgoing.writeHead(answer.statusCode ?? 500, answer.headers).end(Buffer.concat(chunks));
    });
  });
  onward.on('error', () => outgoing.destroy());
  onward.end(body);
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
