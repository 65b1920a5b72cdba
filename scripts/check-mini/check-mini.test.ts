import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { filesBelow } from '../build/files';
import { checkCompiled, checkMini, type Checked } from './check-mini';

/** A mini program with nothing wrong; each test breaks one thing. */
const SOUND: Record<string, string> = {
  'project.config.json': JSON.stringify({
    appid: 'touristappid',
    compileType: 'miniprogram',
    libVersion: '3.8.0',
    miniprogramRoot: 'mini/',
    setting: { minified: true, minifyWXML: true, minifyWXSS: true },
  }),
  'mini/app.json': JSON.stringify({
    pages: ['pages/home/home'],
    subPackages: [{ root: 'more', pages: ['pages/more/more'] }],
    lazyCodeLoading: 'requiredComponents',
    sitemapLocation: 'sitemap.json',
  }),
  'mini/sitemap.json': '{"rules":[{"action":"allow","page":"*"}]}',
  'mini/app.js': 'App({});',
  'mini/said.js': 'exports.said = "hello";',
  'mini/pages/home/home.json': '{"usingComponents":{"own":"../../components/own/own"}}',
  'mini/pages/home/home.js':
    'const { said } = require("../../said");\nPage({ data: { said }, onLoad() { wx.getWindowInfo(); } });',
  'mini/pages/home/home.wxml': '<view class="a" wx:if="{{said.length > 1 && true}}">{{said}}<own /></view>',
  'mini/pages/home/home.wxss': '.a { color: red; }',
  'mini/components/own/own.json': '{"component":true}',
  'mini/components/own/own.js': 'Component({});',
  'mini/components/own/own.wxml': '<view>own</view>',
  'mini/more/pages/more/more.json': '{}',
  'mini/more/pages/more/more.js': 'Page({});',
  'mini/more/pages/more/more.wxml': '<view>more</view>',
};

type Broken = [what: string, changes: Record<string, string | undefined>, finding: RegExp];

const BROKEN_FOR_WECHAT: Broken[] = [
  [
    'a page that does not exist',
    { 'mini/pages/home/home.wxml': undefined, 'mini/pages/home/home.js': undefined },
    /pages\/home\/home/,
  ],
  [
    'a component that does not exist',
    { 'mini/pages/home/home.json': '{"usingComponents":{"own":"../../components/gone/gone"}}' },
    /gone/,
  ],
  ['JavaScript that does not parse', { 'mini/said.js': 'exports.said = ;' }, /WeChat's compiler: /],
  ['markup left open', { 'mini/pages/home/home.wxml': '<view><text>{{said}}</view>' }, /unexpected end tag/],
  ['a style sheet that does not parse', { 'mini/pages/home/home.wxss': '.a { color: red; } }} .b {' }, /home\.wxss/],
  [
    'an app.json with a subpackage that is not there',
    { 'mini/app.json': '{"pages":["pages/home/home"],"subPackages":[{"root":"gone","pages":["x/x"]}]}' },
    /subPackages/,
  ],
  [
    'lazy loading switched off',
    { 'mini/app.json': '{"pages":["pages/home/home"],"sitemapLocation":"sitemap.json"}' },
    /LAZYCODE_LOADING_OPEN/,
  ],
];

const BROKEN_BEYOND_WECHAT: Broken[] = [
  [
    'an import that does not resolve',
    { 'mini/pages/home/home.js': 'require("../../gone");\nPage({});' },
    /home\.js:1: cannot find module '..\/..\/gone'/,
  ],
  [
    'a package that is not shipped',
    { 'mini/pages/home/home.js': '\nrequire("dayjs");\nPage({});' },
    /home\.js:2: cannot find module 'dayjs'/,
  ],
  [
    'an expression that does not parse',
    { 'mini/pages/home/home.wxml': '<view>\n{{said + }}</view>' },
    /home\.wxml:\d+: /,
  ],
  [
    'an API that is newer than the base library',
    {
      'mini/pages/home/home.js': 'Page({ onLoad() { wx.getAppBaseInfo(); } });',
      'project.config.json': (SOUND['project.config.json'] ?? '').replace('3.8.0', '2.10.0'),
    },
    /wx\.getAppBaseInfo needs base library 2\.20\.1; the project has 2\.10\.0/,
  ],
  [
    'an API that does not exist',
    { 'mini/pages/home/home.js': 'Page({ onLoad() { wx.getRich(); } });' },
    /wx\.getRich is no API/,
  ],
  [
    'a main package over the budget',
    { 'mini/said.js': `exports.said = ${JSON.stringify(noise())};` },
    /main package: \d+ KB, over the budget of 1024 KB/,
  ],
  [
    'a subpackage over the budget',
    { 'mini/more/pages/more/more.js': `Page({ data: { text: ${JSON.stringify(noise())} } });` },
    /subpackage more: \d+ KB, over the budget/,
  ],
];

describe('check:mini', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vip-card-mini-'));
  const found = new Map<string, string[]>();

  beforeAll(async () => {
    const samples: Broken[] = [['nothing', {}, /never/], ...BROKEN_FOR_WECHAT];
    // All in one process: the compiler takes seconds to start.
    const checked = await checkMini(samples.map(([what, changes]) => write(path.join(folder, what), changes)));
    samples.forEach(([what], index) => found.set(what, sentences(checked[index])));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('finds nothing in a sound mini program', () => {
    expect(found.get('nothing')).toEqual([]);
  });

  test.each(BROKEN_FOR_WECHAT)("rejects %s, by WeChat's own compiler", (what, _changes, finding) => {
    expect(found.get(what)).toContainEqual(expect.stringMatching(finding));
  });

  test.each(BROKEN_BEYOND_WECHAT)('rejects %s, which WeChat would not', async (what, changes, finding) => {
    const project = write(path.join(folder, what), changes);
    const sizes = Object.fromEntries(
      (await filesBelow(path.join(project, 'mini'))).map((file) => [
        file,
        statSync(path.join(project, 'mini', file)).size,
      ]),
    );
    expect(sentences(await checkCompiled(project, { sizes, errors: [], quality: [] }))).toEqual([
      expect.stringMatching(finding),
    ]);
  });
});

function sentences(checked: Checked | undefined): string[] {
  return checked?.findings.map(({ where, what }) => `${where}: ${what}`) ?? [];
}

function write(folder: string, changes: Record<string, string | undefined>): string {
  for (const [file, content] of Object.entries({ ...SOUND, ...changes })) {
    if (content === undefined) continue;
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
  return folder;
}

function noise(): string {
  return Array.from({ length: 120_000 }, (_, index) => index.toString(36).padStart(10, '0')).join('');
}
