import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './tooling/chromium';

/**
 * Draws the tab bar's icons: WeChat takes PNG only, at most 40 KB each. Run it after changing a glyph or a colour, and
 * commit what it writes to miniprogram/assets/tabs.
 */

const outDir = path.join(__dirname, '../miniprogram/assets/tabs');
const side = 81;

/** Line glyphs on a grid of 24, in the hand of miniprogram/icons.wxss: each has one line of stitches. */
const glyphs = {
  card: '<rect x="3" y="5.5" width="18" height="13" rx="2"/><path d="M6 15h5" stroke-dasharray="1.6 1.8"/>',
  points: '<circle cx="12" cy="12" r="8.5"/><circle cx="12" cy="12" r="5.2" stroke-dasharray="1.6 1.67"/>',
  profile: '<circle cx="12" cy="8.5" r="3.6"/><path d="M4.8 19.5c.8-3.6 3.6-5.4 7.2-5.4s6.4 1.8 7.2 5.4"/>',
};

/** The tab texts' colours in theme.json. */
const inks = { '': '#6f6860', '-on': '#1f1d1b', '-dark': '#a9a197', '-dark-on': '#f3efe8' };

async function drawTabIcons(): Promise<void> {
  await mkdir(outDir, { recursive: true });
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('Install Chromium, or set CHROME_PATH.');
  const browser = await chromium.launch({ executablePath });
  try {
    const page = await browser.newPage({ viewport: { width: side, height: side } });
    for (const [name, glyph] of Object.entries(glyphs)) {
      for (const [variant, ink] of Object.entries(inks)) {
        await page.setContent(
          `<style>* { margin: 0 }</style><svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 24 24"
            fill="none" stroke="${ink}" stroke-width="1.4" stroke-linejoin="round" stroke-linecap="round">${glyph}</svg>`,
        );
        await writeFile(path.join(outDir, `${name}${variant}.png`), await page.screenshot({ omitBackground: true }));
      }
    }
  } finally {
    await browser.close();
  }
}

void drawTabIcons().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
