// @ts-check
/**
 * The way into every command, in plain JavaScript because it runs before anything is installed:
 * `node scripts/run.mjs [--dev] NAME [OPTIONS]` checks Node, installs the locked dependencies if they are missing
 * (`--dev` with what tests need), and runs `scripts/NAME.ts`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
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
 * A stamp beside the packages says which lock file they were installed from, and how far: `npm ci` alone cannot tell
 * us, and a lock that changed with a `git pull` must not be ignored.
 * @param {boolean} dev
 */
function installIfMissing(dev) {
  const stamp = join(root, 'node_modules', '.vip-card-installed');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (installed === `${lock} dev` || (!dev && installed === lock)) return;
  console.log(`Installing the locked dependencies${dev ? ', with what the tests need' : ''} ...`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const flags = [
    'ci',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...(dev ? [] : ['--omit=dev']),
  ];
  const outcome = spawnSync(npm, flags, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (outcome.error) stop(`npm could not be started (${outcome.error.message}).`);
  if (outcome.status !== 0)
    stop('The dependencies could not be installed; npm says why above. Nothing else was changed.');
  writeFileSync(stamp, dev ? `${lock} dev` : lock);
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
