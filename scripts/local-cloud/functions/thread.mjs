// @ts-check
/**
 * What runs inside a function's thread: it loads the bundle once, then serves one request at a time, as an instance of
 * SCF does. Plain JavaScript, so that a thread starts without any compiler and the function sees none.
 */
import { createRequire, Module } from 'node:module';
import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';

/** @typedef {{ file: string, modules: string, clockOffset: SharedArrayBuffer }} ThreadData */
/** @typedef {{ id: number, event: string, context: Record<string, unknown>, identity: Record<string, string> }} Request */

const { file, modules, clockOffset } = /** @type {ThreadData} */ (workerData);
const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);

/**
 * Date follows the local cloud's clock; timers, sockets and the SDK's time-outs stay real. The offset is read from
 * shared memory each time, so no message is needed and two functions never disagree about the time.
 */
function followClock() {
  const offset = new Float64Array(clockOffset);
  const RealDate = Date;
  const realNow = Date.now.bind(Date);
  const now = () => realNow() + (offset[0] ?? 0);
  RealDate.now = now;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new RealDate(now()).toString(),
  });
  RealDate.prototype.constructor = globalThis.Date;
}

/** Bundles outside the project (a test's) find the platform's own packages, as /opt of a real instance has them. */
function findPlatformModules() {
  process.env['NODE_PATH'] = modules;
  /** @type {{ _initPaths(): void }} */ (/** @type {unknown} */ (Module))._initPaths();
  delete process.env['NODE_PATH'];
}

function captureConsole() {
  for (const level of /** @type {const} */ (['debug', 'log', 'info', 'warn', 'error'])) {
    console[level] = (...args) => port.postMessage({ log: format(...args), level: level === 'log' ? 'info' : level });
  }
}

/** @param {unknown} thrown */
function describe(thrown) {
  if (thrown instanceof Error) return { name: thrown.name, message: thrown.message, stack: thrown.stack ?? '' };
  return { name: 'Error', message: typeof thrown === 'string' ? thrown : (JSON.stringify(thrown) ?? String(thrown)), stack: '' };
}

/** @type {Set<string>} */
const identityNames = new Set();

/** Replaces the former caller's identity: `auth().getUserInfo()` reads nothing but process.env. @param {Record<string, string>} identity */
function assumeIdentity(identity) {
  for (const name of identityNames) delete process.env[name];
  identityNames.clear();
  for (const [name, value] of Object.entries(identity)) {
    identityNames.add(name);
    process.env[name] = value;
  }
}

/** @param {(event: unknown, context: unknown) => unknown} main @param {Request} request */
async function serve(main, { id, event, context, identity }) {
  assumeIdentity(identity);
  try {
    const answer = await main(JSON.parse(event), context);
    port.postMessage({ id, answer: JSON.stringify(answer) ?? 'null' });
  } catch (thrown) {
    port.postMessage({ id, thrown: describe(thrown) });
  }
}

followClock();
findPlatformModules();
captureConsole();
process.setSourceMapsEnabled(true);
try {
  const { main } = createRequire(file)(file);
  if (typeof main !== 'function') throw new Error('index.main: the function exports no handler of this name');
  port.on('message', (request) => void serve(main, request));
  port.postMessage({ ready: true });
} catch (thrown) {
  port.postMessage({ failed: describe(thrown) });
}
