import { readFileSync } from 'node:fs';
import { apiNamesFile, apiNamesSource, wxSupport } from './supported';

const support = wxSupport();

test('every API that the preview claims exists in the typings', () => {
  expect(support.unknown).toEqual([]);
});

test('the checked-in list of the base library names is the one of the typings', () => {
  expect(readFileSync(apiNamesFile, 'utf8')).toBe(apiNamesSource());
});

test('names what it supports and what it does not', () => {
  expect(support.supported).toEqual(
    expect.arrayContaining(['cloud.callFunction', 'navigateTo', 'requestSubscribeMessage', 'scanCode']),
  );
  expect(support.unsupported).toEqual(expect.arrayContaining(['getLocation', 'requestPayment']));
});
