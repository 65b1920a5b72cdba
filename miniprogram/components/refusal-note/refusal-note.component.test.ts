test('says nothing when nothing was refused', async () => {
  const note = await renderComponent('components/refusal-note/refusal-note', { sentence: '' });
  expect(note.dom?.textContent).toBe('');
});

test('says what happened, and offers what to do', async () => {
  const note = await renderComponent('components/refusal-note/refusal-note', {
    sentence: '没有网络。请检查网络后再试。',
    action: '再试一次',
  });
  let acted = 0;
  note.addEventListener('act', () => (acted += 1));
  expect(note.dom?.textContent).toContain('没有网络');
  note.querySelector('.act')?.dispatchEvent('tap');
  await settled();
  expect(acted).toBe(1);
});
