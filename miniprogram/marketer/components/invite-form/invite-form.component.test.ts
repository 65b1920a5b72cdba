const roles = [
  { role: 'clerk', label: '店员' },
  { role: 'hq', label: '总部' },
];
const stores = [{ storeId: 'jingan', name: '静安店' }];

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
  const form = await renderComponent('marketer/components/invite-form/invite-form', { roles, stores });
  form.querySelector('.input')?.dispatchEvent('input', { detail: { value: name } });
  await settled();
  return form;
}
type Form = Awaited<ReturnType<typeof formFor>>;

async function make(form: Form): Promise<void> {
  form.querySelector('.btn')?.dispatchEvent('tap');
  await settled();
  await settled();
}

const invitation = { ok: true, value: { invitation: 'K7P2', expiresAt: Date.parse('2026-11-24T01:00:00Z') } };

test('shows the code that lets the colleague in, and until when', async () => {
  const { asked } = cloudThat(invitation);
  const form = await formFor(' 苏晓 ');
  await make(form);
  expect(asked).toMatchObject([{ action: 'invite', role: 'clerk', name: '苏晓', storeId: 'jingan' }]);
  expect(form.querySelector('.code')?.dom?.textContent).toBe('K7P2');
  expect(form.dom?.textContent).toContain('11月24日 09:00 前有效');
  form.detach();
});

test('asks nothing without a name', async () => {
  const { asked } = cloudThat(invitation);
  const form = await formFor('  ');
  await make(form);
  expect(asked).toEqual([]);
  form.detach();
});

test('a lost answer is asked for again under the same id, a changed name under another', async () => {
  const { asked } = cloudThat({ ok: false, refusal: { code: 'offline' } });
  const form = await formFor('苏晓');
  await make(form);
  await make(form);
  form.querySelector('.input')?.dispatchEvent('input', { detail: { value: '苏晓晓' } });
  await make(form);
  const [first, second, third] = asked.map(({ requestId }) => requestId);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
  expect(form.dom?.textContent).toContain('没有网络');
  form.detach();
});

test('a store is asked for only where the role serves in one', async () => {
  const form = await formFor('苏晓');
  expect(form.dom?.textContent).toContain('静安店');
  form.querySelectorAll('.chip')[1]?.dispatchEvent('tap');
  await settled();
  expect(form.dom?.textContent).not.toContain('静安店');
  form.detach();
});
