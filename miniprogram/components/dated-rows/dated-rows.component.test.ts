import { folded } from './folded';

const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ label: `${index + 1}月到期`, amount: `${index} 分` }));
const labelsOf = (shown: Awaited<ReturnType<typeof renderComponent>>) =>
  shown.querySelectorAll('.bill-label').map((label) => label.dom?.textContent);

test('shows three rows as they are', async () => {
  const dated = folded(rows(3), (count) => `还有 ${count} 笔`);
  const shown = await renderComponent('components/dated-rows/dated-rows', { dated });
  expect(labelsOf(shown)).toEqual(['1月到期', '2月到期', '3月到期']);
  expect(shown.querySelector('.later')).toBeUndefined();
});

test('folds what comes after the soonest three, and opens it', async () => {
  const dated = folded(rows(5), (count) => `还有 ${count} 笔`);
  const shown = await renderComponent('components/dated-rows/dated-rows', { dated });
  expect(labelsOf(shown)).toHaveLength(3);
  expect(shown.querySelector('.later')?.dom?.textContent).toContain('还有 2 笔');
  shown.querySelector('.later')?.dispatchEvent('tap');
  await settled();
  expect(labelsOf(shown)).toHaveLength(5);
  expect(shown.querySelector('.later')).toBeUndefined();
});
