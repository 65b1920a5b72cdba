test('shows each answer with its figure, and tells which was chosen', async () => {
  const question = await renderComponent('clerk/components/choices/choices', {
    ask: '还差 334 分，请顾客选',
    options: [
      { id: 'cash', label: '从退款里扣 3.34 元', cash: '退 426.66 元', on: false },
      { id: 'owe', label: '先记着，以后得分先补', cash: '退 430.00 元', on: true },
    ],
  });
  const chosen: unknown[] = [];
  question.addEventListener('choose', ({ detail }) => chosen.push(detail['id']));
  expect(question.dom?.textContent).toContain('还差 334 分，请顾客选');
  expect(question.querySelectorAll('.option.on').map((option) => option.dom?.textContent)).toEqual([
    '先记着，以后得分先补退 430.00 元',
  ]);
  question.querySelector('.option')?.dispatchEvent('tap');
  await settled();
  expect(chosen).toEqual(['cash']);
  question.detach();
});
