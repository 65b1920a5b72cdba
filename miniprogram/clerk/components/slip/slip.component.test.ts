test('prints a figure, parts divided by the seam, and notes', async () => {
  const slip = await renderComponent('clerk/components/slip/slip', {
    title: '得分',
    figure: '+789',
    unit: '分',
    accent: true,
    parts: [[{ label: '实付', value: '526.00' }], [], [{ label: '每 1 元积 1 分', value: '+526' }]],
    notes: ['当时童装差 172 元。'],
    small: '按积分规则第 12 版',
  });
  expect(slip.querySelector('.figure')?.dom?.textContent).toBe('+789分');
  expect(slip.querySelectorAll('.seam')).toHaveLength(2);
  expect(slip.querySelectorAll('.bill').map((line) => line.dom?.textContent)).toEqual([
    '实付526.00',
    '每 1 元积 1 分+526',
  ]);
  expect(slip.querySelector('.note')?.dom?.textContent).toBe('当时童装差 172 元。');
  expect(slip.querySelector('.small')?.dom?.textContent).toBe('按积分规则第 12 版');
  slip.detach();
});

test('prints nothing where there is nothing', async () => {
  const slip = await renderComponent('clerk/components/slip/slip', { figure: '0' });
  expect(slip.querySelectorAll('.seam')).toHaveLength(0);
  expect(slip.querySelector('.note')).toBeUndefined();
  slip.detach();
});
