import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { QRCodeDecoderErrorCorrectionLevel, QRCodeEncoder } from '@zxing/library';
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core';
import { code128 } from '../../../miniprogram/components/bar-code/code-128';
import { startTestCloud, type TestCloud } from '../../local-cloud/testing/test-cloud';
import type { Hint } from '../hint';
import type { Person } from '../person';
import { startPreview } from '../server';
import { launchChromium } from './browser';
import { write, writeSmallProgram } from './small-program';

/** The small program in the real shell, on a real local cloud with one function, in a real browser. */
export interface TestPreview {
  url: string;
  miniprogramDir: string;
  cloud: TestCloud;
  browser: Browser;
  /** Opens the shell in a browser profile of its own and waits for the three phones. */
  open(search?: string, options?: BrowserContextOptions): Promise<Page>;
  stop(): Promise<void>;
}

const people: Person[] = [
  { openid: 'o-lin', name: '林知夏', role: 'shopper', caption: '静安店 · 金卡' },
  { openid: 'o-gu', name: '顾清和', role: 'shopper', caption: '静安店 · 银卡' },
  { openid: 'o-zhou', name: '周沐', role: 'clerk', caption: '静安店', page: 'pages/card/card?desk=1' },
  { openid: 'o-he', name: '何敏', role: 'hq', caption: '总部' },
];

const hints: Hint[] = [
  { phone: 'shopper', zh: '点卡片翻到会员码', en: 'Turn the card' },
  { phone: 'clerk', zh: '扫会员码', en: 'Scan the code' },
];

export const memberCode = '80261148437021';

/** Tells who called, as CloudBase tells a function; `boom` throws. */
const echoFunction = `
exports.main = async (event) => {
  if (event.boom) throw new Error('the function is broken');
  return { event, openid: process.env.WX_OPENID ?? null };
};`;

export async function startTestPreview(): Promise<TestPreview> {
  const functionsDir = await mkdtemp(path.join(tmpdir(), 'vip-card-functions-'));
  await write(functionsDir, 'echo/index.js', echoFunction);
  const qr = QRCodeEncoder.encode('member:80261148', QRCodeDecoderErrorCorrectionLevel.M).getMatrix();
  const rows = Array.from({ length: qr.getHeight() }, (_, y) =>
    Array.from({ length: qr.getWidth() }, (_unused, x) => qr.get(x, y) === 1),
  );
  const [cloud, miniprogramDir, browser] = await Promise.all([
    startTestCloud({ functionsDir }),
    writeSmallProgram({ qr: rows, bars: code128(memberCode) }),
    launchChromium(),
  ]);
  const preview = await startPreview({
    port: 0,
    host: '127.0.0.1',
    cloudUrl: cloud.url,
    miniprogramDir,
    people: () => Promise.resolve(people),
    hints,
  });
  return {
    url: preview.url,
    miniprogramDir,
    cloud,
    browser,
    open: async (search = '', options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(8000);
      await page.goto(`${preview.url}/${search}`);
      await Promise.all(['shopper', 'clerk', 'marketer'].map((slot) => phoneReady(page, slot)));
      return page;
    },
    stop: async () => {
      await Promise.all([browser.close(), preview.close(), cloud.stop()]);
      await rm(path.dirname(miniprogramDir), { recursive: true, force: true });
      await rm(functionsDir, { recursive: true, force: true });
    },
  };
}

/** The page inside one phone, once the mini program in it is ready. */
export async function phoneReady(page: Page, slot: string): Promise<Frame> {
  const handle = await page.waitForSelector(`section[data-slot="${slot}"] iframe`);
  const frame = await handle.contentFrame();
  if (!frame) throw new Error(`The phone ${slot} has no page`);
  await frame.waitForSelector('html[data-ready="true"]', { state: 'attached' });
  return frame;
}
