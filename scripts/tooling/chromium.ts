import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The Chromium of this machine: CHROME_PATH if it is set, else the usual names; undefined if there is none. */
export function findChromium(): string | undefined {
  const wanted = process.env['CHROME_PATH'];
  if (wanted !== undefined && wanted !== '') return isExecutable(wanted) ? wanted : undefined;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...candidates, ...ELSEWHERE].find(isExecutable);
}

/**
 * Makes sure that the browser tests have a browser with Chinese type. As root on Debian it installs both.
 * @throws saying what to install, otherwise: tests that need a browser are never skipped
 */
export function installChromiumIfMissing(): void {
  const packages = [
    ...(findChromium() === undefined ? ['chromium'] : []),
    ...(hasChineseType() ? [] : ['fonts-noto-cjk']),
  ];
  if (packages.length === 0) return;
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (isRootOnDebian && process.env['CHROME_PATH'] === undefined) {
    console.log(`Installing Debian's ${packages.join(' and ')} for the browser tests ...`);
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    ]) {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      const { status } = spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
      if (status !== 0)
        throw new Error(`apt-get ${args.join(' ')} failed; the browser tests need ${packages.join(' and ')}.`);
    }
  }
  if (findChromium() === undefined) {
    throw new Error(
      'The browser tests need Chromium or Chrome: install it (Debian and Ubuntu: apt-get install chromium fonts-noto-cjk), or set CHROME_PATH to its executable.',
    );
  }
}

/** Where fontconfig can tell; macOS and Windows bring Chinese type with them. */
function hasChineseType(): boolean {
  if (process.platform !== 'linux') return true;
  const { status, stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
