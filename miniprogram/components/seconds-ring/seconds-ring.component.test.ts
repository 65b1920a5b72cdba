test('shows the seconds left, and a ring that has run as far', async () => {
  const ring = await renderComponent('components/seconds-ring/seconds-ring', { seconds: 21, of: 30 });
  expect(ring.dom?.textContent).toContain('21');
  expect(ring.querySelector('.track')?.dom?.outerHTML).toMatch(/--left: ?70%/);
});
