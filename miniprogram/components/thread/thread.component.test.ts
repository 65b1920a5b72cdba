test('is sewn as far as it has come', async () => {
  const thread = await renderComponent('components/thread/thread', { percent: 71.6 });
  expect(thread.querySelector('.sewn')?.dom?.outerHTML).toMatch(/width: ?71\.6%/);
});
