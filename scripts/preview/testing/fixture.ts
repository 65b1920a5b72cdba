import { build } from 'esbuild';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { filesBelow } from '../../build/files';
import { tdesignFiles } from '../../build/tdesign';
import { compilePreview } from '../compile/compile';
import type { Problem } from '../problem';
import { launchChromium } from './browser';
import { serveFolder } from './static-server';

const source = path.resolve(__dirname, '../fixture');

export interface Fixture {
  /** What the compiler found wrong. */
  problems: Problem[];
  compileMs: number;
  /** Opens a phone of its own at this page. */
  open: (page: string, options?: { search?: string; width?: number; height?: number }) => Promise<Page>;
  close: () => Promise<void>;
}

/** The fixture mini program as a built one, compiled and served with a plain phone, in a browser. */
export async function startFixture(change: (folder: string) => void = () => undefined): Promise<Fixture> {
  const folder = mkdtempSync(path.join(tmpdir(), 'preview-fixture-'));
  const built = path.join(folder, 'built');
  await buildFixture(built);
  change(built);
  const site = path.join(folder, 'site');
  const began = performance.now();
  const { problems } = await compilePreview({ miniprogramDir: built, outDir: path.join(site, 'mini') });
  const compileMs = performance.now() - began;
  await bundlePhone(site);
  const server = await serveFolder(site);
  const browser = await launchChromium();
  const context = await browser.newContext({ deviceScaleFactor: 2, hasTouch: true });
  // One page for all phones of a test file: opening pages costs more than loading them.
  const page = await context.newPage();
  return {
    problems,
    compileMs,
    open: async (path, { search = '', width = 375, height = 812 } = {}) => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(`${server.url}/index.html?page=${encodeURIComponent(path)}${search}`);
      await page.waitForSelector('html[data-ready]', { state: 'attached', timeout: 15_000 });
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function buildFixture(target: string): Promise<void> {
  cpSync(source, target, { recursive: true });
  const jsons = (await filesBelow(source)).filter((file) => file.endsWith('.json'));
  const texts = jsons.map((file) => readFileSync(path.join(source, file), 'utf8'));
  for (const [file, content] of await tdesignFiles(texts)) {
    const to = path.join(target, 'miniprogram_npm/tdesign-miniprogram', file);
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, content);
  }
}

async function bundlePhone(site: string): Promise<void> {
  await build({
    entryPoints: [path.resolve(__dirname, '../runtime/testing/plain-phone.ts')],
    outfile: path.join(site, 'phone.js'),
    bundle: true,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  writeFileSync(
    path.join(site, 'index.html'),
    '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,"><body><script src="/mini/app.js"></script><script src="/phone.js"></script>',
  );
}
