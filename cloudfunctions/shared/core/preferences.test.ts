import { preferencesOf } from './preferences';
import { line } from './testing/shop';

const bought = (category: string, size: string, colour: string, quantity = 1) => ({
  ...line(100, category),
  size,
  colour,
  quantity,
});

it('names the size bought most in each category, the newest winning a tie', () => {
  const { sizes } = preferencesOf([
    { lines: [bought('womenswear', 'M', '白'), bought('kidswear', '116', '灰')] },
    { lines: [bought('womenswear', 'S', '白'), bought('kidswear', '110', '灰', 2)] },
  ]);
  expect(sizes).toEqual([
    { category: 'womenswear', size: 'M' },
    { category: 'kidswear', size: '110' },
  ]);
});

it('names at most three colours, most bought first', () => {
  const lines = [bought('a', 'M', '燕麦'), bought('a', 'M', '灰'), bought('a', 'M', '黑'), bought('a', 'M', '白', 2)];
  expect(preferencesOf([{ lines }]).colours).toEqual(['白', '燕麦', '灰']);
});

it('knows nothing from purchases without sizes', () => {
  expect(preferencesOf([{ lines: [line(100)] }])).toEqual({ sizes: [], colours: [] });
});
