import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { launchChromium } from './preview/testing/browser';
import { until } from './preview/testing/phone-page';
import { phoneReady } from './preview/testing/test-preview';
import { start, type Started } from './testing/started';

/** What `npm start` gives a stranger: the demo chain on three phones, in a browser. One story, told in the order of the tests. */
const data = mkdtempSync(path.join(tmpdir(), 'vip-card-start-'));
let started: Started;
let browser: Browser;
let page: Page;
let shopper: Frame;
let clerk: Frame;

beforeAll(async () => {
  [started, browser] = await Promise.all([start(['--port', '0', '--data', data]), launchChromium()]);
  if (started.url === undefined) throw new Error(started.output());
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(15_000);
  await page.goto(started.url);
  [shopper, clerk] = await Promise.all([phoneReady(page, 'shopper'), phoneReady(page, 'clerk')]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await started.stop('SIGTERM');
  rmSync(data, { recursive: true, force: true });
});

/** The figure under 积分 on the shopper's card, once it has come to rest. */
async function pointsOnCard(wanted: string): Promise<void> {
  await shopper.locator('.balance').getByText(wanted, { exact: true }).waitFor();
}

/** Types an amount on the clerk's keypad. */
async function type(amount: string): Promise<void> {
  for (const key of amount) await clerk.locator('.key').getByText(key, { exact: true }).click();
}

/** The clerk scans what the shopper's phone shows. */
async function scan(): Promise<void> {
  await clerk.getByText('扫会员码').click();
  await clerk.getByRole('dialog').locator('.codes b').first().click();
  await clerk.getByText('开单', { exact: true }).waitFor();
}

/** Moves the clock on by an hour, and waits until the shopper's phone goes by it. */
async function anHourLater(): Promise<void> {
  const before = await shopper.evaluate(() => Date.now());
  await page.getByRole('button', { name: '+1 小时' }).click();
  await until(
    () => shopper.evaluate(() => Date.now()),
    (now) => now > before + 3_500_000,
  );
}

/** The clerk's network, by the switch above her phone. */
async function switchNetwork(to: 'good' | 'none'): Promise<void> {
  const tools = page.locator('section[data-slot="clerk"]');
  await tools.locator('summary').click();
  await tools.locator(`input[name$="network"][value="${to}"]`).check({ force: true });
}

test('nothing that the demo shows is empty', async () => {
  const marketer = await phoneReady(page, 'marketer');
  await shopper.getByText('金卡').first().waitFor();
  await clerk.getByText('今天来过的会员').waitFor();
  await clerk.getByText('林知夏').first().waitFor();
  await marketer.getByText('回头客占比').waitFor();
  expect(Number((await marketer.locator('.figure').first().innerText()).replace(',', ''))).toBeGreaterThan(100);
});

test('a visitor looks around, joins with one tap and consent, and has a card', async () => {
  const navigated = page.waitForEvent('framenavigated', (frame) => frame.url().includes('slot=shopper'));
  await page.locator('section[data-slot="shopper"] select').selectOption('new');
  await navigated;
  shopper = await phoneReady(page, 'shopper');
  await shopper.getByText('成为素里会员').waitFor();
  await shopper.getByText('入会', { exact: true }).click();
  await shopper.getByText('请先阅读并勾选同意。').waitFor();
  await shopper.getByRole('checkbox').click();
  await shopper.getByText('入会', { exact: true }).click();
  await pointsOnCard('0');
  await shopper.getByText('素卡').first().waitFor();
});

test('the clerk scans her code and takes a sale; her card and statement show it within three seconds', async () => {
  await shopper.getByText('会员码', { exact: true }).click();
  await scan();
  await clerk.getByText('开单', { exact: true }).click();
  await clerk.locator('.chip').getByText('童装').click();
  await type('128.50');
  await clerk.locator('.keypad, .pad').getByText('收款').click();
  await clerk.getByText('现有积分').waitFor();
  const answered = Date.now();
  // The code turns back to the card by itself, with what it has earned.
  await pointsOnCard('128');
  expect(Date.now() - answered).toBeLessThan(3_000);
  await clerk.getByText('完成', { exact: true }).click();
});

test('a return takes back exactly what its preview said', async () => {
  // A code works once; an hour later there is another one.
  await page.getByRole('button', { name: '+1 小时' }).click();
  await shopper.getByText('会员码', { exact: true }).click();
  await scan();
  await clerk.getByText('退货', { exact: true }).click();
  await clerk.getByText('没有小票，按金额退').click();
  await type('64.25');
  await clerk.getByText('看结果').click();
  // floor(128 x 6,425 / 12,850) = 64
  await clerk.getByText('收回 64 分。').waitFor();
  await clerk.getByRole('button', { name: '退 64.25 元' }).click();
  await clerk.getByText('完成', { exact: true }).click();
  await pointsOnCard('64');
});

test('the statement explains both, line by line', async () => {
  await shopper.locator('.balance').click();
  await shopper.getByText('+128', { exact: true }).click();
  await shopper.getByText('128.50').first().waitFor();
  await shopper.getByText('−64', { exact: true }).waitFor();
});

test('her purchases say what it cost, what came back and what it earns now', async () => {
  await shopper.getByText('购买记录', { exact: true }).first().click();
  await shopper.getByText('有退货', { exact: true }).click();
  for (const words of ['实付', '128.50 元', '退换的商品', '−64.25', '实得', '64 分']) {
    await shopper.getByText(words, { exact: true }).last().waitFor();
  }
  await shopper.getByRole('button', { name: '返回' }).last().click();
});

test('a name once given is changed, not emptied', async () => {
  await shopper.getByText('我的', { exact: true }).last().click();
  const name = shopper.locator('input:visible');
  for (const typed of ['叶未央', '']) {
    await name.fill(typed);
    await name.blur();
    await shopper.locator('.lead').getByText('叶未央', { exact: true }).waitFor();
    await until(
      () => name.inputValue(),
      (shown) => shown === '叶未央',
    );
  }
});

test('the counter that stays open says the new day, and has its figures again when the network is back', async () => {
  const date = clerk.getByText(/^今天，.*周.$/);
  const figures = clerk.locator('.figures .lead');
  const [today] = await date.allInnerTexts();
  await switchNetwork('none');
  await page.getByRole('button', { name: '+1 天' }).click();
  await until(
    () => date.innerText(),
    (shown) => shown !== today,
  );
  await clerk.getByText('没有网络。请检查网络后再试。').waitFor();
  await switchNetwork('good');
  await until(
    () => figures.allInnerTexts(),
    ([sales]) => sales === '0',
  );
  expect(await clerk.getByText('没有网络。请检查网络后再试。').count()).toBe(0);
});

test('a sale without a network is kept on the phone, and recorded once when it is back', async () => {
  await anHourLater();
  // A code is only as good as the phone's time: it learns the server's from the card that it asks for.
  const card = page.waitForResponse((answer) => answer.request().postData()?.includes('myCard') === true);
  await shopper.getByText('会员卡', { exact: true }).last().click();
  await card;
  await shopper.getByText('会员码', { exact: true }).click();
  await scan();
  await clerk.getByText('开单', { exact: true }).click();
  await switchNetwork('none');
  await type('100');
  await clerk.locator('.keypad, .pad').getByText('收款').click();
  await clerk.getByText('网络恢复后自动补录', { exact: false }).waitFor();
  await clerk.getByText('完成', { exact: true }).click();
  await clerk.getByText('1 单待补录').waitFor();
  await page.getByRole('button', { name: '+1 小时' }).click();
  await switchNetwork('good');
  await clerk.getByText('1 单待补录').waitFor({ state: 'detached' });
  await pointsOnCard('164');
});
