test('shows its first figure at once', async () => {
  const figure = await renderComponent('components/count-up/count-up', { value: 2486 });
  expect(figure.dom?.textContent).toContain('2,486');
});

test('ends at the new figure', async () => {
  const figure = await renderComponent('components/count-up/count-up', { value: 2486 });
  figure.setData({ value: 3200 });
  await expect(shownWithin(1_000, () => figure.dom?.textContent ?? '', '3,200')).resolves.toContain('3,200');
});

/** Waits on the engine's own turns until the words are there. */
async function shownWithin(ms: number, read: () => string, words: string): Promise<string> {
  const until = Date.now() + ms;
  while (!read().includes(words) && Date.now() < until) await settled();
  return read();
}
