// @ts-check
/**
 * What compiles with WeChat's own compiler, in a process that wechat-compiler.ts starts. Plain JavaScript, because a
 * process that understands TypeScript would look at each of the compiler's thousands of files again.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** @typedef {import('./wechat-compiler').Compiled} Compiled */

/**
 * What WeChat's servers tell miniprogram-ci about an app before it compiles; handing it over instead lets the compiler
 * run without a network, an account or a key.
 */
const ATTRIBUTES = {
  platform: false,
  appType: 0,
  isSandbox: false,
  released: false,
  setting: {
    MaxCodeSize: 2,
    MaxSubpackageSubCodeSize: 2,
    MaxSubpackageFullCodeSize: 12,
    NavigateMiniprogramLimit: 10,
    MaxSubPackageLimit: 100,
    MinTabbarCount: 2,
    MaxTabbarCount: 5,
    MaxCustomTabbarCount: 10,
    MaxTabbarIconSize: 40,
  },
};

/**
 * A switch of the compiler's own (its utils/debug.js reads it where WeChat's DevTools keep theirs): it works in this
 * process, in place of one more for each project that loads all of the compiler again.
 */
const SWITCHES = { getItem: (/** @type {string} */ name) => (name === 'compilerInMainProcess' ? 'yes' : null) };
Object.assign(globalThis, { localStorage: SWITCHES });

/**
 * The part of miniprogram-ci that is used here; its own typings pull WeChat's globals into a Node program.
 * @typedef {{ attr: () => Promise<typeof ATTRIBUTES>, attrSync: () => typeof ATTRIBUTES }} WechatProject
 * @type {{
 *   Project: new (options: Record<string, unknown>) => WechatProject,
 *   getCompiledResult(options: {
 *     project: WechatProject,
 *     setting: Record<string, boolean>,
 *   }): Promise<Record<string, string | Buffer>>,
 *   checkCodeQuality(
 *     project: WechatProject,
 *   ): Promise<{ name: string, success: boolean, text: string, detail?: unknown }[]>,
 * }}
 */
const wechat = createRequire(import.meta.url)('miniprogram-ci');

/** @param {string} projectFolder @returns {Promise<Compiled>} */
async function compile(projectFolder) {
  const folder = mkdtempSync(path.join(tmpdir(), 'vip-card-'));
  const privateKeyPath = path.join(folder, 'unused.key');
  writeFileSync(privateKeyPath, 'no upload, no key');
  try {
    const project = new wechat.Project({
      appid: 'touristappid',
      type: 'miniProgram',
      projectPath: projectFolder,
      privateKeyPath,
      ignores: [],
    });
    project.attr = () => Promise.resolve(ATTRIBUTES);
    project.attrSync = () => ATTRIBUTES;
    const files = await wechat.getCompiledResult({
      project,
      setting: { es6: false, minify: true, minifyWXML: true, minifyWXSS: true },
    });
    const sizes = Object.fromEntries(
      Object.entries(files).map(([file, content]) => [file, Buffer.byteLength(content)]),
    );
    const quality = await wechat.checkCodeQuality(project);
    return {
      sizes,
      errors: [],
      quality: quality
        .filter((check) => !check.success)
        .map((check) => `${check.name}: ${check.text} ${JSON.stringify(check.detail ?? '')}`),
    };
  } catch (error) {
    return { sizes: {}, errors: [error instanceof Error ? error.message : JSON.stringify(error)], quality: [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @type {Compiled[]} */
const compiled = [];
for (const folder of process.argv.slice(2)) compiled.push(await compile(folder));
// The compiler leaves handles open, so the process has to be ended.
process.send?.(compiled, () => process.exit(0));
