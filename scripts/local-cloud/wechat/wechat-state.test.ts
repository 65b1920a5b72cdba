import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WeChatState } from './wechat-state';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vip-card-wechat-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('remembers grants and messages from one run to the next', () => {
  const first = new WeChatState(folder);
  first.changeGrants('ann', 'expiring', 2);
  first.changeGrants('ann', 'expiring', -1);
  const sent = first.addMessage({ openid: 'ann', templateId: 'expiring', page: '', data: { thing1: 'x' }, at: 5 });
  first.close();
  const second = new WeChatState(folder);
  expect(second.changeGrants('ann', 'expiring', 0)).toBe(1);
  expect(second.messages()).toEqual([sent]);
  expect(second.addMessage({ ...sent, page: 'pages/card/card' }).id).toBe(sent.id + 1);
  second.close();
});

it('never counts below zero', () => {
  const state = new WeChatState(folder);
  expect(state.changeGrants('ann', 'expiring', -3)).toBe(0);
  state.close();
});

it('starts empty when its file is broken', () => {
  writeFileSync(path.join(folder, 'wechat.json'), '{"grants":');
  expect(new WeChatState(folder).messages()).toEqual([]);
});
