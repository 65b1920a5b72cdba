import type { IssuedKey } from '@vip-card/core';

const stores = [
  { storeId: 'jingan', name: '静安店' },
  { storeId: 'xuhui', name: '徐汇店' },
];
const issued: IssuedKey = { deviceId: 'till-1', keyId: 'key-1', secret: 'the-secret' };

/** A cloud that remembers what it was asked and answers as it is told. */
function cloudThat(...answers: object[]): { asked: Record<string, unknown>[] } {
  const asked: Record<string, unknown>[] = [];
  const callFunction = ({ data }: { data: Record<string, unknown> }) => {
    asked.push(data);
    return Promise.resolve({ result: answers[Math.min(asked.length, answers.length) - 1] });
  };
  Object.assign(wx, { cloud: { callFunction } });
  return { asked };
}

async function formFor(name: string) {
  const form = await renderComponent('marketer/components/device-form/device-form', { stores });
  form.querySelector('.input')?.dispatchEvent('input', { detail: { value: name } });
  await settled();
  return form;
}

async function make(form: Awaited<ReturnType<typeof formFor>>): Promise<void> {
  form.querySelector('.btn')?.dispatchEvent('tap');
  await settled();
  await settled();
}

test('asks for a till of the store, and hands its key on', async () => {
  const { asked } = cloudThat({ ok: true, value: issued });
  const form = await formFor(' 1 号收银台 ');
  const handed: unknown[] = [];
  form.addEventListener('issued', ({ detail }) => handed.push(detail));
  await make(form);
  expect(asked).toMatchObject([{ action: 'issueDevice', storeId: 'jingan', name: '1 号收银台' }]);
  expect(handed).toEqual([issued]);
  form.detach();
});

test('asks nothing without a name', async () => {
  const { asked } = cloudThat({ ok: true, value: issued });
  const form = await formFor('  ');
  await make(form);
  expect(asked).toEqual([]);
  form.detach();
});

test('a lost answer is asked for again under the same id, a changed name under another', async () => {
  const { asked } = cloudThat({ ok: false, refusal: { code: 'offline' } });
  const form = await formFor('1 号');
  await make(form);
  await make(form);
  form.querySelector('.input')?.dispatchEvent('input', { detail: { value: '2 号' } });
  await make(form);
  const [first, second, third] = asked.map(({ requestId }) => requestId);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
  expect(form.dom?.textContent).toContain('没有网络');
  form.detach();
});
