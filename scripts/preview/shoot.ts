import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildMiniprogram } from '../build/miniprogram';
import { startPreview } from './server';
import { launchChromium } from './testing/browser';

const usage = `Takes a picture of one page of the mini program.

npx tsx scripts/preview/shoot.ts --page pages/card/card --out card.png
  --openid o     whose phone (default o-nobody)     --dark         dark theme
  --scale 1.4    font size setting                  --language en  WeChat's language
  --width 375 --height 812                          --bare         no status bar (a desktop window)
  --cloud URL    local cloud to talk to             --full         the whole length of the page
  --eval JS      run in the page before the picture --wait MS      wait so long after the page is ready
  --from DIR     a built mini program (default: builds miniprogram/ into dist/miniprogram)`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      page: { type: 'string' },
      out: { type: 'string' },
      openid: { type: 'string', default: 'o-nobody' },
      dark: { type: 'boolean', default: false },
      bare: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      scale: { type: 'string', default: '1' },
      language: { type: 'string', default: 'zh_CN' },
      width: { type: 'string', default: '375' },
      height: { type: 'string', default: '812' },
      cloud: { type: 'string', default: 'http://127.0.0.1:9' },
      wait: { type: 'string', default: '400' },
      eval: { type: 'string' },
      from: { type: 'string' },
    },
  });
  if (values.page === undefined || values.out === undefined) {
    console.log(usage);
    process.exitCode = 1;
    return;
  }
  const miniprogramDir = values.from ?? path.resolve(__dirname, '../../dist/miniprogram');
  if (values.from === undefined) await buildMiniprogram({ outDir: miniprogramDir });
  const outDir = mkdtempSync(path.join(tmpdir(), 'shoot-'));
  const server = await startPreview({
    port: 0,
    host: '127.0.0.1',
    cloudUrl: values.cloud,
    miniprogramDir,
    outDir,
    people: () => Promise.resolve([]),
  });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({
      viewport: { width: Number(values.width), height: Number(values.height) },
      deviceScaleFactor: 2,
      hasTouch: true,
    });
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') console.error(message.text());
    });
    page.on('pageerror', (error) => {
      console.error(error.stack);
    });
    const query = new URLSearchParams({
      person: values.openid,
      page: values.page,
      theme: values.dark ? 'dark' : 'light',
      scale: values.scale,
      language: values.language,
      ...(values.bare && { bare: '1' }),
    });
    await page.goto(`${server.url}/phone/?${query.toString()}`);
    await page.waitForSelector('html[data-ready]', { state: 'attached', timeout: 15_000 });
    if (values.eval !== undefined) await page.evaluate(values.eval);
    await page.waitForTimeout(Number(values.wait));
    if (values.full) {
      const height = await page.evaluate(
        "document.querySelector('.wx-frame:not([hidden]) .wx-page').scrollHeight + innerHeight - document.querySelector('.wx-stack').clientHeight",
      );
      await page.setViewportSize({ width: Number(values.width), height: Number(height) });
      await page.waitForTimeout(100);
    }
    await page.screenshot({ path: values.out });
    console.log(`${values.out}: ${values.page}`);
  } finally {
    await browser.close();
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}

void main();
