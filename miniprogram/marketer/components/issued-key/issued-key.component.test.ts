import type { IssuedKey } from '@vip-card/core';

const issued: IssuedKey = { deviceId: 'till-1', keyId: 'key-1', secret: 'the-secret' };

test('shows the key, copies all that the till is asked for, and is over when it is entered', async () => {
  const copied: string[] = [];
  Object.assign(wx, {
    setClipboardData: ({ data }: { data: string }) => Promise.resolve(copied.push(data)),
    showToast: () => Promise.resolve(),
  });
  const key = await renderComponent('marketer/components/issued-key/issued-key', { issued });
  let done = 0;
  key.addEventListener('done', () => (done += 1));
  expect(key.dom?.textContent).toContain('密钥只显示这一次');
  expect(key.querySelector('.secret')?.dom?.textContent).toBe('the-secret');
  const [copy, close] = key.querySelectorAll('.btn');
  copy?.dispatchEvent('tap');
  close?.dispatchEvent('tap');
  await settled();
  expect(copied).toEqual(['设备号 till-1\n密钥号 key-1\n密钥 the-secret']);
  expect(done).toBe(1);
  key.detach();
});
