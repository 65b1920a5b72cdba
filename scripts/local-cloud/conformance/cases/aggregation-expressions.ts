import { command, cloud, failed } from '../conformance-cloud';
import type { Collection, Fields } from '../sdk';

const $ = command.aggregate;

const document: Fields = {
  _id: 'one',
  n: 7.5,
  i: 17,
  minus: -3,
  zero: 0,
  text: 'Hello 世界 😀',
  name: 'suli',
  list: [3, 1, 2, 3],
  other: [2, 9],
  lines: [
    { sku: 'x', n: 2 },
    { sku: 'y', n: 5 },
  ],
  pairs: [
    ['a', 1],
    ['b', 2],
  ],
  obj: { a: 1, b: 2 },
  yes: true,
  no: false,
  nothing: null,
  // A Saturday evening in UTC that is Sunday the 1st of March in Shanghai.
  at: new Date('2026-02-28T16:30:45.678Z'),
};

let collection: Collection;
beforeAll(async () => {
  collection = await cloud.filled([document]);
});

async function evaluate(expression: unknown): Promise<unknown> {
  const answer: unknown = await collection.aggregate().project({ _id: 0, value: expression }).end();
  return (answer as { data: Fields[] }).data[0]?.['value'];
}

const shanghai = { date: '$at', timezone: 'Asia/Shanghai' };

const cases: [string, unknown, unknown][] = [
  ['abs', $.abs('$minus'), 3],
  ['add', $.add(['$i', 3, 1.5]), 21.5],
  ['add to a date', $.add(['$at', 1000]), new Date('2026-02-28T16:30:46.678Z')],
  ['add with null', $.add(['$i', '$nothing']), null],
  ['ceil', $.ceil('$n'), 8],
  ['divide', $.divide(['$n', 2]), 3.75],
  ['exp', $.exp(0), 1],
  ['floor', $.floor('$n'), 7],
  ['ln', $.ln(1), 0],
  ['log', $.log([8, 2]), 3],
  ['log10', $.log10(1000), 3],
  ['mod', $.mod(['$i', 5]), 2],
  ['multiply', $.multiply(['$i', 2, '$n']), 255],
  ['pow', $.pow(['$minus', 3]), -27],
  ['sqrt', $.sqrt(49), 7],
  ['subtract', $.subtract(['$i', 20]), -3],
  ['subtract of two dates', $.subtract(['$at', new Date('2026-02-28T16:30:45.000Z')]), 678],
  ['trunc', $.trunc(-7.9), -7],
  ['arrayElemAt', $.arrayElemAt(['$list', 1]), 1],
  ['arrayElemAt from the end', $.arrayElemAt(['$list', -1]), 3],
  ['arrayElemAt beyond the end', $.arrayElemAt(['$list', 9]), undefined],
  ['arrayToObject of pairs', $.arrayToObject('$pairs'), { a: 1, b: 2 }],
  ['arrayToObject of k and v', $.arrayToObject([[{ k: 'x', v: 1 }]]), { x: 1 }],
  ['concatArrays', $.concatArrays(['$list', '$other']), [3, 1, 2, 3, 2, 9]],
  ['concatArrays with null', $.concatArrays(['$list', '$nothing']), null],
  ['filter', $.filter({ input: '$lines', as: 'line', cond: $.gt(['$$line.n', 3]) }), [{ sku: 'y', n: 5 }]],
  ['in', $.in([2, '$list']), true],
  ['indexOfArray', $.indexOfArray(['$list', 3, 1]), 3],
  ['indexOfArray of nothing', $.indexOfArray(['$list', 'x']), -1],
  ['isArray', $.isArray(['$list']), true],
  ['map', $.map({ input: '$lines', as: 'line', in: $.multiply(['$$line.n', 10]) }), [20, 50]],
  ['range', $.range([0, 10, 3]), [0, 3, 6, 9]],
  ['range downwards', $.range([3, 0, -1]), [3, 2, 1]],
  ['reduce', $.reduce({ input: '$lines', initialValue: 1, in: $.add(['$$value', '$$this.n']) }), 8],
  ['reverseArray', $.reverseArray('$list'), [3, 2, 1, 3]],
  ['size', $.size('$lines'), 2],
  ['slice', $.slice(['$list', 2]), [3, 1]],
  ['slice from the end', $.slice(['$list', -2]), [2, 3]],
  ['slice from a place', $.slice(['$list', 1, 2]), [1, 2]],
  [
    'zip',
    $.zip({ inputs: ['$list', '$other'] }),
    [
      [3, 2],
      [1, 9],
    ],
  ],
  [
    'zip to the longest',
    $.zip({ inputs: ['$other', [1, 2, 3]], useLongestLength: true, defaults: [0, 0] }),
    [
      [2, 1],
      [9, 2],
      [0, 3],
    ],
  ],
  ['and', $.and(['$yes', '$i']), true],
  ['and with zero', $.and(['$yes', '$zero']), false],
  ['or', $.or(['$no', '$nothing', 'text']), true],
  ['not', $.not(['$no']), true],
  ['cmp', $.cmp(['$i', '$n']), 1],
  ['cmp across types', $.cmp([5, 'a']), -1],
  ['eq', $.eq(['$obj', { a: 1, b: 2 }]), true],
  ['eq of null and missing', $.eq(['$nothing', '$missing']), false],
  ['neq', $.neq(['$i', 17]), false],
  ['gt', $.gt(['$i', '$n']), true],
  ['gte', $.gte([17, '$i']), true],
  ['lt', $.lt(['$i', 'text']), true],
  ['lte', $.lte(['$at', new Date()]), true],
  ['cond', $.cond({ if: $.gt(['$i', 10]), then: 'many', else: 'few' }), 'many'],
  ['cond as a list', $.cond(['$zero', 1, 2]), 2],
  ['ifNull', $.ifNull(['$nothing', 'none']), 'none'],
  ['ifNull of a missing field', $.ifNull(['$missing', 'none']), 'none'],
  [
    'switch',
    $.switch({
      branches: [
        { case: $.lt(['$i', 10]), then: 'S' },
        { case: $.lt(['$i', 20]), then: 'M' },
      ],
      default: 'L',
    }),
    'M',
  ],
  ['dateFromParts', $.dateFromParts({ year: 2026, month: 3, day: 1, hour: 8 }), new Date('2026-03-01T08:00:00Z')],
  [
    'dateFromParts in a zone',
    $.dateFromParts({ year: 2026, month: 3, day: 1, timezone: 'Asia/Shanghai' }),
    new Date('2026-02-28T16:00:00Z'),
  ],
  ['dateFromParts of a month too many', $.dateFromParts({ year: 2025, month: 14 }), new Date('2026-02-01T00:00:00Z')],
  [
    'dateFromParts of an ISO week',
    $.dateFromParts({ isoWeekYear: 2026, isoWeek: 1 }),
    new Date('2025-12-29T00:00:00Z'),
  ],
  ['dateFromString', $.dateFromString({ dateString: '2026-03-01T08:00:00.5Z' }), new Date('2026-03-01T08:00:00.500Z')],
  [
    'dateFromString in a zone',
    $.dateFromString({ dateString: '2026-03-01', timezone: '+08:00' }),
    new Date('2026-02-28T16:00:00Z'),
  ],
  [
    'dateFromString by a format',
    $.dateFromString({ dateString: '01/03/2026', format: '%d/%m/%Y' }),
    new Date('2026-03-01T00:00:00Z'),
  ],
  [
    'dateToString',
    $.dateToString({ date: '$at', format: '%Y-%m-%d %H:%M:%S.%L %j %u %V %G' }),
    '2026-02-28 16:30:45.678 059 6 09 2026',
  ],
  [
    'dateToString in a zone',
    $.dateToString({ date: '$at', format: '%Y-%m-%d %H:%M %z', timezone: 'Asia/Shanghai' }),
    '2026-03-01 00:30 +0800',
  ],
  ['dateToString of null', $.dateToString({ date: '$nothing', format: '%Y', onNull: 'never' }), 'never'],
  ['year', $.year('$at'), 2026],
  ['month', $.month('$at'), 2],
  ['month in a zone', $.month(shanghai), 3],
  ['dayOfMonth in a zone', $.dayOfMonth(shanghai), 1],
  ['dayOfWeek', $.dayOfWeek('$at'), 7],
  ['dayOfWeek in a zone', $.dayOfWeek(shanghai), 1],
  ['dayOfYear', $.dayOfYear('$at'), 59],
  ['hour', $.hour('$at'), 16],
  ['hour in a zone by offset', $.hour({ date: '$at', timezone: '+0530' }), 22],
  ['minute', $.minute('$at'), 30],
  ['second', $.second('$at'), 45],
  ['millisecond', $.millisecond('$at'), 678],
  ['isoDayOfWeek', $.isoDayOfWeek('$at'), 6],
  ['isoWeek at the turn of the year', $.isoWeek(new Date('2027-01-01T00:00:00Z')), 53],
  ['isoWeekYear at the turn of the year', $.isoWeekYear(new Date('2027-01-01T00:00:00Z')), 2026],
  ['week, which begins on Sunday', $.week(new Date('2026-01-04T00:00:00Z')), 1],
  ['week before the first Sunday', $.week(new Date('2026-01-03T00:00:00Z')), 0],
  ['a date part of null', $.year('$nothing'), null],
  ['literal', $.literal('$i'), '$i'],
  ['mergeObjects', $.mergeObjects(['$obj', { b: 9, c: 3 }, '$nothing']), { a: 1, b: 9, c: 3 }],
  [
    'objectToArray',
    $.objectToArray('$obj'),
    [
      { k: 'a', v: 1 },
      { k: 'b', v: 2 },
    ],
  ],
  ['allElementsTrue', $.allElementsTrue([[1, true, 'x']]), true],
  ['anyElementTrue', $.anyElementTrue([[0, false, null]]), false],
  ['setDifference', $.setDifference(['$list', '$other']), [1, 3]],
  [
    'setEquals',
    $.setEquals([
      [1, 2, 2],
      [2, 1],
    ]),
    true,
  ],
  ['setIntersection', $.setIntersection(['$list', '$other']), [2]],
  ['setIsSubset', $.setIsSubset([[1, 2], '$list']), true],
  ['setUnion', $.setUnion(['$other', [1]]), [1, 2, 9]],
  ['concat', $.concat(['$name', '-', 'x']), 'suli-x'],
  ['concat with null', $.concat(['$name', '$nothing']), null],
  ['indexOfBytes', $.indexOfBytes(['$text', '界']), 9],
  ['indexOfCP', $.indexOfCP(['$text', '😀']), 9],
  ['indexOfCP from a place', $.indexOfCP(['$name', 's', 1]), -1],
  ['split', $.split(['a,b,,c', ',']), ['a', 'b', '', 'c']],
  ['strLenBytes', $.strLenBytes('$text'), 17],
  ['strLenCP', $.strLenCP('$text'), 10],
  ['strcasecmp', $.strcasecmp(['SULI', '$name']), 0],
  ['substr', $.substr(['$name', 1, 2]), 'ul'],
  ['substr to the end by -1', $.substr(['$name', 2, -1]), 'li'],
  ['substrBytes of a character', $.substrBytes(['$text', 6, 3]), '世'],
  ['substrCP', $.substrCP(['$text', 6, 2]), '世界'],
  ['substrCP to the end by -1', $.substrCP(['$text', 9, -1]), '😀'],
  ['toLower', $.toLower('$text'), 'hello 世界 😀'],
  ['toUpper', $.toUpper('$name'), 'SULI'],
  ['sum of an array', $.sum('$list'), 9],
  ['avg of an array', $.avg('$list'), 2.25],
  ['max of several', $.max(['$i', '$n']), 17],
  ['min of an array', $.min('$list'), 1],
  ['stdDevPop of an array', $.stdDevPop([[2, 4, 4, 4, 5, 5, 7, 9]]), 2],
  ['let', $.let({ vars: { total: $.add(['$i', '$minus']) }, in: $.multiply(['$$total', 2]) }), 28],
  ['a path through an array', '$lines.n', [2, 5]],
  ['ROOT', '$$ROOT.obj.a', 1],
  [
    'an object of expressions',
    { double: $.multiply(['$i', 2]), name: '$name', lost: '$missing' },
    { double: 34, name: 'suli' },
  ],
];

test.each(cases)('computes %s', async (_name, expression, result) => {
  expect(await evaluate(expression)).toEqual(result);
});

test('NOW is the server time', async () => {
  const now = (await evaluate($.ifNull(['$$NOW', null]))) as Date;
  expect(Math.abs(now.getTime() - Date.now())).toBeLessThan(5_000);
});

const raw: [string, unknown, unknown][] = [
  ['$toString', { $toString: '$i' }, '17'],
  ['$toInt', { $toInt: '42' }, 42],
  ['$toDate', { $toDate: 0 }, new Date(0)],
  ['$convert with a fallback', { $convert: { input: 'x', to: 'int', onError: -1 } }, -1],
  ['$type', { $type: '$list' }, 'array'],
  ['$trim', { $trim: { input: ' x ' } }, 'x'],
  ['$regexMatch', { $regexMatch: { input: '$name', regex: '^su' } }, true],
  ['$dateAdd', { $dateAdd: { startDate: '$at', unit: 'day', amount: 1 } }, new Date('2026-03-01T16:30:45.678Z')],
];

test.each(raw)('computes the later operator %s', async (_name, expression, result) => {
  expect(await evaluate(expression)).toEqual(result);
});

const refused: [string, unknown][] = [
  ['an unknown operator', { $double: 1 }],
  ['adding to a text', $.add(['$name', 1])],
  ['division by zero', $.divide(['$i', 0])],
  ['the size of a number', $.size('$i')],
  ['an unknown variable', '$$nobody'],
  ['a date part of a text', $.year('$name')],
  ['an unknown time zone', $.hour({ date: '$at', timezone: 'Mars/Base' })],
  ['a switch without a way out', $.switch({ branches: [{ case: '$no', then: 1 }] })],
  ['half a character', $.substrBytes(['$text', 7, 1])],
  ['a length below -1', $.substrCP(['$name', 0, -2])],
  ['the length of null', $.strLenCP('$nothing')],
  ['two operators in one', { $add: [1], $abs: 1 }],
];

test.each(refused)('refuses %s', async (_name, expression) => {
  await expect(evaluate(expression)).rejects.toMatchObject(failed);
});
