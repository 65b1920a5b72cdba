const lines = [
  { line: 0, title: '亚麻衬衫', detail: '女装 M', amount: '398.00', left: 1, picked: 0, returned: '' },
  { line: 1, title: '阔腿裤', detail: '3 件', amount: '458.00', left: 2, picked: 1, returned: '已退 1 件' },
  { line: 2, title: '发带', detail: '', amount: '28.00', left: 0, picked: 0, returned: '已退 1 件' },
];

async function pickerShown() {
  const picker = await renderComponent('clerk/components/pick-lines/pick-lines', { lines });
  const heard: unknown[] = [];
  picker.addEventListener('pick', ({ detail }) => heard.push(detail));
  return { picker, heard };
}

test('a tap on a line takes one piece back, or takes it out again', async () => {
  const { picker, heard } = await pickerShown();
  for (const line of picker.querySelectorAll('.main')) line.dispatchEvent('tap');
  await settled();
  expect(heard).toEqual([
    { line: 0, quantity: 1 },
    { line: 1, quantity: 0 },
  ]);
  picker.detach();
});

test('several pieces are counted, never beyond what is left', async () => {
  const { picker, heard } = await pickerShown();
  const [fewer, more] = picker.querySelectorAll('.step');
  more?.dispatchEvent('tap');
  fewer?.dispatchEvent('tap');
  await settled();
  expect(heard).toEqual([
    { line: 1, quantity: 2 },
    { line: 1, quantity: 0 },
  ]);
  picker.setData({ lines: lines.map((line) => ({ ...line, picked: line.left })) });
  await settled();
  picker.querySelectorAll('.step')[1]?.dispatchEvent('tap');
  await settled();
  expect(heard).toHaveLength(2);
  picker.detach();
});

test('what came back before is said and cannot be ticked', async () => {
  const { picker } = await pickerShown();
  expect(picker.dom?.textContent).toContain('已退 1 件');
  expect(picker.querySelectorAll('.box')).toHaveLength(2);
  picker.detach();
});
