import type { Page } from 'playwright-core';
import { startFixture, type Fixture } from './fixture';
import { longPress, middleOf, swipe } from './gestures';
import { log, problems, style, tap, text, until, untilLogged, untilText } from './phone-page';

let fixture: Fixture;

beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(async () => {
  await fixture.close();
});

const events = (page: Page): Promise<string> => text(page, '#events');

describe('form fields', () => {
  let page: Page;
  beforeEach(async () => {
    page = await fixture.open('pages/fields/fields');
  });

  it('submit what they hold, by name, those of custom components too, and go back to their beginnings', async () => {
    await page.fill('#name input', '李四');
    await page.fill('#area textarea', '一\n二');
    await tap(page, '#label-a');
    await tap(page, '#radio-y');
    await tap(page, '#switch');
    await tap(page, '#submit');
    const submitted = JSON.parse(await untilText(page, '#out', /^{/)) as unknown;
    expect(submitted).toEqual({
      name: '李四',
      upper: '',
      number: '',
      digit: '',
      secret: '',
      nick: '',
      area: '一\n二',
      switch: false,
      slider: 4,
      checks: ['a', 'b'],
      radio: 'y',
      city: '1',
      time: '09:30',
      date: '2026-01-31',
      region: ['上海市', '上海市', '静安区'],
      tagged: 'own',
    });
    await tap(page, '#reset');
    await untilText(page, '#out', /^reset$/);
    expect(await page.inputValue('#name input')).toBe('');
    await tap(page, '#submit');
    expect(await untilText(page, '#out', /^{/)).toContain('"switch":true,"slider":4,"checks":["b"],"radio":"x"');
  });

  it('input: tells of typing, focus, confirm and blur; the placeholder has its class', async () => {
    expect(await style(page, '#name .wx-placeholder', 'color')).toBe('rgb(16, 17, 18)');
    await page.locator('#name input').tap();
    await page.keyboard.type('ab');
    await page.keyboard.press('Enter');
    expect(await untilText(page, '#events', /blur/)).toBe(' focus:"" input:"a" input:"ab" confirm:"ab" blur:"ab"');
    expect(await page.locator('#name .wx-placeholder').isVisible()).toBe(false);
  });

  it('input: the handler’s answer replaces the text', async () => {
    await page.locator('#upper input').tap();
    await page.keyboard.type('abc');
    expect(await page.inputValue('#upper input')).toBe('ABC');
  });

  it('input: number and digit take what their keyboards have, no more than maxlength', async () => {
    await page.locator('#number input').pressSequentially('1a2.3456');
    expect(await page.inputValue('#number input')).toBe('1234');
    await page.locator('#digit input').pressSequentially('12.5.x9');
    expect(await page.inputValue('#digit input')).toBe('12.59');
    expect(await page.getAttribute('#secret input', 'type')).toBe('password');
  });

  it('input: model:value goes both ways', async () => {
    await page.fill('#bound input', '双向');
    await untilText(page, '#two', /^双向$/);
    await page.evaluate("window.phone.currentPages()[0].setData({ two: '回来' })");
    expect(await page.inputValue('#bound input')).toBe('回来');
  });

  it('input: focus from data, and WeChat’s nickname offered', async () => {
    await tap(page, '#hover');
    await until(
      () => page.evaluate('document.activeElement.parentElement.id'),
      (id) => id === 'name',
    );
    await page.locator('#nick input').tap();
    await page.locator('.wx-nickname').tap();
    await until(
      () => page.inputValue('#nick input'),
      (value) => value === '小里',
    );
  });

  it('textarea: grows with its lines', async () => {
    const before = (await page.locator('#area').boundingBox())?.height ?? 0;
    await page.fill('#area textarea', '1\n2\n3\n4');
    const after = (await page.locator('#area').boundingBox())?.height ?? 0;
    expect(after).toBeGreaterThan(before * 2);
  });

  it('label: taps the control inside or the one it names', async () => {
    await tap(page, '#label-for');
    expect(await untilText(page, '#events', /change/)).toBe(' change:false');
    await tap(page, '#label-b');
    expect(await untilText(page, '#events', /\]/)).toBe(' change:false change:[]');
  });

  it('radio: one of the group', async () => {
    await tap(page, '#radio-y');
    await untilText(page, '#events', /change:"y"/);
    expect(await page.locator('wx-radio[aria-checked=true]').count()).toBe(1);
    await tap(page, '#radio-y');
    expect(await events(page)).toBe(' change:"y"');
  });

  it('slider: follows the finger in steps', async () => {
    const box = await page.locator('#slider .wx-slider-bar').boundingBox();
    if (!box) throw new Error('no slider');
    const y = box.y + 1;
    await swipe(page, { x: box.x + box.width * 0.4, y }, { x: box.x + box.width * 0.81, y });
    await untilText(page, '#events', /change:8/);
    expect(await text(page, '#slider')).toBe('8');
  });

  it('picker selector: wheels, confirm, cancel', async () => {
    await tap(page, '#city');
    await page.locator('.wx-wheel').click({ position: { x: 40, y: 119 + 34 } });
    await page.waitForTimeout(250);
    await page.locator('.wx-picker-head button').last().tap();
    expect(await untilText(page, '#events', /change/)).toBe(' change:"2"');
    await tap(page, '#region');
    await page.locator('.wx-picker-head button').first().tap();
    await untilText(page, '#events', /cancel/);
    expect(await page.locator('.wx-picker-sheet').count()).toBe(0);
  });

  it('picker multiSelector: a column may change the others', async () => {
    await tap(page, '#multi');
    await page
      .locator('.wx-wheel')
      .first()
      .click({ position: { x: 40, y: 119 + 34 } });
    await until(
      () => page.locator('.wx-wheel').nth(1).textContent(),
      (rows) => rows === '伏署末',
    );
    await page
      .locator('.wx-wheel')
      .nth(1)
      .click({ position: { x: 40, y: 119 + 68 } });
    await page.waitForTimeout(250);
    await page.locator('.wx-picker-head button').last().tap();
    await untilText(page, '#events', /change:\[1,2\]/);
  });

  it('picker time and date: within their limits, real days only', async () => {
    await tap(page, '#time');
    expect((await page.locator('.wx-wheel').first().textContent())?.slice(0, 4)).toBe('0910');
    await page.locator('.wx-picker-head button').last().tap();
    await untilText(page, '#events', /change:"09:30"/);
    await tap(page, '#date');
    expect(await page.locator('.wx-wheel').first().textContent()).toBe('2025年2026年');
    // From 31 January to February: 28 days.
    await page
      .locator('.wx-wheel')
      .nth(1)
      .click({ position: { x: 40, y: 119 + 34 } });
    await until(
      () => page.locator('.wx-wheel').nth(2).textContent(),
      (rows) => rows?.endsWith('28日') ?? false,
    );
    await page.locator('.wx-picker-head button').last().tap();
    await untilText(page, '#events', /change:"2026-02-28"/);
  });

  it('picker region: province, city, district', async () => {
    await tap(page, '#region');
    expect(await page.locator('.wx-wheel').nth(2).textContent()).toContain('静安区');
    await page.locator('.wx-picker-head button').last().tap();
    await untilText(page, '#events', /change:\["上海市","上海市","静安区"\]/);
  });
});

describe('button', () => {
  it('asks the phone: number, avatar, privacy', async () => {
    const page = await fixture.open('pages/fields/fields');
    await tap(page, '#phone');
    await untilText(page, '#out', /"code":"phone-code","errMsg":"getPhoneNumber:ok"/);
    await tap(page, '#avatar');
    await untilText(page, '#out', /^data:image/);
    await tap(page, '#agree');
    await untilText(page, '#out', /^agreed agree$/);
  });

  it('says so when the person declines', async () => {
    const page = await fixture.open('pages/fields/fields', { search: '&deny' });
    await tap(page, '#phone');
    await untilText(page, '#out', /getPhoneNumber:fail user deny/);
  });

  it('fails loudly with an open-type that the preview lacks', async () => {
    const page = await fixture.open('pages/fields/fields');
    await tap(page, '#odd');
    await until(
      () => problems(page),
      (list) => list.some(({ message }) => message.includes('launchApp')),
    );
  });

  it('does nothing when disabled, and has its hover class while it is pressed', async () => {
    const page = await fixture.open('pages/fields/fields');
    await tap(page, '#off');
    await page.locator('#hover').scrollIntoViewIfNeeded();
    const { x, y } = await middleOf(page, '#hover');
    await page.mouse.move(x, y);
    await page.mouse.down();
    await until(
      () => style(page, '#hover', 'color'),
      (color) => color === 'rgb(19, 20, 21)',
    );
    await page.mouse.up();
    await until(
      () => style(page, '#hover', 'color'),
      (color) => color !== 'rgb(19, 20, 21)',
    );
    expect(await text(page, '#out')).toBe('');
  });
});

describe('showing', () => {
  let page: Page;
  beforeEach(async () => {
    page = await fixture.open('pages/display/display');
  });

  it('image: modes, load and error', async () => {
    expect(await untilText(page, '#query', /./)).toBe('{}');
    const noted = await until(
      () => page.evaluate<string>('window.phone.currentPages()[0].data.events'),
      (all) => all.includes('error') && all.includes('load'),
    );
    expect(noted).toContain('fill:load {"width":20,"height":10}');
    expect(noted).toContain('missing:error');
    expect((await page.locator('#fix').boundingBox())?.height).toBeCloseTo(50, 0);
    expect(await style(page, '#fill img', 'object-fit')).toBe('contain');
  });

  it('canvas: a real 2d context, images from the package, and a node that may go through setData', async () => {
    await untilText(page, '#title', /^drawn 120x60$/);
    const pixels =
      await page.evaluate(`[...document.querySelector('#canvas canvas').getContext('2d').getImageData(10, 10, 1, 1).data]
      .concat([...document.querySelector('#canvas canvas').getContext('2d').getImageData(150, 20, 1, 1).data])`);
    expect(pixels).toEqual([168, 69, 44, 255, 168, 69, 44, 255]);
  });

  it('rich-text: nodes and HTML, with the page’s classes, without what WeChat refuses', async () => {
    expect(await text(page, '#rich')).toBe('A&B');
    expect(await style(page, '#rich .rich', 'font-weight')).toBe('700');
    expect(await style(page, '#rich .rich', 'width')).toBe('50px');
    expect(await page.locator('#html').innerHTML()).toBe('<p class="rich">一<strong>二</strong></p>');
  });

  it('progress, icon and stand-ins', async () => {
    expect(await text(page, '#progress')).toBe('40%');
    const bar = await page.locator('#progress .wx-progress-bar').boundingBox();
    const done = await page.locator('#progress .wx-progress-bar i').boundingBox();
    expect(bar?.height).toBe(12);
    expect((done?.width ?? 0) / (bar?.width ?? 1)).toBeCloseTo(0.4, 2);
    expect((await page.locator('#icon svg').boundingBox())?.width).toBe(40);
    expect(await text(page, 'wx-map')).toContain('31.2, 121.4');
    expect(await text(page, 'wx-video')).toContain('a.mp4');
  });

  it('hidden: on plain and on built-in components', async () => {
    expect(await page.locator('#hidden').isVisible()).toBe(false);
    expect(await page.locator('#hidden-image').isVisible()).toBe(false);
    await tap(page, '#toggle');
    await until(() => page.locator('#hidden').isVisible(), Boolean);
    expect(await page.locator('#hidden-image').isVisible()).toBe(true);
  });

  it('root-portal: its content leaves a clipped place and keeps its styles and events', async () => {
    expect(await style(page, '#portal', 'color')).toBe('rgb(25, 26, 27)');
    expect(await page.locator('#deep #portal').count()).toBe(0);
    await tap(page, '#portal');
    await until(
      () => page.evaluate<string>('window.phone.currentPages()[0].data.events'),
      (all) => all.includes('portal:tap'),
    );
  });

  it('page-meta and navigation-bar: speak to the page and its bar', async () => {
    expect(await style(page, '.wx-page', 'background-color')).toBe('rgb(250, 248, 245)');
    expect(await page.locator('.wx-bar-title').textContent()).toBe('元信息');
    expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('20px');
  });

  it('page-container: comes and tells', async () => {
    expect(await page.locator('#half').isVisible()).toBe(false);
    await tap(page, '#toggle');
    await until(() => page.locator('#half').isVisible(), Boolean);
  });

  it('long press instead of tap, and names for readers of screens', async () => {
    await page.locator('#labelled').scrollIntoViewIfNeeded();
    await longPress(page, '#labelled', 450);
    const noted = await until(
      () => page.evaluate<string>('window.phone.currentPages()[0].data.events'),
      (all) => all.includes('longpress'),
    );
    expect(noted).not.toContain('labelled:tap');
    expect(await page.getAttribute('#labelled', 'role')).toBe('button');
    expect(await page.getAttribute('#labelled', 'aria-label')).toBe('读我');
  });

  it('TDesign’s icons are drawings served here, not a font from a CDN', async () => {
    const mask: string = await page.evaluate(
      "getComputedStyle(document.querySelector('[class*=t-icon-add]'), '::before').webkitMaskImage",
    );
    expect(mask).toMatch(/\/mini\/icons\/add\.svg/);
    const url = /url\("(.*)"\)/.exec(mask)?.[1] ?? '';
    expect((await page.request.get(url)).status()).toBe(200);
  });
});

describe('scrolling', () => {
  let page: Page;
  beforeEach(async () => {
    page = await fixture.open('pages/scroll/scroll');
  });

  it('scroll-view: into view, to a place, lower and upper', async () => {
    const scrolled = (): Promise<number> => page.evaluate("document.querySelector('#list .wx-scroll').scrollTop");
    await tap(page, '#into');
    await until(scrolled, (y) => y === 20 * 30);
    await tap(page, '#top');
    await until(scrolled, (y) => y === 120);
    await page.evaluate("document.querySelector('#list .wx-scroll').scrollTop = 99999");
    await untilLogged(page, 'lower');
    await page.evaluate("document.querySelector('#list .wx-scroll').scrollTop = 0");
    await untilLogged(page, 'upper');
    expect(await page.evaluate('window.phone.currentPages()[0].last')).toBe(0);
  });

  it('scroll-view: is pulled down to refresh', async () => {
    const { x, y } = await middleOf(page, '#list');
    await swipe(page, { x, y }, { x, y: y + 200 });
    const lines = await untilLogged(page, 'refresherrestore');
    expect(lines).toContain('refresherrefresh');
    expect(lines).not.toContain('onPullDownRefresh');
  });

  it('scroll-view: across, with flex', async () => {
    const widths: number[] = await page.evaluate(
      "[document.querySelector('#across .wx-scroll').scrollWidth, document.querySelector('#across').clientWidth]",
    );
    expect(widths).toEqual([750, 375]);
  });

  it('swiper: by finger, around its end, and by data', async () => {
    const { x, y } = await middleOf(page, '#swiper');
    await swipe(page, { x: x + 100, y }, { x: x - 100, y });
    await untilLogged(page, 'swiper 1 touch');
    await tap(page, '#go');
    await untilLogged(page, 'swiper 2 ');
    await page.waitForTimeout(100);
    await swipe(page, { x: x + 100, y }, { x: x - 100, y });
    await untilLogged(page, 'swiper 0 touch');
    expect(await page.locator('#swiper .wx-swiper-dots > i.on').count()).toBe(1);
  });

  it('swiper: by mouse, and with neighbours in sight', async () => {
    const { x, y } = await middleOf(page, '#swiper');
    // More than half of the width: a slow machine's mouse flings nothing.
    await page.mouse.move(x + 120, y);
    await page.mouse.down();
    await page.mouse.move(x - 120, y, { steps: 8 });
    await page.mouse.up();
    await untilLogged(page, 'swiper 1 touch');
    const item = await page.locator('#peek wx-swiper-item').first().boundingBox();
    expect(item?.x).toBe(30);
    expect(item?.width).toBeCloseTo((375 - 60) / 2, 1);
  });

  it('picker-view: says nothing until a finger turns it', async () => {
    const wheel = page.locator('#wheels wx-picker-view-column').nth(1);
    await wheel.scrollIntoViewIfNeeded();
    const box = await wheel.boundingBox();
    if (!box) throw new Error('no wheel');
    expect((await log(page)).filter((line) => line.startsWith('picker-view'))).toEqual([]);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await swipe(page, { x, y: y + 40 }, { x, y: y - 40 }, { holdMs: 120 });
    await untilLogged(page, 'picker-view 1,4');
  });
});
