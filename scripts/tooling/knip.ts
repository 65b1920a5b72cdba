import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { KnipConfig } from 'knip';

const root = path.resolve(__dirname, '../..');

/** Pages are named by app.json and components by the JSON beside those that use them: nothing imports them. */
function miniProgramEntries(): string[] {
  const app = readJson('app') as { pages: string[]; subpackages: { root: string; pages: string[] }[] };
  const found = new Set<string>();
  const queue = [
    ...app.pages,
    ...app.subpackages.flatMap(({ root: folder, pages }) => pages.map((page) => `${folder}/${page}`)),
  ];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const { usingComponents = {} } = readJson(file) as { usingComponents?: Record<string, string> };
    const folder = path.posix.dirname(file);
    for (const target of Object.values(usingComponents)) {
      if (target.startsWith('/')) queue.push(target.slice(1));
      else if (target.startsWith('.')) queue.push(path.posix.join(folder, target));
    }
  }
  return [...found].map((file) => `miniprogram/${file}.ts`);
}

function readJson(file: string): unknown {
  const json = path.join(root, 'miniprogram', `${file}.json`);
  return existsSync(json) ? (JSON.parse(readFileSync(json, 'utf8')) as unknown) : {};
}

const config: KnipConfig = {
  entry: [
    'scripts/*.ts',
    'scripts/preview/{runtime,shell}/main.ts',
    'scripts/preview/supported.ts',
    'scripts/preview/shoot.ts',
    'scripts/preview/runtime/testing/plain-phone.ts',
    'scripts/check-mini/wechat-compiler-process.mjs',
    'scripts/local-cloud/functions/instance.mjs',
    'scripts/local-cloud/store/testing/data-plane-main.ts',
    'scripts/tooling/*.{cjs,mjs,ts}',
    'scripts/**/*.test.ts',
    'cloudfunctions/*/index.ts',
    'cloudfunctions/shared/core/points-rules/pos.ts', // dist/pos is made of it
    'cloudfunctions/**/*.test.ts',
    'miniprogram/app.ts',
    ...miniProgramEntries(),
    'miniprogram/**/*.test.ts',
  ],
  project: ['scripts/**/*.{ts,mjs,cjs}', 'cloudfunctions/**/*.ts', 'miniprogram/**/*.ts'],
  ignoreDependencies: [
    'tdesign-miniprogram', // named by usingComponents
    'jest-environment-jsdom', // named by the jest configuration
    'miniprogram-ci', // required by a process of its own
    'tsx', // named by commands: node --import tsx
  ],
  ignoreBinaries: ['apt-get', 'fc-list'],
};

export default config;
