import { acceptsField } from './message-fields';

const good: [field: string, value: string][] = [
  ['thing1', '您的积分即将到期'],
  ['thing20', '二十个字的说明文字刚刚好可以放进去不多不少'.slice(0, 20)],
  ['number2', '12345678901234567890123456789012'],
  ['number2', '3.50'],
  ['letter3', 'ABCdef'],
  ['symbol1', '***'],
  ['character_string4', 'NO.2030-05/01'],
  ['time1', '15:01'],
  ['time1', '2019年10月1日 15:01'],
  ['time1', '15:01~16:30'],
  ['date1', '2019年10月1日'],
  ['date1', '2019-10-01 15:01'],
  ['date1', '2019年10月1日~2019年10月7日'],
  ['amount1', '￥1299.00'],
  ['amount1', '¥100元'],
  ['phone_number1', '+86-0766-66888866'],
  ['car_number1', '粤A8Z888挂'],
  ['name1', '欧阳娜娜'],
  ['name1', 'Anna Smith'],
  ['phrase1', '已到账'],
];

const bad: [field: string, value: string][] = [
  ['thing1', ''],
  ['thing1', '一二三四五六七八九十一二三四五六七八九十一'],
  ['number2', '12a'],
  ['number2', '123456789012345678901234567890123'],
  ['letter3', '字'],
  ['symbol1', '******'],
  ['character_string4', '编号12'],
  ['time1', '25:00'],
  ['date1', '2019年13月1日'],
  ['date1', '2019-10-01~2019-10-02~2019-10-03'],
  ['date1', 'tomorrow'],
  ['amount1', '12345678901'],
  ['amount1', '1,299'],
  ['phone_number1', '138001380001380013'],
  ['car_number1', '粤A8Z888888挂'],
  ['name1', '一二三四五六七八九十一'],
  ['name1', 'x'.repeat(21)],
  ['phrase1', '六个字的短语'],
  ['phrase1', 'ok'],
  ['colour1', 'red'],
  ['1', 'x'],
];

it.each(good)('%s takes %s', (field, value) => {
  expect(acceptsField(field, value)).toBe(true);
});

it.each(bad)('%s does not take %j', (field, value) => {
  expect(acceptsField(field, value)).toBe(false);
});
