const view = {
  lines: [
    { title: '亚麻衬衫', detail: '女装 M', amount: '398.00', now: false },
    { title: '第 2 件', detail: '童装', amount: '128', now: true },
  ],
  categories: [
    { id: 'womenswear', label: '女装', on: false },
    { id: 'kidswear', label: '童装', on: true },
  ],
  current: { quantity: 1, list: '', name: '', size: '', colour: '', sku: '', writingList: false },
  receipt: '',
  details: false,
};
const text = { details: '件数、原价', hideDetails: '收起', fewer: '少一件', more: '多一件', remove: '删去这件' };

async function entryShown(change: Partial<typeof view> = {}) {
  const entry = await renderComponent('clerk/components/bill-entry/bill-entry', {
    view: { ...view, ...change },
    text,
  });
  const heard: unknown[] = [];
  entry.addEventListener('entry', ({ detail }) => heard.push(detail));
  return { entry, heard };
}

test('shows what was typed, and where the keypad writes', async () => {
  const { entry } = await entryShown();
  expect(entry.querySelectorAll('.item').map((line) => line.dom?.textContent)).toEqual([
    '亚麻衬衫女装 M398.00',
    '第 2 件童装128',
  ]);
  expect(entry.querySelectorAll('.caret')).toHaveLength(1);
  entry.detach();
});

test('the details are closed until they are asked for', async () => {
  const { entry, heard } = await entryShown();
  expect(entry.querySelector('.details')).toBeUndefined();
  entry.querySelector('.toggle')?.dispatchEvent('tap');
  await settled();
  expect(heard).toEqual([{ do: 'toggle-details' }]);
  entry.detach();
});

test('a tap says which line, which category, and what is to change', async () => {
  const { entry, heard } = await entryShown({ details: true });
  entry.querySelector('.item')?.dispatchEvent('tap');
  entry.querySelector('.cat')?.dispatchEvent('tap');
  for (const step of entry.querySelectorAll('.step')) step.dispatchEvent('tap');
  await settled();
  expect(heard).toEqual([
    { do: 'choose-line', at: 0 },
    { do: 'choose-category', id: 'womenswear' },
    { do: 'fewer' },
    { do: 'more' },
  ]);
  entry.detach();
});
