import { entityNames } from './entities';

const chain = {
  entities: [
    { entity: 'suli', zh: '素里零售有限公司', en: 'SULI Retail Co., Ltd.' },
    { entity: 'heyi', zh: '南京禾衣商贸有限公司' },
  ],
};

/** What somebody who reads this language sees for three entities. */
function names(language: string): string[] {
  Object.assign(globalThis, { wx: { getAppBaseInfo: () => ({ language }) } });
  return ['suli', 'heyi', 'jinmen'].map(entityNames(chain));
}

test('an entity is called by its name, in English where it has one; without a name by its code', () => {
  expect(names('zh_CN')).toEqual(['素里零售有限公司', '南京禾衣商贸有限公司', 'jinmen']);
  expect(names('en')).toEqual(['SULI Retail Co., Ltd.', '南京禾衣商贸有限公司', 'jinmen']);
});

test('before the chain is known, codes stand for themselves', () => {
  expect(entityNames(undefined)('suli')).toBe('suli');
});
