import { phoneNumberOf } from './phone-number';

const info = { phoneNumber: '+8613812346207', purePhoneNumber: '13812346207', countryCode: '86' };

describe('WeChat’s answer to a phone code', () => {
  it.each([
    ['an object', { errcode: 0, phone_info: info }],
    ['text', JSON.stringify({ errcode: 0, phone_info: info })],
    ['a result of text', { result: JSON.stringify({ errcode: 0, phone_info: info }) }],
    ['a result in camel case', { result: { errCode: 0, phoneInfo: info } }],
  ])('is read from %s', (_, answer) => {
    expect(phoneNumberOf(answer)).toBe('13812346207');
  });

  it('keeps the country code of a number from abroad', () => {
    const abroad = { purePhoneNumber: '91234567', countryCode: '852' };
    expect(phoneNumberOf({ errcode: 0, phone_info: abroad })).toBe('+85291234567');
  });

  it('says that a code was not taken', () => {
    expect(phoneNumberOf({ errcode: 40029, errmsg: 'invalid code' })).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['has an error beside the number', { errcode: -1, errmsg: 'for 13812346207', phone_info: info }],
    ['lacks the country code', { errcode: 0, phone_info: { purePhoneNumber: '13812346207' } }],
    ['has a number for the text', { errcode: 0, phone_info: { purePhoneNumber: 13812346207, countryCode: '86' } }],
    ['has it elsewhere', { errcode: 0, phone: info }],
    ['is cut off', '{"phone_info":{"phoneNumber":"13812346207"'],
    ['is no JSON', '13812346207 is the number'],
  ])('is a fault that names no phone number when it %s', (_, answer) => {
    let fault: unknown;
    try {
      phoneNumberOf(answer);
    } catch (thrown) {
      fault = thrown;
    }
    expect(fault).toBeInstanceOf(Error);
    expect(fault instanceof Error ? fault.stack : '').not.toMatch(/\d{8}/);
  });
});
