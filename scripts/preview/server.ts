import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { compilePreview } from './compile/compile';
import type { Hint } from './hint';
import type { Person } from './person';
import type { Problem } from './problem';
import { bundlePages } from './serving/bundles';
import { EventRelay } from './serving/event-relay';
import { phonePage, shellPage } from './serving/pages';
import { proxyTo } from './serving/proxy';
import { watchForRebuilds } from './serving/rebuilds';
import { sendJson, sendText, serveFile } from './serving/static-files';

export interface PreviewServerOptions {
  /** 0 takes any free port. */
  port: number;
  host: string;
  cloudUrl: string;
  /** A built mini program, exactly what ships to WeChat; watched, and compiled again when it is rebuilt. */
  miniprogramDir: string;
  /** Asked at every visit: who can be chosen for a phone. */
  people: () => Promise<Person[]>;
  /** What to try next, in order. */
  hints?: readonly Hint[];
  /** Where the compiled pages go; beside the mini program by default. */
  outDir?: string;
}

export interface PreviewServer {
  url: string;
  close(): Promise<void>;
}

/** Serves the preview: the shell, the phones in it, and a way to the local cloud under the same address. */
export async function startPreview(options: PreviewServerOptions): Promise<PreviewServer> {
  const outDir = options.outDir ?? path.join(options.miniprogramDir, '..', 'preview');
  const compile = (): Promise<Problem[]> => compileMini(options.miniprogramDir, path.join(outDir, 'mini'));
  await Promise.all([bundlePages(path.join(outDir, 'build')), compile()]);
  const events = new EventRelay(options.cloudUrl);
  const server = createServer((request, response) => {
    void answer({ options, outDir, events }, request, response).catch((error: unknown) => {
      sendText(response, 500, String(error));
    });
  });
  await listen(server, options.port, options.host);
  const rebuilds = watchForRebuilds(options.miniprogramDir, async () => {
    events.send({ type: 'rebuilt', problems: await compile() });
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host}:${String(port)}`,
    close: async () => {
      await rebuilds.close();
      events.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Parts {
  options: PreviewServerOptions;
  outDir: string;
  events: EventRelay;
}

async function answer(
  { options, outDir, events }: Parts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://preview');
  const [, room = '', ...rest] = url.pathname.split('/');
  const name = rest.join('/');
  if (room === '') sendText(response, 200, shellPage, 'text/html; charset=utf-8');
  else if (room === 'phone') sendText(response, 200, phonePage, 'text/html; charset=utf-8');
  else if (room === 'cloud') proxyTo(new URL(`/${name}${url.search}`, options.cloudUrl), request, response);
  else if (room === 'mini' || room === 'build') await serveFile(request, response, path.join(outDir, room), name);
  else if (room === 'shell') await serveFile(request, response, path.join(__dirname, 'shell'), name);
  else if (url.pathname === '/preview/events') events.add(response);
  else if (url.pathname === '/preview/people') sendJson(response, await options.people());
  else if (url.pathname === '/preview/hints') sendJson(response, options.hints ?? []);
  else sendText(response, 404, `Not found: ${url.pathname}`);
}

/** A mini program too broken to compile must not stop the server: the next rebuild may heal it. */
async function compileMini(miniprogramDir: string, outDir: string): Promise<Problem[]> {
  try {
    const { problems } = await compilePreview({ miniprogramDir, outDir, publicPath: '/mini/' });
    return problems;
  } catch (error) {
    return [{ kind: 'config', severity: 'error', message: error instanceof Error ? error.message : String(error) }];
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}
