import fc from 'fast-check';
import { amountInFen, amountKeys } from './amount-entry';
import {
  addLine,
  changeQuantity,
  chooseLine,
  currentLine,
  editLine,
  mostPieces,
  pressOnSale,
  removeLine,
  saleLines,
  startSale,
  totalPaid,
  type SaleDraft,
} from './sale-draft';

const typed = (draft: SaleDraft, amount: string): SaleDraft =>
  Array.from(amount).reduce((each, key) => pressOnSale(each, key as '1'), draft);

/** Two shirts and a child's dress, the third line just opened. */
function threeLines(): SaleDraft {
  let draft = addLine(typed(startSale('womenswear'), '398'));
  draft = addLine(typed(draft, '458'));
  return editLine(draft, { category: 'kidswear' });
}

test('a bill is what was typed, in fen, with the list price equal to the price paid where none was given', () => {
  expect(saleLines(typed(threeLines(), '128.5'))).toEqual([
    { category: 'womenswear', quantity: 1, paid: 39800, list: 39800 },
    { category: 'womenswear', quantity: 1, paid: 45800, list: 45800 },
    { category: 'kidswear', quantity: 1, paid: 12850, list: 12850 },
  ]);
});

test('an opened line without an amount is not sold', () => {
  expect(saleLines(threeLines())).toHaveLength(2);
  expect(totalPaid(threeLines())).toBe(85600);
});

test('a line of zero yuan is sold: a gift is a sale', () => {
  expect(saleLines(typed(startSale('accessories'), '0'))).toEqual([
    { category: 'accessories', quantity: 1, paid: 0, list: 0 },
  ]);
});

test('a next line opens only when this one has an amount', () => {
  const draft = startSale('womenswear');
  expect(addLine(draft)).toBe(draft);
});

test('a next line starts with the category of the last', () => {
  const draft = addLine(editLine(typed(startSale('womenswear'), '1'), { category: 'kidswear' }));
  expect(currentLine(draft).category).toBe('kidswear');
});

test('going back to a line drops the empty one that was opened last', () => {
  const back = chooseLine(threeLines(), 0);
  expect(back.lines).toHaveLength(2);
  expect(currentLine(back).paid).toBe('398');
});

test('taking away the only line leaves an empty one in its category', () => {
  const draft = removeLine(typed(startSale('kidswear'), '12'));
  expect(draft.lines).toEqual([{ ...currentLine(startSale('kidswear')) }]);
});

test('details are trimmed, and those not given are left out', () => {
  const draft = editLine(typed(startSale('womenswear'), '398'), {
    name: ' 亚麻衬衫 ',
    size: 'M',
    colour: '  ',
    list: '498',
  });
  expect(saleLines(draft)).toEqual([
    { category: 'womenswear', quantity: 1, paid: 39800, list: 49800, name: '亚麻衬衫', size: 'M' },
  ]);
});

test('the quantity stays between one and what a till sells', () => {
  const draft = startSale('womenswear');
  expect(currentLine(changeQuantity(draft, -1)).quantity).toBe(1);
  const many = Array.from({ length: 200 }).reduce<SaleDraft>((each) => changeQuantity(each, 1), draft);
  expect(currentLine(many).quantity).toBe(mostPieces);
});

test('however it is handled, a draft has a current line, and its total is the sum of what it would sell', () => {
  const step = fc.oneof(
    fc.constantFrom(...amountKeys).map((key) => (draft: SaleDraft) => pressOnSale(draft, key)),
    fc.constant(addLine),
    fc.constant(removeLine),
    fc.integer({ min: -1, max: 5 }).map((at) => (draft: SaleDraft) => chooseLine(draft, at)),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const draft = steps.reduce<SaleDraft>((each, next) => next(each), startSale('womenswear'));
      expect(draft.lines[draft.current]).toBeDefined();
      const sum = draft.lines.reduce((total, line) => total + amountInFen(line.paid), 0);
      expect(totalPaid(draft)).toBe(sum);
    }),
  );
});
