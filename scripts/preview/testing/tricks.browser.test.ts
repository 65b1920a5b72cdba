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

describe('components and templates', () => {
  let page: Page;
  beforeEach(async () => {
    page = await fixture.open('pages/tricks/tricks');
  });

  it('WXS: modules, constructor names, getRegExp, getDate', async () => {
    // The year of the epoch's first moment is the reader's own.
    expect(await text(page, '#wxs')).toBe(`¥12.50 Array yes ${new Date(0).getFullYear()} ab`);
  });

  it('WXS: event handlers and change:prop', async () => {
    await tap(page, '#wxs-tap');
    await untilText(page, '#wxs-event', /^wxs 标$/);
    expect(await style(page, '#wxs-tap', 'color')).toBe('rgb(28, 29, 30)');
    expect(await style(page, '#box', 'margin-top')).toBe('10px');
    await tap(page, '#more');
    await until(
      () => style(page, '#watched', 'letter-spacing'),
      (spacing) => spacing === '2px',
    );
  });

  it('templates, import and include see the data', async () => {
    expect(await page.locator('.row').allTextContents()).toEqual(['模板 n=1', '又 n=1']);
    expect(await text(page, '#included')).toBe('引入 1');
  });

  it('slots, behaviors, observers, pure data, lifetimes', async () => {
    await untilText(page, '#lives', /^created attached ready$/);
    expect(await text(page, '#card')).toMatch(/^前一 2 \[\]后/);
    await tap(page, '#count');
    await untilText(page, '#card', /^前一 3 \[\]后/);
    expect(await log(page)).toContain('counted 1');
    await tap(page, '#drop');
    await untilLogged(page, 'card.detached');
  });

  it('relations, virtual hosts, generics with defaults', async () => {
    expect(await text(page, '#related')).toBe('2');
    await tap(page, '#more');
    await untilText(page, '#related', /^3$/);
    expect(await page.locator('.wx-page list-item').count()).toBe(0);
    expect(await page.locator('[class*=level], [class*=tagged]').allTextContents()).toEqual(
      expect.arrayContaining(['默认 一', '默认 二', '换成 一 ', '换成 二 ']),
    );
  });

  it('styles stay where they belong', async () => {
    expect(await style(page, '#title', 'color')).toBe('rgb(10, 11, 12)');
    expect(await style(page, '#title', 'font-weight')).toBe('700');
    expect(await style(page, '#card [class*=box]', 'color')).toBe('rgb(0, 0, 0)');
    expect(await style(page, '#card', 'border-top-color')).toBe('rgb(7, 8, 9)');
    expect(await style(page, '#apply-shared', 'color')).toBe('rgb(1, 2, 3)');
    expect(await style(page, '#theme', 'color')).toBe('rgb(4, 5, 6)');
    expect(await style(page, '#narrow', 'color')).toBe('rgb(31, 32, 33)');
    expect(await style(page, '#var', 'padding-left')).toBe('6px');
    expect(await style(page, '#asset', 'background-image')).toContain('/mini/files/assets/dot.svg');
  });

  it('catch without a colon stops, bind does not', async () => {
    await tap(page, '#catch');
    await tap(page, '#inner');
    await tap(page, '#stop');
    await until(
      () => log(page),
      (lines) => lines.filter((line) => line === 'caught').length === 2,
    );
    expect((await log(page)).filter((line) => /^(outer|inner|caught)$/.test(line))).toEqual([
      'caught',
      'inner',
      'outer',
      'caught',
    ]);
  });

  it('events carry touches, target, dataset', async () => {
    await tap(page, '#box-text');
    await untilLogged(page, 'touches 1 box-text 盒 number');
  });

  it('taps by mouse count once, and not after a drag', async () => {
    const { x, y } = await middleOf(page, '#inner');
    await page.mouse.click(x, y);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 60, { steps: 4 });
    await page.mouse.up();
    await untilLogged(page, 'inner');
    expect((await log(page)).filter((line) => line === 'inner')).toHaveLength(1);
  });

  it('string behaviors, component-export and selectComponent', async () => {
    await tap(page, '#export');
    await untilLogged(page, 'export 42 一');
  });

  it('selector queries: rects, styles, several nodes, the viewport', async () => {
    await untilText(page, '#measured', /^10 100 100px 盒 2 0$/);
  });

  it('intersection observers', async () => {
    await page.evaluate("document.querySelector('#far').scrollIntoView()");
    await untilText(page, '#seen', /^seen$/);
    await page.evaluate("document.querySelector('.wx-page').scrollTop = 0");
    await untilText(page, '#seen', /^gone$/);
  });

  it('createAnimation plays and stays; animate calls back', async () => {
    await tap(page, '#animate');
    await until(
      () => style(page, '#animated', 'opacity'),
      (opacity) => opacity === '0.5',
    );
    expect(await style(page, '#animated', 'transform')).toBe('matrix(1, 0, 0, 1, 30, 0)');
    await tap(page, '#frames');
    await untilLogged(page, 'frames done');
    expect(await style(page, '#frame', 'opacity')).toBe('0.25');
  });

  it('code sees what a phone has, not what a browser has', async () => {
    expect(await text(page, '#env')).toBe('undefined undefined undefined undefined object function');
  });

  it('nothing is wrong', async () => {
    expect((await problems(page)).filter(({ file }) => !file?.startsWith('pages/broken/'))).toEqual([]);
  });
});

describe('TDesign', () => {
  let page: Page;
  beforeEach(async () => {
    page = await fixture.open('pages/tdesign/tdesign');
  });

  it('popup opens and closes by its overlay', async () => {
    await page.getByText('弹层').tap();
    await until(() => page.locator('#popup-body').isVisible(), Boolean);
    await page.waitForTimeout(300);
    await page.touchscreen.tap(180, 140);
    await until(
      () => page.locator('#popup-body').isVisible(),
      (visible) => !visible,
    );
  });

  it('dialog confirms', async () => {
    await page.getByText('对话框').tap();
    const confirm = page.getByText('好', { exact: true });
    await confirm.waitFor();
    await page.waitForTimeout(300);
    await confirm.tap();
    await confirm.waitFor({ state: 'hidden' });
  });

  it('input, stepper, switch and radio change data', async () => {
    await page.fill('wx-input input >> nth=0', '王五');
    await untilText(page, '#name', /^王五$/);
    await tap(page, '[class*="stepper__plus"]');
    await untilText(page, '#step', /^2$/);
    await tap(page, '[class*="switch__body"]');
    await untilText(page, '#on', /^true$/);
    await page.getByText('乙', { exact: true }).first().tap();
    await untilText(page, '#radio', /^2$/);
  });

  it('collapse unfolds with createAnimation, tabs slide', async () => {
    const height = async (): Promise<number> =>
      (await page.locator('[class*="collapse-panel__wrapper"]').boundingBox())?.height ?? 0;
    expect(await height()).toBe(0);
    await page.getByText('面板').tap();
    await until(height, (px) => px > 20);
    await page.getByText('乙页').tap();
    await untilText(page, '#tab', /^b$/);
  });

  it('toast by selectComponent', async () => {
    await page.getByText('提示', { exact: true }).tap();
    await page.getByText('成功').waitFor();
    await page.getByText('成功').waitFor({ state: 'hidden' });
  });

  it('picker turns by finger', async () => {
    await page.getByText('城市').first().tap();
    await page.getByText('选好').waitFor();
    await page.waitForTimeout(400);
    const { x, y } = await middleOf(page, '[class*="picker-item__group"]');
    await swipe(page, { x, y }, { x, y: y - 40 }, { holdMs: 300 });
    await page.waitForTimeout(300);
    await page.getByText('选好').tap();
    await page.getByText(/^(sh|sz)$/).waitFor();
  });

  it('date-time-picker answers with the date', async () => {
    await page.getByText('日期').first().tap();
    const confirm = page.getByText('就这天');
    await confirm.waitFor();
    await page.waitForTimeout(400);
    await confirm.tap();
    await until(
      () => confirm.isVisible(),
      (visible) => !visible,
    );
    await page.getByText('2026-01-15').waitFor();
  });

  it('swiper moves and its dots follow', async () => {
    await page.locator('wx-swiper').first().scrollIntoViewIfNeeded();
    const { x, y } = await middleOf(page, 'wx-swiper');
    await swipe(page, { x: x + 100, y }, { x: x - 100, y });
    await until(
      () =>
        page
          .locator('[class~="t-swiper-nav__dots-item"], [class*="--t-swiper-nav__dots-item "]')
          .nth(1)
          .getAttribute('class'),
      (classes) => classes?.includes('active') ?? false,
    );
  });

  it('QR code is drawn', async () => {
    const dark = `(() => { const canvas = document.querySelector('#qrcodeCanvas canvas'); if (!canvas || !canvas.width) return 0;
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      let n = 0; for (let i = 0; i < data.length; i += 4) if (data[i] < 50 && data[i + 3] > 200) n += 1; return n })()`;
    await until(
      () => page.evaluate<number>(dark),
      (pixels) => pixels > 500,
    );
  });

  it('nothing is wrong', async () => {
    expect((await problems(page)).filter(({ file }) => !file?.startsWith('pages/broken/'))).toEqual([]);
  });
});

describe('speed', () => {
  it('compiles in seconds and shows a page of TDesign soon', async () => {
    const page = await fixture.open('pages/tdesign/tdesign');
    const readyMs: number = await page.evaluate(
      "performance.getEntriesByName('ready')[0]?.startTime ?? performance.now()",
    );
    console.log(`compile ${fixture.compileMs.toFixed(0)} ms, page ready ${readyMs.toFixed(0)} ms`);
    expect(readyMs).toBeLessThan(10_000);
  });
});
