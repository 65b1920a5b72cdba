import type { FieldView } from '../../rules/field-view';

const field = (of: Partial<FieldView> & Pick<FieldView, 'key' | 'as'>): FieldView => ({
  label: '',
  text: '',
  unit: '',
  keyboard: 'digit',
  options: [],
  at: 0,
  on: false,
  trouble: '',
  ...of,
});

async function listOf(...fields: FieldView[]) {
  const list = await renderComponent('marketer/components/field-list/field-list', { fields });
  const changes: unknown[] = [];
  list.addEventListener('enter', (event) => changes.push((event as { detail: unknown }).detail));
  return { list, changes };
}

test('hands on what is typed, and shows the unit and what is wrong', async () => {
  const points = field({ key: 'points', as: 'typed', label: '积分', text: '0', unit: '分', trouble: '请填整数。' });
  const { list, changes } = await listOf(points);
  expect(list.dom?.textContent).toMatch(/积分.*分.*请填整数。/);
  list.querySelector('.input')?.dispatchEvent('input', { detail: { value: '12' } });
  await settled();
  expect(changes).toEqual([{ key: 'points', value: '12' }]);
});

test('hands on the option that was picked, not its place', async () => {
  const options = [
    { id: 'silver', label: '银卡', on: true },
    { id: 'gold', label: '金卡', on: false },
  ];
  const { list, changes } = await listOf(field({ key: 'tier', as: 'choice', text: '银卡', options }));
  expect(list.dom?.textContent).toContain('银卡');
  list.querySelector('.picker')?.dispatchEvent('change', { detail: { value: '1' } });
  await settled();
  expect(changes).toEqual([{ key: 'tier', value: 'gold' }]);
});

test('hands on what was tapped of several, and a switch', async () => {
  const options = [
    { id: '1', label: '周一', on: true },
    { id: '2', label: '周二', on: false },
  ];
  const { list, changes } = await listOf(
    field({ key: 'weekdays', as: 'choices', options }),
    field({ key: 'stop', as: 'switch', label: '不再叠加' }),
  );
  list.querySelectorAll('.chip')[1]?.dispatchEvent('tap');
  list.querySelector('.switch')?.dispatchEvent('tap');
  await settled();
  expect(changes).toEqual([
    { key: 'weekdays', value: '2' },
    { key: 'stop', value: '' },
  ]);
});
