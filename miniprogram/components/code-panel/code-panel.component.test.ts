import { memberCode, spacedCode, type EpochMs, type MemberNo } from '@vip-card/core';

const secret = 'JBSWY3DPEHPK3PXP';
const member = { memberNo: 80261148, secret, tier: 'gold', tierName: '金卡', name: '林知夏' };

/** A phone with a clock that is told the time, and no memory of how wrong it is. */
function phoneAt(iso: string): EpochMs {
  const at = Date.parse(iso);
  Date.now = () => at;
  Object.assign(wx, { getStorageSync: () => '' });
  return at as EpochMs;
}

const realNow = Date.now;

afterEach(() => {
  Date.now = realNow;
});

test('shows the code of this half minute, in three groups, and the seconds it has left', async () => {
  const at = phoneAt('2026-11-21T06:09:09Z');
  const panel = await renderComponent('components/code-panel/code-panel', member);
  const groups = panel.querySelector('.digits')?.dom?.textContent;
  expect(groups?.replace(/\s/g, '')).toBe(memberCode(80261148 as MemberNo, secret, at));
  expect(panel.instance.data['spoken']).toBe(spacedCode(memberCode(80261148 as MemberNo, secret, at)));
  expect(panel.instance.data['seconds']).toBe(21);
  panel.detach();
});

test('changes the code when its half minute is over', async () => {
  phoneAt('2026-11-21T06:09:29Z');
  const panel = await renderComponent('components/code-panel/code-panel', member);
  const before = panel.instance.data['code'];
  const at = phoneAt('2026-11-21T06:09:30Z');
  panel.triggerPageLifeTime('show');
  await settled();
  expect(panel.instance.data['code']).not.toBe(before);
  expect(panel.instance.data['code']).toBe(memberCode(80261148 as MemberNo, secret, at));
  expect(panel.instance.data['seconds']).toBe(30);
  panel.detach();
});

test('says whose card it is', async () => {
  phoneAt('2026-11-21T06:09:09Z');
  const panel = await renderComponent('components/code-panel/code-panel', member);
  for (const words of ['林知夏', '金卡', '秒后换新码']) expect(panel.dom?.textContent).toContain(words);
  panel.detach();
});
