/** Before any test: what `npm run build` makes, because tests run the built functions and the shipped mini program. */
const { spawnSync } = require('node:child_process');
const path = require('node:path');

module.exports = () => {
  // Neither the cloud's zone nor the stores': what reads the machine's local time by mistake is found out.
  process.env.TZ = 'America/St_Johns';
  const root = path.resolve(__dirname, '../..');
  for (const script of ['scripts/build.ts', 'scripts/tooling/simulated-build.ts']) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', path.join(root, script)], {
      cwd: root,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`The build failed, so no test ran.\n${stdout}${stderr}`);
  }
};
