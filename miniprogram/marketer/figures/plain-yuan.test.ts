import type { Fen } from '@vip-card/core';
import { plainYuan } from './plain-yuan';

test.each([
  [11959860, '119598.60'],
  [5, '0.05'],
  [-120, '-1.20'],
])('%d fen are %s yuan to a spreadsheet', (fen, text) => {
  expect(plainYuan(fen as Fen)).toBe(text);
});
