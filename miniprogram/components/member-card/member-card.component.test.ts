const gold = { tier: 'gold', tierName: '金卡', name: '林知夏', note: '8026 1148' };

test('shows the brand, the tier, the name and the number, in the material of the tier', async () => {
  const card = await renderComponent('components/member-card/member-card', gold);
  expect(card.dom?.textContent).toContain('SULI');
  for (const words of ['金卡', '林知夏', '8026 1148']) expect(card.dom?.textContent).toContain(words);
  expect(card.querySelector('.gold')).toBeDefined();
});

test('a tap turns it, when it can be turned', async () => {
  const card = await renderComponent('components/member-card/member-card', { ...gold, turnLabel: '会员码' });
  let turned = 0;
  card.addEventListener('turn', () => (turned += 1));
  expect(card.dom?.textContent).toContain('会员码');
  card.querySelector('.card')?.dispatchEvent('tap');
  await settled();
  expect(turned).toBe(1);
});

test('a specimen does not turn', async () => {
  const card = await renderComponent('components/member-card/member-card', gold);
  let turned = 0;
  card.addEventListener('turn', () => (turned += 1));
  card.querySelector('.card')?.dispatchEvent('tap');
  await settled();
  expect(turned).toBe(0);
});
