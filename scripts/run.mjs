// @ts-check
/**
 * The way into every command, in plain JavaScript because it runs before anything is installed:
 * `node scripts/run.mjs [--dev] NAME [OPTIONS]` checks Node, installs the locked dependencies if they are missing
 * (`--dev` with what tests need), and runs `scripts/NAME.ts`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const OLDEST_NODE = [20, 11];

/** @param {string} sentence @returns {never} */
function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  stop(
    `vip-card needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org.`,
  );
}

/**
 * Whether node_modules holds what the lock asks for: npm keeps its own record of what it installed there. A lock that
 * changed with a `git pull` is noticed, and packages that were installed for development stay.
 * @param {boolean} dev
 */
function isInstalled(dev) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = packagesIn(record);
  return Object.entries(packagesIn(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    const needed =
      path !== '' && wanted.optional !== true && (dev || (wanted.dev !== true && wanted.devOptional !== true));
    return !needed || installed[path]?.version === wanted.version;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string; dev?: boolean; optional?: boolean; devOptional?: boolean }>}
 */
function packagesIn(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** @param {boolean} dev */
function installIfMissing(dev) {
  if (isInstalled(dev)) return;
  console.log(`Installing the locked dependencies${dev ? ', with what the tests need' : ''} ...`);
  const windows = process.platform === 'win32';
  const flags = [
    'ci',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...(dev ? [] : ['--omit=dev']),
  ];
  const outcome = spawnSync(windows ? 'npm.cmd' : 'npm', flags, { cwd: root, stdio: 'inherit', shell: windows });
  if (outcome.error) stop(`npm could not be started (${outcome.error.message}).`);
  if (outcome.status !== 0)
    stop('The dependencies could not be installed; npm says why above. Nothing else was changed.');
}

const args = process.argv.slice(2);
const dev = args[0] === '--dev';
const [name = '', ...options] = dev ? args.slice(1) : args;

checkNode();
installIfMissing(dev);
const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'scripts', `${name}.ts`), ...options], {
  stdio: 'inherit',
  env: { ...process.env, TSX_TSCONFIG_PATH: join(root, 'scripts', 'tsconfig.json') },
});
// Ctrl-C reaches the whole process group: the command itself decides how to end, and its exit status is ours.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
