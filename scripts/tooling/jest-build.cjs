const { build } = require('esbuild');
const { spawnSync } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync, statfsSync } = require('node:fs');
const path = require('node:path');

/** Bytes: several times what all tests together keep at a time. */
const ROOM = 2 ** 30;

/** Before any test: what `npm run build` makes, because tests run the built functions and the shipped mini program. */
module.exports = async () => {
  // Neither the cloud's zone nor the stores': what reads the machine's local time by mistake is found out.
  process.env.TZ = 'America/St_Johns';
  const root = path.resolve(__dirname, '../..');
  for (const script of ['build', 'tooling/simulated-build', 'tooling/test-functions']) {
    const file = path.join(root, `scripts/${script}.ts`);
    const ran = spawnSync(process.execPath, ['--import', 'tsx', file], { cwd: root, encoding: 'utf8' });
    if (ran.status !== 0) throw new Error(`The build failed, so no test ran.\n${ran.stdout}${ran.stderr}`);
  }
  await bundleCloud(root);
  keepDataInMemory();
};

/**
 * A cloud answers when the write is on its disk, and tests wait for thousands of writes, some milliseconds each. Where the
 * system has a folder in memory with room to spare, their data lies there: it outlives a killed process just as well.
 */
function keepDataInMemory() {
  const memory = '/dev/shm';
  try {
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize < ROOM) return;
    const folder = mkdtempSync(path.join(memory, 'vip-card-tests-'));
    process.env.TMPDIR = folder;
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  } catch {
    // There is none, or it is not ours to write: the system's temporary folder will do.
  }
}

/**
 * The local cloud as one file of JavaScript, packages too except for what is native: tests start dozens, and each would
 * find, read and compile its hundreds of files again.
 */
function bundleCloud(root) {
  return build({
    entryPoints: [path.join(root, 'scripts/cloud.ts')],
    outfile: path.join(root, '.cache/test-cloud.cjs'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['lmdb'],
    sourcemap: 'linked',
    plugins: [keepFolders],
    logLevel: 'silent',
  });
}

/** Each file finds what stands beside it, as it does unbundled. */
const keepFolders = {
  name: 'keep-folders',
  setup(bundle) {
    bundle.onLoad({ filter: /\.ts$/ }, ({ path: file }) => ({
      contents: `const __dirname = ${JSON.stringify(path.dirname(file))}; ${readFileSync(file, 'utf8')}`,
      loader: 'ts',
    }));
  },
};
