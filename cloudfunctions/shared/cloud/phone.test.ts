import { phoneOf } from './phone';

afterEach(() => {
  delete process.env['PHONE_HASH_KEY'];
});

it('names a phone by a hash that depends on the chain’s own key', () => {
  process.env['PHONE_HASH_KEY'] = 'one chain';
  const phone = phoneOf('13812346207');
  expect(phone).toMatchObject({ number: '13812346207', masked: '138****6207', lastFour: '6207' });
  expect(phone.hash).toMatch(/^[0-9a-f]{64}$/);
  process.env['PHONE_HASH_KEY'] = 'another';
  expect(phoneOf('13812346207').hash).not.toBe(phone.hash);
});

it('says what to do when the key is missing, and makes none up', () => {
  expect(() => phoneOf('13812346207')).toThrow('PHONE_HASH_KEY');
});
