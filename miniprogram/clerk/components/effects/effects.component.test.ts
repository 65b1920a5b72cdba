test('says the figure, then each effect with its value and its reason', async () => {
  const slip = await renderComponent('clerk/components/effects/effects', {
    label: '退给顾客',
    figure: '430.00',
    unit: '元',
    parts: [
      { title: '收回积分', value: '−946 分', because: '收回 946 分。', warn: false },
      { title: '等级', value: '金卡 → 银卡', because: '', warn: true },
    ],
  });
  expect(slip.querySelector('.head')?.dom?.textContent).toBe('退给顾客430.00元');
  expect(slip.querySelectorAll('.part').map((part) => part.dom?.textContent)).toEqual([
    '收回积分−946 分收回 946 分。',
    '等级金卡 → 银卡',
  ]);
  expect(slip.querySelectorAll('.warning').map((part) => part.dom?.textContent)).toEqual(['金卡 → 银卡']);
  slip.detach();
});
