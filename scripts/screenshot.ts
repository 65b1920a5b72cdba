import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './build/files';
import { launchChromium } from './preview/testing/browser';

const OUT = path.join(root, '.github/three-phones.jpg');

/** `node scripts/run.mjs --dev screenshot`: the README's picture of the three phones, from a fresh demo chain. */
async function main(): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), 'vip-card-screenshot-'));
  const start = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(root, 'scripts/start.ts'), '--port', '0', '--no-open', '--data', data],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  try {
    const url = await new Promise<string>((resolve, reject) => {
      start.stdout.on('data', (chunk: Buffer) => {
        const ready = /^Ready: (\S+)$/m.exec(chunk.toString())?.[1];
        if (ready !== undefined) resolve(ready);
      });
      start.once('exit', () => {
        reject(new Error('npm start did not get ready.'));
      });
    });
    await shoot(url);
    console.log(OUT);
  } finally {
    start.kill('SIGTERM');
    rmSync(data, { recursive: true, force: true });
  }
}

async function shoot(url: string): Promise<void> {
  const browser = await launchChromium();
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  await page.goto(url);
  // Whoever is on the phones, their pages have come up when the figures of headquarters have.
  await page.frameLocator('[data-slot=marketer] iframe').getByText('回头客').first().waitFor();
  mkdirSync(path.dirname(OUT), { recursive: true });
  await page.screenshot({ path: OUT, type: 'jpeg', quality: 72 });
  await browser.close();
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
