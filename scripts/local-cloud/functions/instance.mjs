// @ts-check
/**
 * What runs inside an instance of a function: it loads the bundle once, then serves one request at a time, as SCF's
 * instances do. Plain JavaScript, so that it starts without any compiler and the function sees none.
 */
import { createRequire, Module } from 'node:module';
import { format } from 'node:util';

/** @typedef {{ id: number, event: string, context: Record<string, unknown>, identity: Record<string, string>, clockOffset: number }} Request */

const [file = '', modules = '', firstOffset = '0'] = process.argv.slice(2);
let clockOffset = Number(firstOffset);

/** @param {Record<string, unknown>} message */
function tell(message) {
  process.send?.(message);
}

/**
 * The SDK reads dozens of variables for every request, and each read of the real environment is a call into the system:
 * a copy costs nothing, and SCF gives an instance no other process to share its environment with.
 */
function copyEnvironment() {
  Object.defineProperty(process, 'env', { value: { ...process.env }, writable: true, configurable: true });
}

/** Date follows the local cloud's clock; timers, sockets and the SDK's time-outs stay real. */
function followClock() {
  const RealDate = Date;
  const realNow = Date.now.bind(Date);
  const now = () => realNow() + clockOffset;
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
    console[level] = (...args) => tell({ log: format(...args), level: level === 'log' ? 'info' : level });
  }
}

/** The stack ends where the function's own code does. @param {unknown} thrown */
function describe(thrown) {
  if (!(thrown instanceof Error)) {
    const message = typeof thrown === 'string' ? thrown : (JSON.stringify(thrown) ?? String(thrown));
    return { name: 'Error', message, stack: '' };
  }
  const lines = (thrown.stack ?? '').split('\n');
  const ours = lines.findIndex((line) => line.includes('/instance.mjs'));
  return { name: thrown.name, message: thrown.message, stack: (ours < 0 ? lines : lines.slice(0, ours)).join('\n') };
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
    tell({ id, answer: JSON.stringify(answer) ?? 'null' });
  } catch (thrown) {
    tell({ id, thrown: describe(thrown) });
  }
}

/** Says what ended the instance before it ends. */
function reportCrashes() {
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, (thrown) => process.send?.({ crashed: describe(thrown) }, () => process.exit(1)));
  }
}

// Ctrl-C reaches the whole process group, but only the local cloud decides when its instances end.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit());
followClock();
findPlatformModules();
copyEnvironment();
captureConsole();
reportCrashes();
process.setSourceMapsEnabled(true);
try {
  const { main } = createRequire(file)(file);
  if (typeof main !== 'function') throw new Error('index.main: the function exports no handler of this name');
  process.on('message', (/** @type {Request | { clockOffset: number }} */ message) => {
    clockOffset = message.clockOffset;
    if ('id' in message) void serve(main, message);
  });
  tell({ ready: true });
} catch (thrown) {
  tell({ failed: describe(thrown) });
}
