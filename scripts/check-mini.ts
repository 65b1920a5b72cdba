import path from 'node:path';
import { root } from './build/files';
import { buildMiniprogram } from './build/miniprogram';
import { checkMini } from './check-mini/check-mini';

/** `npm run check:mini`: builds the mini program and checks it as WeChat would, and further. */
async function main(): Promise<void> {
  await buildMiniprogram({ outDir: path.join(root, 'dist/miniprogram') });
  const checked = await checkMini([root]);
  const findings = checked.flatMap((each) => each.findings);
  const packages = checked.flatMap((each) => [...each.packages]);
  for (const { where, what } of findings) console.error(`${where}: ${what}`);
  for (const [name, size] of packages)
    console.log(`${name === '' ? 'main package' : `subpackage ${name}`}: ${Math.ceil(size / 1024)} KB`);
  console.log(findings.length === 0 ? 'check:mini: 0 errors' : `check:mini: ${findings.length} errors`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
