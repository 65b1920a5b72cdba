test('says what to do next, and does it', async () => {
  const empty = await renderComponent('components/empty-state/empty-state', {
    title: '还没有积分',
    hint: '结账时出示会员码，积分当场到账。',
    action: '出示会员码',
  });
  let acted = 0;
  empty.addEventListener('act', () => (acted += 1));
  expect(empty.dom?.textContent).toContain('结账时出示会员码');
  empty.querySelector('.btn')?.dispatchEvent('tap');
  await settled();
  expect(acted).toBe(1);
});

test('has no button when there is nothing to do', async () => {
  const empty = await renderComponent('components/empty-state/empty-state', { title: '暂时没有门店', hint: '' });
  expect(empty.querySelector('.btn')).toBeUndefined();
});
