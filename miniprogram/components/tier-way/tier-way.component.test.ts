import type { KeepingView } from './keeping';

const keeping: KeepingView = {
  sentence: '2027年3月1日前再消费 1,200 元，保住金卡',
  pressing: false,
  title: '到时不再计入的有',
  rollsOff: { rows: [{ label: '1月3日起不计', amount: '398.00 元' }], laterLabel: '' },
};
const render = (of: Partial<KeepingView> = {}) =>
  renderComponent('components/tier-way/tier-way', {
    progress: '再消费 5,680 元，升为黑卡',
    percent: 71.6,
    keeping: { ...keeping, ...of },
  });

test('is one line, and opens into what keeps the tier and what rolls off', async () => {
  const way = await render();
  expect(way.dom?.textContent).toBe('再消费 5,680 元，升为黑卡');
  way.querySelector('.head')?.dispatchEvent('tap');
  await settled();
  for (const words of ['2027年3月1日前再消费 1,200 元，保住金卡', '到时不再计入的有', '1月3日起不计', '398.00 元']) {
    expect(way.dom?.textContent).toContain(words);
  }
  way.querySelector('.head')?.dispatchEvent('tap');
  await settled();
  expect(way.dom?.textContent).toBe('再消费 5,680 元，升为黑卡');
});

test('says what is pressing without being opened', async () => {
  const way = await render({ pressing: true });
  expect(way.dom?.textContent).toContain('保住金卡');
  expect(way.dom?.textContent).not.toContain('起不计');
});

test('has nothing to open for the lowest tier', async () => {
  const way = await render({ sentence: '', title: '', rollsOff: { rows: [], laterLabel: '' } });
  expect(way.querySelector('.fold')).toBeUndefined();
  way.querySelector('.head')?.dispatchEvent('tap');
  await settled();
  expect(way.dom?.textContent).toBe('再消费 5,680 元，升为黑卡');
});
