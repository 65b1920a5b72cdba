import { emptyLine } from './empty-line';
import type { LineView } from './receipt';

const line: LineView = {
  ...emptyLine,
  id: '7',
  cause: '购物',
  when: '11月14日 16:20，静安店',
  points: '+714',
  earned: true,
  parts: [[{ label: '每 1 元积 1 分', amount: '+476', sum: false }], [{ label: '得分', amount: '714 分', sum: true }]],
  notes: ['当时童装差 24 元。'],
  version: '按积分规则第 12 版',
};

test('is one line until it is opened', async () => {
  const shown = await renderComponent('components/points-line/points-line', { line, open: false });
  expect(shown.dom?.textContent).toContain('+714');
  expect(shown.dom?.textContent).not.toContain('每 1 元积 1 分');
  expect(shown.querySelector('.accent')).toBeDefined();
});

test('opens into its receipt: rules, total, near miss and the version', async () => {
  const shown = await renderComponent('components/points-line/points-line', { line, open: true });
  for (const words of ['每 1 元积 1 分', '+476', '714 分', '当时童装差 24 元。', '按积分规则第 12 版']) {
    expect(shown.dom?.textContent).toContain(words);
  }
});

test('says which line was tapped', async () => {
  const shown = await renderComponent('components/points-line/points-line', { line, open: false });
  const folded: unknown[] = [];
  shown.addEventListener('fold', ({ detail }) => folded.push(detail));
  shown.querySelector('.head')?.dispatchEvent('tap');
  await settled();
  expect(folded).toEqual([{ id: '7' }]);
});

test('points taken are not the accent', async () => {
  const taken = { ...line, points: '−186', earned: false };
  const shown = await renderComponent('components/points-line/points-line', { line: taken, open: false });
  expect(shown.querySelector('.accent')).toBeUndefined();
});

test('says what became of a purchase', async () => {
  const shown = await renderComponent('components/points-line/points-line', {
    line: { ...line, tag: '已退货' },
    open: false,
  });
  expect(shown.dom?.textContent).toContain('已退货');
});
