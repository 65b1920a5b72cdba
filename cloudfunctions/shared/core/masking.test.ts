import { maskName, maskPhone } from './masking';
import { parseName } from './member-name';

it('hides the middle of a phone number', () => {
  expect(maskPhone('13812346207')).toBe('138****6207');
});

it.each([
  ['林知夏', '林**'],
  ['林晚', '林*'],
  ['𠮷田', '𠮷*'],
  ['Margaret', 'M**'],
  ['', ''],
])('shows %p as %p', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

it.each([
  ['  林知夏 ', '林知夏'],
  ['Ada  Lovelace', 'Ada Lovelace'],
  ['一二三四五六七八九十一二三四五六七八九十', '一二三四五六七八九十一二三四五六七八九十'],
  ['一二三四五六七八九十一二三四五六七八九十一', undefined],
  ['a\nb', undefined],
  ['\u202egnp', undefined],
])('keeps the name %p as %p', (text, name) => {
  expect(parseName(text)).toBe(name);
});
