import { transformSync } from 'esbuild';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { startFixture, type Fixture } from './fixture';
import { middleOf, swipe } from './gestures';
import { log, problems, style, tap, text, until, untilLogged, untilText } from './phone-page';

let fixture: Fixture;

beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(async () => {
  await fixture.close();
});

const phoneOn = (page: string, options?: Parameters<Fixture['open']>[1]): Promise<Page> => fixture.open(page, options);
const pageStack = (page: Page): Promise<string[]> =>
  page.evaluate('window.phone.currentPages().map((each) => each.route)');

describe('the page stack', () => {
  it('launches the app, then loads, shows and readies the first page', async () => {
    const page = await phoneOn('pages/stack/stack?a=1&b=x%20y');
    expect((await log(page)).filter((line) => !line.startsWith('card'))).toEqual([
      'app.onLaunch pages/stack/stack',
      'app.onShow 1001',
      'stack.onLoad {"a":"1","b":"x y"}',
      'stack.onShow',
      'stack.onReady',
    ]);
    expect(await text(page, '#route')).toBe('pages/stack/stack {"a":"1","b":"x y"}');
  });

  it('goes to a subpackage page and back, with an event channel between both', async () => {
    const page = await phoneOn('pages/stack/stack');
    await tap(page, '#open');
    await untilLogged(page, 'inside.onReady');
    await untilLogged(page, 'answer 2');
    const lines = (await log(page))
      .slice((await log(page)).indexOf('stack.onHide'))
      .filter((line) => !line.startsWith('card'));
    expect(lines.slice(0, 3)).toEqual(['stack.onHide', 'inside.onLoad {"x":"1","name":"%E9%87%8C"}', 'inside.onShow']);
    expect(lines).toContain('question 1');
    expect(await text(page, '#props')).toBe('x=1 name=里');
    await page.locator('.wx-bar-back').tap();
    await until(
      () => pageStack(page),
      (stack) => stack.length === 1,
    );
    expect((await log(page)).slice(-3)).toEqual(['inside.onUnload', 'stack.onShow', 'card.show']);
  });

  it('shows each page’s own bar, and what the page makes of it', async () => {
    const page = await phoneOn('pages/stack/stack');
    await tap(page, '#open');
    await untilText(page, '#props', /x=1/);
    const bar = page.locator('.wx-navigation-bar');
    expect(await bar.textContent()).toBe('分包页');
    expect(await bar.getAttribute('style')).toContain('background: rgb(18, 52, 86)');
    await tap(page, '#title');
    await until(
      () => bar.textContent(),
      (title) => title === '改过',
    );
    await page.locator('.wx-bar-back').tap();
    await until(
      () => bar.textContent(),
      (title) => title === '夹具',
    );
  });

  it.each([
    ['#to-tab', 'navigateTo:fail can not navigateTo a tabbar page'],
    ['#to-none', 'navigateTo:fail page "pages/none/none" is not found'],
    ['#switch-none', 'switchTab:fail can not switch to no-tabBar page'],
    ['#redirect-tab', 'redirectTo:fail can not redirectTo a tabbar page'],
    ['#back', 'navigateBack:fail cannot navigate back at first page.'],
  ])('refuses %s in WeChat’s words', async (button, message) => {
    const page = await phoneOn('pages/stack/stack');
    await tap(page, button);
    await untilLogged(page, message);
  });

  it('opens at most ten pages', async () => {
    const page = await phoneOn('pages/stack/stack');
    const answers: string[] = await page.evaluate(`(async () => {
      const answers = [];
      for (let n = 0; n < 11; n += 1) answers.push(await window.phone.navigateTo({ url: '/pages/fields/fields' }).then(() => 'ok', (error) => error.errMsg));
      return answers;
    })()`);
    expect(answers.slice(8)).toEqual([
      'ok',
      'navigateTo:fail webview count limit exceed',
      'navigateTo:fail webview count limit exceed',
    ]);
  });

  it('keeps tab pages alive, closes what lies on them, and reports the tapped tab', async () => {
    const page = await phoneOn('pages/stack/stack');
    await tap(page, '#open');
    await untilText(page, '#props', /x=1/);
    await page.evaluate("window.phone.switchTab({ url: '/pages/scroll/scroll' })");
    expect(await pageStack(page)).toEqual(['pages/scroll/scroll']);
    expect(await log(page)).not.toContain('stack.onUnload');
    await page.locator('.wx-tab').first().tap();
    await untilLogged(page, 'stack.onTabItemTap 页栈0');
    expect((await log(page)).filter((line) => line.startsWith('stack.onLoad'))).toHaveLength(1);
    await page.evaluate("window.phone.reLaunch({ url: '/pages/fields/fields' })");
    expect(await log(page)).toContain('stack.onUnload');
    expect(await pageStack(page)).toEqual(['pages/fields/fields']);
  });

  it('hides a page’s sheet with the page', async () => {
    const page = await phoneOn('pages/stack/stack');
    expect(await style(page, '#route', 'color')).toBe('rgb(13, 14, 15)');
    await tap(page, '#open');
    await untilText(page, '#props', /x=1/);
    expect(await style(page, '#leak', 'color')).toBe('rgb(0, 0, 0)');
  });

  it('follows a navigator', async () => {
    const page = await phoneOn('pages/stack/stack');
    await tap(page, '#nav');
    await untilText(page, '#query', /^{"via":"navigator"}$/);
  });

  it('asks the page for its card when it is shared, by button or by menu', async () => {
    const page = await phoneOn('pages/stack/stack');
    await tap(page, '#share');
    await page.locator('.wx-capsule-menu').tap();
    const shared = await until(
      () => page.evaluate<unknown[]>('window.shared'),
      (cards) => cards.length === 2,
    );
    expect(shared).toEqual([
      { from: 'button', title: '分享 button 卡', path: '/pages/stack/stack?shared=1' },
      { from: 'menu', title: '分享 menu', path: '/pages/stack/stack?shared=1' },
    ]);
  });

  it('opens the first page and tells the app when the entry page does not exist', async () => {
    const page = await phoneOn('pages/gone/gone');
    expect(await log(page)).toContain('app.onPageNotFound pages/gone/gone');
    expect(await pageStack(page)).toEqual(['pages/stack/stack']);
  });

  it('hides and shows the app with its top page, and enters by a notification', async () => {
    const page = await phoneOn('pages/stack/stack');
    await page.evaluate('window.phone.hide()');
    await page.evaluate('window.phone.show()');
    expect((await log(page)).filter((line) => /^(app|stack|card)\./.test(line)).slice(-6)).toEqual([
      'stack.onHide',
      'card.hide',
      'app.onHide',
      'app.onShow 1001',
      'stack.onShow',
      'card.show',
    ]);
    await page.evaluate('window.phone.hide()');
    await page.evaluate("window.phone.show({ path: 'extra/pages/inside/inside', query: { x: '9' }, scene: 1107 })");
    await untilText(page, '#props', /x=9/);
    expect(await log(page)).toContain('app.onShow 1107');
  });
});

describe('a page', () => {
  it('is pulled down by a finger to refresh, and goes back when told', async () => {
    const page = await phoneOn('pages/scroll/scroll');
    const { x } = await middleOf(page, '#bar');
    await swipe(page, { x, y: 60 }, { x, y: 260 });
    await untilLogged(page, 'onPullDownRefresh');
    await until(
      () => style(page, '.wx-page', 'transform'),
      (transform) => transform === 'none',
    );
  });

  it('is pulled down by wx.startPullDownRefresh', async () => {
    const page = await phoneOn('pages/scroll/scroll');
    await page.evaluate('window.phone.startPullDownRefresh()');
    await untilLogged(page, 'onPullDownRefresh');
  });

  it('reports scrolling and its end, once', async () => {
    const page = await phoneOn('pages/scroll/scroll');
    await tap(page, '#page-to');
    await untilLogged(page, 'onReachBottom');
    expect((await log(page)).filter((line) => line === 'onReachBottom')).toHaveLength(1);
    expect(await page.evaluate('window.phone.currentPages()[0].scrolled')).toBeGreaterThan(500);
  });

  it('has vh, fixed positions and safe areas of its own, between the bars', async () => {
    const page = await phoneOn('pages/scroll/scroll');
    const info = await page.evaluate<{ windowHeight: number; screenHeight: number }>('window.phone.windowInfo()');
    expect(info.windowHeight).toBe(812 - 50 - 34);
    expect(parseFloat(await style(page, '.tall', 'height'))).toBeCloseTo(info.windowHeight / 2, 1);
    const fixed = await page.locator('#fixed').boundingBox();
    expect(fixed && Math.round(fixed.y + fixed.height)).toBe(info.windowHeight);
    expect(await style(page, '#bar', 'padding-top')).toBe('44px');
  });

  it.each([
    [375, 0.5],
    [300, 0.4],
    [1280, 0.8],
  ])('counts rpx from a width of %i px, but not beyond 600', async (width, rpx) => {
    const page = await phoneOn('pages/tricks/tricks', { width });
    expect(parseFloat(await style(page, '#box', 'width'))).toBeCloseTo(200 * rpx, 2);
    expect(await page.evaluate('window.phone.rpxToPx(100)')).toBeCloseTo(100 * rpx, 5);
  });
});

describe('the theme', () => {
  it('is the phone’s: theme.json in bars, media queries in sheets, the app is told', async () => {
    const page = await phoneOn('pages/tricks/tricks');
    const barColor = (): Promise<string> =>
      page.evaluate("document.querySelector('.wx-navigation-bar').style.backgroundColor");
    expect(await barColor()).toBe('rgb(255, 255, 255)');
    expect(await style(page, '#theme', 'background-color')).toBe('rgba(0, 0, 0, 0)');
    await page.evaluate("window.phone.setTheme('dark')");
    expect(await barColor()).toBe('rgb(31, 29, 27)');
    expect(await style(page, '#theme', 'background-color')).toBe('rgb(21, 20, 18)');
    expect(await style(page, '#theme', 'color')).toBe('rgb(4, 5, 6)');
    expect(await style(page, '#env', 'color')).toBe('rgb(243, 239, 232)');
    expect(await log(page)).toContain('app.onThemeChange dark');
  });

  it('does not follow the browser', async () => {
    const page = await phoneOn('pages/tricks/tricks');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await style(page, '#theme', 'background-color')).toBe('rgba(0, 0, 0, 0)');
  });
});

describe('the tab bar', () => {
  it('takes texts, badges and dots', async () => {
    const page = await phoneOn('pages/stack/stack');
    await page.evaluate("window.phone.setTabBarItem({ index: 1, text: '新' })");
    await page.evaluate("window.phone.setTabBarBadge({ index: 0, text: '3' })");
    await page.evaluate('window.phone.showTabBarRedDot({ index: 1 })');
    expect(await page.locator('.wx-tab').allTextContents()).toEqual(['页栈3', '新']);
    expect(await page.locator('.wx-tab-dot').count()).toBe(1);
    await page.evaluate('window.phone.removeTabBarBadge({ index: 0 })');
    await page.evaluate('window.phone.hideTabBar()');
    expect(await page.locator('.wx-tab-bar').isVisible()).toBe(false);
  });
});

describe('what goes wrong', () => {
  it('is reported at compile time with file and line', () => {
    expect(fixture.problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'config',
          file: 'pages/broken/broken.json',
          message: expect.stringContaining('<nothing>') as string,
        }),
        expect.objectContaining({ kind: 'template', severity: 'error', file: 'pages/broken/broken.wxml', line: 1 }),
      ]),
    );
  });

  it('is reported at run time: unsupported tags by name, exceptions with file and line, wherever they surface', async () => {
    const page = await phoneOn('pages/broken/broken');
    await tap(page, '#later');
    await tap(page, '#rejected');
    const found = await until(
      () => problems(page),
      (list) => list.filter(({ kind }) => kind === 'runtime').length >= 3,
    );
    expect(found).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'component',
          file: 'pages/broken/broken.wxml',
          message: expect.stringContaining('<movable-view>') as string,
        }),
        expect.objectContaining({ kind: 'component', message: expect.stringContaining('<vieww>') as string }),
        expect.objectContaining({
          kind: 'runtime',
          file: 'pages/broken/broken.js',
          line: 5,
          message: expect.stringContaining("reading 'push'") as string,
        }),
        expect.objectContaining({
          kind: 'runtime',
          file: 'pages/broken/broken.js',
          line: 7,
          message: expect.stringContaining('undefinedName') as string,
        }),
        expect.objectContaining({
          kind: 'runtime',
          file: 'pages/broken/broken.js',
          line: 8,
          message: expect.stringContaining('rejected here') as string,
        }),
      ]),
    );
    expect((await log(page)).some((line) => line.startsWith('app.onError'))).toBe(true);
  });
});

describe('a page in TypeScript', () => {
  it('is named with its own file and line when it fails', async () => {
    const typed = await startFixture((folder) => {
      const text =
        'interface Row { n: number }\nconst rows: Row[] = [];\nPage({\n  onLoad() {\n    const row = rows[0] as Row;\n    this.setData({ n: row.n });\n  },\n});\n';
      const { code, map } = transformSync(text, {
        loader: 'ts',
        format: 'cjs',
        sourcemap: 'external',
        sourcefile: 'broken.ts',
        minify: true,
      });
      writeFileSync(path.join(folder, 'pages/broken/broken.js'), code);
      writeFileSync(path.join(folder, 'pages/broken/broken.js.map'), map);
    });
    try {
      const page = await typed.open('pages/broken/broken');
      const found = await until(
        () => problems(page),
        (list) => list.some(({ kind }) => kind === 'runtime'),
      );
      expect(found).toContainEqual(
        expect.objectContaining({
          file: 'pages/broken/broken.ts',
          line: 6,
          message: expect.stringContaining("reading 'n'") as string,
        }),
      );
    } finally {
      await typed.close();
    }
  });
});

describe('a custom tab bar', () => {
  it('stands on tab pages and answers getTabBar', async () => {
    const custom = await startFixture((folder) => {
      const file = path.join(folder, 'app.json');
      const config = JSON.parse(readFileSync(file, 'utf8')) as { tabBar: object };
      writeFileSync(file, JSON.stringify({ ...config, tabBar: { ...config.tabBar, custom: true } }));
    });
    try {
      const page = await custom.open('pages/stack/stack');
      expect(await page.locator('.wx-tab-bar').isVisible()).toBe(false);
      await page.evaluate('window.phone.currentPages()[0].getTabBar().setData({ selected: 0 })');
      expect(await style(page, '.s0--tab, [class*="tab on"], [class*="--on"]', 'color')).toBe('rgb(34, 35, 36)');
      await tap(page, 'wx-custom-tab-bar [class*="tab"]:nth-child(2)');
      await until(
        () => pageStack(page),
        ([top]) => top === 'pages/scroll/scroll',
      );
    } finally {
      await custom.close();
    }
  });
});
