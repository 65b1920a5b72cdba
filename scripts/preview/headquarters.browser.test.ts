import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { start, type Started } from '../testing/started';
import { launchChromium } from './testing/browser';

/** What headquarters does on the demo chain, each page by itself on one phone. One product for all; the rules' story is in order. */
const data = mkdtempSync(path.join(tmpdir(), 'vip-card-headquarters-'));
jest.setTimeout(60_000);
let started: Started;
let browser: Browser;

beforeAll(async () => {
  [started, browser] = await Promise.all([start(['--port', '0', '--data', data]), launchChromium()]);
  if (started.url === undefined) throw new Error(started.output());
}, 240_000);

afterAll(async () => {
  await browser.close();
  await started.stop('SIGTERM');
  rmSync(data, { recursive: true, force: true });
});

/** Opens one of headquarters' pages on a phone of its own. */
async function open(staffId: string, name: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  page.setDefaultTimeout(15_000);
  const query = new URLSearchParams({
    person: `demo-staff-${staffId}`,
    slot: 'marketer',
    page: `marketer/pages/${name}/${name}`,
  });
  await page.goto(`${started.url ?? ''}/phone/?${query.toString()}`);
  return page;
}

/** What is on the page on top: those below it stay in the document. */
const onTop = (page: Page): Locator => page.locator('.wx-frame:not([hidden])').last();
const tap = (page: Page, text: string): Promise<void> => onTop(page).getByText(text, { exact: true }).first().click();
const see = (page: Page, text: string | RegExp): Promise<void> => onTop(page).getByText(text).first().waitFor();
const field = (page: Page, label: string): Locator => onTop(page).locator(`[aria-label="${label}"]`).first();
/** Types into an input, whichever element carries its label. */
async function fill(page: Page, label: string, text: string): Promise<void> {
  const named = field(page, label);
  const inner = named.locator('input');
  await ((await inner.count()) > 0 ? inner : named).fill(text);
}
const agree = (page: Page, text: string): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name: text, exact: true }).click();

describe('rules', () => {
  let page: Page;
  let colleague: Page;
  beforeAll(async () => {
    [page, colleague] = await Promise.all([open('hq-1', 'rules'), open('hq-2', 'rule-draft')]);
    await tap(colleague, '每消费 1 元积 1 分');
    await fill(colleague, '每消费 1 元积', '3');
    await see(colleague, '改：每消费 1 元积 1 分 → 每消费 1 元积 3 分');
  });

  it('are drafted by a form, with a bill that shows at once what they come to', async () => {
    await tap(page, '改规则');
    await see(page, '从第 2 版改起（正在用）');
    await tap(page, '每消费 1 元积 1 分');
    await fill(page, '每消费 1 元积', '2');
    await see(page, '改：每消费 1 元积 1 分 → 每消费 1 元积 2 分');
    await onTop(page).locator('.earns').getByText('1,000').waitFor();
  });

  it('are tried on a year of bills, and published for a moment', async () => {
    await tap(page, '试算近 12 个月');
    await see(page, '得到更多');
    await fill(page, '说明', '双倍积分季');
    await onTop(page).locator('.btn').getByText('发布', { exact: true }).click();
    await agree(page, '发布');
    await see(page, '第 3 版');
    await see(page, '改：每消费 1 元积 1 分 → 每消费 1 元积 2 分');
  });

  it('of a colleague who began before it warn her of what she would undo', async () => {
    await colleague.reload();
    await see(colleague, '从第 2 版改起（正在用）');
    await see(colleague, /之后秦明玥在.*发布了第 3 版/);
    await colleague.close();
  });

  it('are withdrawn before they count', async () => {
    await tap(page, '撤回');
    await agree(page, '撤回');
    await see(page, '已撤回');
  });

  it('of then agree with an old bill to the point', async () => {
    const books = await open('finance-1', 'reconciliation');
    const receipt = await onTop(books).getByText(/^HZ/).last().innerText();
    await books.close();
    const check = await open('finance-1', 'rule-check');
    // The first store, once the stores are known.
    await see(check, '北京三里屯店');
    await tap(check, '门店');
    await check.locator('.wx-wheel').click({ position: { x: 40, y: 119 + 3 * 34 } });
    await check.locator('.wx-picker-head button').last().click();
    await see(check, '杭州湖滨店');
    await fill(check, '小票号', receipt);
    await tap(check, '复核');
    await see(check, '按当时的规则重算，一分不差。');
    await see(check, '按现在的规则');
    await check.close();
  });
});

test('a till is added, its key replaced and the old one switched off', async () => {
  const page = await open('hq-1', 'devices');
  await tap(page, '添加收银机');
  await fill(page, '名称', '1 号收银台');
  await tap(page, '生成密钥');
  await see(page, '密钥只显示这一次，请现在填进收银机。');
  await tap(page, '已经填好');
  await tap(page, '更换密钥');
  await tap(page, '已经填好');
  await see(page, '新旧密钥都可用。收银机换上新密钥后，请停用旧的。');
  await tap(page, '停用');
  await agree(page, '停用');
  // With one key left, it can be replaced again.
  await see(page, '更换密钥');
  await tap(page, '停用');
  await agree(page, '停用');
  await see(page, '未连接');
  await page.close();
});

test('what one of headquarters asks for, another approves', async () => {
  const page = await open('hq-2', 'adjustments');
  const own = onTop(page).locator('.item').filter({ hasText: '+8,000' });
  await own.getByText('等另一位同事批准').waitFor();
  const colleague = await open('hq-1', 'adjustments');
  await onTop(colleague).locator('.item').filter({ hasText: '+8,000' }).getByText('批准', { exact: true }).click();
  await colleague
    .getByRole('dialog')
    .getByText(/由素里零售有限公司承担/)
    .waitFor();
  await agree(colleague, '确定');
  await onTop(colleague).locator('.entry').filter({ hasText: '+8,000' }).getByText('已执行，秦明玥').waitFor();
  await tap(colleague, '导出 CSV');
  await see(colleague, '发送 CSV，共 4 行');
  await Promise.all([page.close(), colleague.close()]);
});

test('a difference is explained once, and the books say what each company owes', async () => {
  const page = await open('finance-1', 'reconciliation');
  await see(page, '杭州湖滨店');
  await onTop(page).getByText('标为已核对').first().click();
  await fill(page, '原因', '收银机还在用第一版规则，已告知会员');
  await onTop(page).locator('.btn').getByText('标为已核对').click();
  await field(page, '原因').waitFor({ state: 'detached' });
  await tap(page, '已核对');
  await see(page, '钱惠敏核对');
  await tap(page, '导出 CSV');
  await see(page, '发送 CSV，共 5 行');
  await page.close();
  const books = await open('finance-1', 'books');
  for (const words of ['南京禾衣商贸有限公司', '主体之间', '现在的负债']) await see(books, words);
  await books.close();
});
