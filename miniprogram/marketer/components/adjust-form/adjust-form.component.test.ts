export {};

const found = {
  ok: true,
  value: {
    memberNo: 80260001,
    maskedName: '林**',
    tier: 'silver',
    points: 300,
    owed: 0,
    homeStoreId: 'jingan',
    alone: 1_000,
    room: { per: 'member', limit: 5_000, used: 4_000, left: 1_000 },
  },
};
const chain = {
  ok: true,
  value: {
    stores: [
      { storeId: 'xuhui', name: '徐汇店' },
      { storeId: 'jingan', name: '静安店' },
    ],
  },
};
const done = { ok: true, value: { adjustment: { state: 'carried-out' }, pointsAfter: 500 } };

/** A cloud that remembers the proposals that it was sent, and answers each as it is told. */
function cloudThat(proposed: object = done, member: object = found): { sent: Record<string, unknown>[] } {
  const sent: Record<string, unknown>[] = [];
  const callFunction = ({ data }: { data: Record<string, unknown> }) => {
    if (data['action'] === 'propose') sent.push(data);
    const answers: Record<string, object> = { chain, member, propose: proposed };
    return Promise.resolve({ result: answers[String(data['action'])] });
  };
  Object.assign(wx, { cloud: { callFunction } });
  return { sent };
}

type Form = Awaited<ReturnType<typeof renderComponent>>;

const type = (form: Form, field: string, value: string) =>
  form.querySelector(field)?.dispatchEvent('input', { detail: { value } });

async function tap(form: Form, button: string): Promise<void> {
  form.querySelector(button)?.dispatchEvent('tap');
  await settled();
  await settled();
}

async function formOfMember(): Promise<Form> {
  const form = await renderComponent('marketer/components/adjust-form/adjust-form');
  await settled();
  type(form, '.input', '80260001');
  await settled();
  await tap(form, '.find');
  return form;
}

async function filled(points: string): Promise<Form> {
  const form = await formOfMember();
  type(form, '.amount', points);
  type(form, '.note-input', '雨天等候');
  await settled();
  return form;
}

test('shows whom it is about before anything is asked', async () => {
  cloudThat();
  const form = await formOfMember();
  expect(form.dom?.textContent).toContain('林** 8026 0001');
  expect(form.dom?.textContent).toContain('可用 300 分');
  expect(form.dom?.textContent).toContain('静安店');
  form.detach();
});

test('says that nobody has such a number', async () => {
  cloudThat(done, { ok: false, refusal: { code: 'member_not_found' } });
  const form = await formOfMember();
  expect(form.dom?.textContent).toContain('没有找到会员');
  form.detach();
});

test('says what it does, then does it', async () => {
  const { sent } = cloudThat();
  const form = await filled('200');
  expect(form.dom?.textContent).toContain('她会有 500 分');
  let ended = 0;
  form.addEventListener('done', () => (ended += 1));
  await tap(form, '.send');
  expect(sent).toMatchObject([
    { memberNo: 80260001, storeId: 'jingan', points: 200, reason: 'goodwill', note: '雨天等候', alone: true },
  ]);
  expect(ended).toBe(1);
  form.detach();
});

test('takes what was chosen to be taken, and no more than there is', async () => {
  const { sent } = cloudThat();
  const form = await filled('301');
  form.querySelectorAll('.chip')[1]?.dispatchEvent('tap');
  await settled();
  expect(form.dom?.textContent).toContain('最多能扣 300 分');
  await tap(form, '.send');
  expect(sent).toEqual([]);
  type(form, '.amount', '300');
  await settled();
  await tap(form, '.send');
  expect(sent).toMatchObject([{ points: -300 }]);
  form.detach();
});

test('a lost answer is asked for again under the same id, a changed amount under another', async () => {
  const { sent } = cloudThat({ ok: false, refusal: { code: 'offline' } });
  const form = await filled('200');
  await tap(form, '.send');
  await tap(form, '.send');
  type(form, '.amount', '250');
  await settled();
  await tap(form, '.send');
  const [first, second, third] = sent.map(({ requestId }) => requestId);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
  expect(form.dom?.textContent).toContain('没有网络');
  form.detach();
});

test('is not sent without a note', async () => {
  const { sent } = cloudThat();
  const form = await formOfMember();
  type(form, '.amount', '200');
  await settled();
  await tap(form, '.send');
  expect(sent).toEqual([]);
  form.detach();
});

test('says how much may still be given today, before anything is typed', async () => {
  cloudThat();
  const form = await formOfMember();
  expect(form.dom?.textContent).toContain('不经批准，今天还能给她调 1,000 分');
  form.detach();
});

test('above it the button asks a second person, and it says what waits for whom', async () => {
  const above = { per: 'member', limit: 5_000, used: 4_000, left: 1_000, approvers: ['hq'] };
  const adjustment = { state: 'proposed', memberNo: 80260001, points: 1_001 };
  const { sent } = cloudThat({ ok: true, value: { adjustment, pointsAfter: null, above } });
  const form = await filled('1001');
  expect(form.querySelector('.send')?.dom?.textContent).toBe('请另一位同事批准');
  expect(form.dom?.textContent).toContain('今天已给她调整 4,000 分，还剩 1,000 分。要调更多，请总部的同事批准。');
  let waits: unknown;
  form.addEventListener('done', ({ detail }) => (waits = detail));
  await tap(form, '.send');
  expect(sent).toHaveLength(1);
  expect(sent[0]).not.toHaveProperty('alone');
  expect(waits).toEqual({
    waits: '已提交：会员 8026 0001 的 +1,001 分等总部的另一位同事批准，批准之前积分不动。',
  });
  form.detach();
});

test('what others gave in the meantime is said, and nobody is asked before she says so', async () => {
  const facts = { per: 'member', limit: 5_000, used: 4_900, left: 100, approvers: ['hq'] };
  const { sent } = cloudThat({ ok: false, refusal: { code: 'adjustment_above_limit', ...facts } });
  const form = await filled('200');
  expect(form.querySelector('.send')?.dom?.textContent).toBe('提交');
  await tap(form, '.send');
  expect(form.dom?.textContent).toContain('今天还能给她调 100 分');
  expect(form.querySelector('.send')?.dom?.textContent).toBe('请另一位同事批准');
  await tap(form, '.send');
  const [first, second] = sent;
  expect(first).toEqual({ ...second, alone: true });
  form.detach();
});
