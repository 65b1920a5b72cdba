import { clerkCopy } from '../copy/index';
import { session } from '../testing/shop';
import { scanAgain } from './scan-member';

/** A camera that reads a code, and a server that knows whose it is. */
function codeOf(name: string): void {
  const scanCode = () => Promise.resolve({ result: '8026000112345' });
  const callFunction = () => Promise.resolve({ result: { ok: true, value: { ...session, session: name } } });
  const getAppBaseInfo = () => ({ language: 'zh_CN' });
  Object.assign(globalThis, { wx: { scanCode, getAppBaseInfo, getStorageSync: () => '', cloud: { callFunction } } });
}

test('who is scanned again goes on with what she had begun', async () => {
  codeOf('jingan:zhou:1');
  expect(await scanAgain('jingan:zhou:1')).toMatchObject({ kind: 'member', session: { session: 'jingan:zhou:1' } });
});

test('another customer’s code does not take over what the first one had begun', async () => {
  codeOf('jingan:zhou:2');
  const sentence = clerkCopy().common.otherMember;
  expect(await scanAgain('jingan:zhou:1')).toEqual({ kind: 'refused', sentence, offline: false });
});
