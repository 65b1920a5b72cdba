import { pageUrl, readSaleName, saleNameText } from './sale-name';

test('a purchase survives being put into an address, whatever its receipt is', () => {
  for (const receipt of ['0931', 'JA-1:2', 'a b&c=d']) {
    expect(readSaleName(saleNameText({ storeId: 'jingan', receipt }))).toEqual({ storeId: 'jingan', receipt });
  }
});

test('what names no purchase is none', () => {
  expect(readSaleName('')).toBeUndefined();
  expect(readSaleName('0931')).toBeUndefined();
});

test('an address names the page, the customer and the purchase', () => {
  expect(pageUrl('refund', 'jingan:zhou:80261148', { storeId: 'jingan', receipt: '09&31' })).toBe(
    '/clerk/pages/refund/refund?session=jingan%3Azhou%3A80261148&of=jingan%3A09%2631',
  );
});
