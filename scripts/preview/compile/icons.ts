import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Root } from 'postcss';

const GLYPH = /^\.t-icon-([\w-]+)::?before$/;

/**
 * TDesign's icon font lives on a CDN. Its glyphs become masks of the same drawings from tdesign-icons-svg, so that icons
 * show without the internet; each glyph's rule keeps only the picture's address.
 */
export function swapIconFont(sheet: Root, publicPath: string): void {
  sheet.walkAtRules('font-face', (rule) => {
    rule.remove();
  });
  sheet.walkRules((rule) => {
    const name = GLYPH.exec(rule.selector)?.[1];
    if (name === undefined) return;
    rule.removeAll();
    rule.append({ prop: '--icon', value: `url(${publicPath}icons/${name}.svg)` });
  });
  sheet.append(
    ".t-icon[class*='t-icon-']:before,.t-icon-base[class*='t-icon-']:before{content:'';display:inline-block;width:1em;height:1em;" +
      'background:currentColor;-webkit-mask:var(--icon) center/contain no-repeat;mask:var(--icon) center/contain no-repeat}',
  );
}

/** Writes the drawings once; their `view-box` attribute must be spelt as browsers read it. */
export function writeIcons(outDir: string): void {
  const target = path.join(outDir, 'icons');
  if (existsSync(target)) return;
  const drawings = path.join(path.dirname(require.resolve('tdesign-icons-svg/package.json')), 'src');
  mkdirSync(target, { recursive: true });
  for (const file of readdirSync(drawings)) {
    const svg = readFileSync(path.join(drawings, file), 'utf8').replace('view-box=', 'viewBox=');
    writeFileSync(path.join(target, file), svg);
  }
}
